import { textsIn } from '../../shared/languages.ts';
import type { HallView } from '../../shared/views.ts';
import type { HallCounter } from '../../shared/wall/hall-wall.ts';
import { PlateName } from '../../ui/plate.tsx';
import { say } from '../../ui/words.ts';
import type { Board } from '../board.ts';
import { Fit } from '../fit.tsx';
import { Turning } from '../screens/turning.tsx';
import type { ScreenWords } from '../words.ts';
import type { LayoutProps } from './layout-props.ts';
import { layoutWords } from './words.ts';

/** Above one counter: what it is called, the number that it serves as large as fits, and whether it is open. */
export function CounterLayout({ board, view, words }: LayoutProps) {
  const { language } = words;
  const counter = view.counters?.[0] ?? null;
  if (counter === null) return <main class="stage" />;
  const { number, fresh, line } = atCounter(view, board, counter, words);
  const place = counter.place === null ? '' : say(counter.place, language, view.centre.languages);
  return (
    <main class="stage above" aria-live="polite">
      <header class="above__head">
        <Fit class="above__plate">
          <PlateName name={counter.name} wordClass="plate-word" />
        </Fit>
        {place !== '' && (
          <Fit class="above__place">
            <Turning text={place} language={language} />
          </Fit>
        )}
      </header>
      <section class={`above__now above__now--${number === null ? counter.state : fresh ? 'fresh' : 'number'}`}>
        {number !== null && <Fit class="above__number">{number}</Fit>}
        <Fit class={number === null ? 'above__state' : 'above__line'}>
          <Turning text={line} language={language} />
        </Fit>
      </section>
    </main>
  );
}

const atCounter = (view: HallView, board: Board, { id, state }: HallCounter, { display, language }: ScreenWords) => {
  const said = textsIn(layoutWords, language);
  const row = board.rows.find(({ counter }) => counter.id === id);
  const call = row ?? view.calls.find(({ counter }) => counter.id === id);
  if (call === undefined) return { number: null, fresh: false, line: state === 'open' ? said.free : said[state] };
  const fresh = row?.fresh === true;
  const again = call.call > 1 ? display.callingAgain : display.calling;
  const line = call.status === 'serving' ? said.serving : fresh ? again : display.called;
  return { number: call.number, fresh, line };
};
