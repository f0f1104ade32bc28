import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { duration, maybePercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import { useKeys } from '../../ui/use-keys.ts';
import type { BoardModel } from '../board-model.ts';
import { rowColumns } from '../row-order.ts';
import { type RowFilter, rowFilters } from '../rows.ts';
import type { SectionProps } from '../section.ts';
import { useScene } from './context.ts';
import { Coming } from './lazily.tsx';
import { Plain } from './plain.tsx';
import { Running } from './running.tsx';

/** The sums of the country, what is looked for, and the centres; what there is to say while there are none. */
export function BoardFrame({ board, world, Centres }: FrameProps) {
  const { country } = useScene();
  if (board.state.value === 'loading') return <Coming />;
  if (board.state.value === 'unreachable') return <Plain title={country.unreachable} />;
  if (board.all.value.length === 0) return <Plain title={country.none} more={country.noneMore} />;
  return (
    <main class={board.state.value === 'old' ? 'board board--old' : 'board'}>
      <Totals board={board} />
      <Choosing board={board} />
      {board.rows.value.length === 0 ? (
        <p class="centres__none">{country.nothingFits}</p>
      ) : (
        <Centres board={board} at={centreIn(world.place.path.peek())} />
      )}
    </main>
  );
}

interface FrameProps extends SectionProps {
  /** The centres that are looked for; `at` = the id of the one that the address names, empty = none. */
  readonly Centres: ComponentType<{ readonly board: BoardModel; readonly at: string }>;
}

/** Goes to the link of a centre, where it is shown. */
export function lookAt(centre: string): void {
  document.getElementById(`centre-${centre}`)?.focus();
}

const Totals = ({ board }: { readonly board: BoardModel }) => {
  const { country } = useScene();
  const { figures } = country;
  const totals = board.totals.value;
  const wrong = board.counts.value.wrong;
  const number = (n: number): string => wholeNumber(n, country);
  const since = totals.longestSince;
  return (
    <section class="totals" aria-label={country.totals}>
      <dl>
        <Figure word={figures.waiting} more={country.counted(number(totals.counted), number(totals.centres))}>
          {number(totals.waiting)}
        </Figure>
        <Figure word={figures.longest}>
          {since === null ? (
            <small>{country.nobodyWaits}</small>
          ) : (
            <Running text={() => duration(Math.max(0, (board.now.value - Date.parse(since)) / 1000), country)} />
          )}
        </Figure>
        <Figure word={figures.counters}>{country.of(number(totals.counters.open), number(totals.counters.all))}</Figure>
        <Figure word={figures.level} more={country.calls(number(totals.today.calls))}>
          {maybePercent(totals.today.serviceLevel, country)}
        </Figure>
        <Figure word={figures.centres}>{country.of(number(totals.open), number(totals.counted))}</Figure>
        <Figure word={figures.wrong} mark={wrong > 0}>
          {wrong === 0 ? <small>{country.allWell}</small> : number(wrong)}
        </Figure>
      </dl>
    </section>
  );
};

const Figure = (props: {
  readonly word: string;
  readonly more?: string;
  readonly mark?: boolean;
  readonly children: preact.ComponentChildren;
}) => (
  <div class={props.mark === true ? 'totals__figure totals__figure--wrong' : 'totals__figure'}>
    <dt>{props.word}</dt>
    <dd>{props.children}</dd>
    {props.more !== undefined && <dd class="totals__more">{props.more}</dd>}
  </div>
);

/** The search and the filter; `/` leads to the search, and the arrows along the list. */
const Choosing = ({ board }: { readonly board: BoardModel }) => {
  const { country } = useScene();
  const search = useRef<HTMLInputElement>(null);
  useKeys((event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (pressed(event, search.current)) event.preventDefault();
  });
  const number = (n: number): string => wholeNumber(n, country);
  return (
    <div class="choosing">
      <p class="field">
        <label for="search">{country.search}</label>
        <input
          id="search"
          type="search"
          ref={search}
          autocomplete="off"
          value={board.search.value}
          onInput={(event) => board.lookFor(event.currentTarget.value)}
        />
      </p>
      <Filter board={board} />
      <Order board={board} />
      <p class="choosing__shown" role="status">
        {country.shown(number(board.rows.value.length), number(board.all.value.length))}
      </p>
      <p class="choosing__keys">{country.keys}</p>
    </div>
  );
};

const Filter = ({ board }: { readonly board: BoardModel }) => {
  const { country } = useScene();
  return (
    <p class="field">
      <label for="filter">{country.show}</label>
      <select
        id="filter"
        value={board.filter.value}
        onChange={(event) => {
          const chosen = rowFilters.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) board.choose(chosen);
        }}
      >
        {rowFilters.map((filter: RowFilter) => (
          <option key={filter} value={filter}>
            {country.withCount(country.filters[filter], wholeNumber(board.counts.value[filter], country))}
          </option>
        ))}
      </select>
    </p>
  );
};

/** The order, where there are no heads of columns to press. */
const Order = ({ board }: { readonly board: BoardModel }) => {
  const { country } = useScene();
  return (
    <p class="field choosing__order">
      <label for="order">{country.order}</label>
      <select
        id="order"
        value={board.sort.value.column}
        onChange={(event) => {
          const chosen = rowColumns.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined && chosen !== board.sort.peek().column) board.sortBy(chosen);
        }}
      >
        {rowColumns.map((column) => (
          <option key={column} value={column}>
            {country.columns[column]}
          </option>
        ))}
      </select>
    </p>
  );
};

/** The centre that the address names, `board/ID`: who comes back from its hall is where they were. */
const centreIn = (path: string): string => path.split('/')[1] ?? '';

/** Whether a key led somewhere. */
const pressed = ({ key, target }: KeyboardEvent, search: HTMLInputElement | null): boolean => {
  if (key === '/' && target !== search) {
    search?.focus();
    return true;
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  return !(target instanceof HTMLSelectElement) && moveAlong(key === 'ArrowDown' ? 1 : -1);
};

/** Goes to the next centre of the list; false where there is none. */
const moveAlong = (by: number): boolean => {
  const links = [...document.querySelectorAll<HTMLElement>('.centre-link')];
  const at = links.findIndex((link) => link.matches(':focus'));
  const next = links[at < 0 ? 0 : at + by];
  next?.focus();
  return next !== undefined;
};
