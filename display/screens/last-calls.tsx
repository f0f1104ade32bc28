import type { Room } from '../../shared/wall/wall-layout.ts';
import { plateScale } from '../../shared/wall/wall-letters.ts';
import { widthOf } from '../../ui/letters.ts';
import { PlateName } from '../../ui/plate.tsx';
import type { Row } from '../board.ts';
import { Fit } from '../fit.tsx';
import { lastCallsIn } from '../last-calls.ts';
import type { ScreenWords } from '../words.ts';
import { Turning } from './turning.tsx';

/** Those who were called before: a line below the rows, a column beside calm words, or the lower part of an upright wall. */
export function LastCalls(props: {
  readonly words: ScreenWords;
  readonly calls: readonly Row[];
  readonly room: Room;
  readonly look: 'line' | 'column' | 'upright';
  readonly turn: number;
}) {
  const { calls, room, look, words } = props;
  const title = room.width < narrow ? narrowTitle : titleWidth;
  const box = look === 'line' ? { ...room, width: room.width - title } : { ...room, height: room.height - titleHeight };
  const { size, columns, rows } = lastCallsIn(calls, box, room.near, widthOf);
  return (
    <aside class={`last-calls last-calls--${look}`} style={{ '--title': title }}>
      <Fit class="last-calls__title">
        <h2>
          <Turning text={words.display.lastCalls} language={words.language} />
        </h2>
      </Fit>
      <ul class="last-calls__list" style={{ '--size': size, '--columns': columns, '--rows': rows }}>
        {pageOf(calls, columns * rows, props.turn).map((call) => (
          <li key={call.callId} class={`last${call.status === 'called' ? ' last--called' : ''}`}>
            <span class="last__number">{call.number}</span>
            <span class="last__counter" style={{ '--scale': plateScale(call.counter.name, widthOf) }}>
              <PlateName name={call.counter.name} wordClass="plate-word" />
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** The title stands beside the calls in a line, else above them; in units. */
const titleWidth = 250;
/** Beside what the playlist shows the numbers need the room. */
const [narrow, narrowTitle] = [1200, 190];
const titleHeight = 70;

/** Who has not come yet is seen in turns, where they are too many; of the others the last. */
const pageOf = (calls: readonly Row[], length: number, turn: number): readonly Row[] => {
  const missing = calls.filter(({ status }) => status === 'called').length;
  if (missing <= length) return calls.slice(0, length);
  const page = turn % Math.ceil(missing / length);
  return calls.slice(page * length, (page + 1) * length);
};
