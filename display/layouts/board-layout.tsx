import { boardLeast } from '../../shared/devices/board-letters.ts';
import { textsIn } from '../../shared/languages.ts';
import { plateScale } from '../../shared/wall/wall-letters.ts';
import { fontsCome, widthOf } from '../../ui/letters.ts';
import { PlateName } from '../../ui/plate.tsx';
import { useRoom } from '../room.ts';
import { Calm } from '../screens/calm.tsx';
import { Turning } from '../screens/turning.tsx';
import { type BoardLine, boardGrid, boardPage, linesOf } from './board-lines.ts';
import type { LayoutProps } from './layout-props.ts';
import { layoutWords } from './words.ts';

/** Every counter that works with its number, line by line in columns. */
export function BoardLayout({ model, board, view, words }: LayoutProps) {
  fontsCome.value;
  const { box, room } = useRoom<HTMLElement>();
  const lines = linesOf(view, board);
  if (lines.length === 0 || room === null)
    return (
      <main ref={box} class="stage">
        {lines.length === 0 && <Calm view={view} words={words} room={room} />}
      </main>
    );
  const fonts = { most: room.far, least: Math.round(room.near * boardLeast) };
  const paused = view.centre.languages.map((code) => textsIn(layoutWords, code).pause);
  const grid = boardGrid(lines, { ...room, ...fonts }, paused, widthOf);
  const perPage = grid.columns * grid.rows;
  const page = boardPage(lines, grid, model.now.value);
  const pages = Math.ceil(lines.length / perPage);
  return (
    <main ref={box} class="stage" aria-live="polite">
      <ul class="board" style={{ '--size': grid.size, '--columns': grid.columns, '--rows': grid.rows }}>
        {lines.slice(page * perPage, (page + 1) * perPage).map((line) => (
          <Line key={line.counter.id} line={line} state={grid.state} language={words.language} />
        ))}
      </ul>
      {pages > 1 && <Dots count={pages} now={page} />}
    </main>
  );
}

/** Which of the pages is seen. */
const Dots = ({ count, now }: { readonly count: number; readonly now: number }) => (
  <p class="pages" aria-hidden="true">
    {Array.from({ length: count }, (_, at) => (
      <i key={at} class={at === now ? 'pages__now' : ''} />
    ))}
  </p>
);

const Line = (props: { readonly line: BoardLine; readonly state: number; readonly language: string }) => {
  const { line, state, language } = props;
  const { counter, number, fresh, announced } = line;
  const said = textsIn(layoutWords, language);
  const looks = ['board-line', fresh && 'board-line--fresh', announced && 'board-line--announced'];
  return (
    <li class={looks.filter(Boolean).join(' ')}>
      {number !== null && <span class="board-line__number">{number}</span>}
      {number === null && counter.state === 'paused' && (
        <span class="board-line__state" style={{ '--size': state }}>
          <Turning text={said.pause} language={language} />
        </span>
      )}
      {number === null && counter.state !== 'paused' && (
        <span class="board-line__none" role="img" aria-label={said.nobody} />
      )}
      <span class="board-line__counter" style={{ '--scale': plateScale(counter.name, widthOf) }}>
        <PlateName name={counter.name} wordClass="plate-word" />
      </span>
    </li>
  );
};
