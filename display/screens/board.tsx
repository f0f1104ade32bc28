import type { ComponentChildren } from 'preact';
import type { LocalText } from '../../shared/centre.ts';
import type { HallView } from '../../shared/views.ts';
import { Arrow } from '../../ui/arrow.tsx';
import { say } from '../../ui/words.ts';
import { asideRows, type Board, counterScale, type Row } from '../board.ts';
import type { Tongue } from '../tongue.ts';
import { Turning } from './turning.tsx';

interface Drawn {
  readonly tongue: Tongue;
  readonly languages: readonly string[];
}

const placeIn = (place: LocalText | null, { tongue, languages }: Drawn): string =>
  place === null ? '' : say(place, tongue.language, languages);

/** The counter as a plate, so that nobody takes it for a ticket's number. */
const Plate = (props: { readonly name: string; readonly scale: number }) => (
  <span class="plate" style={{ '--scale': props.scale }}>
    {props.name}
  </span>
);

const Way = (props: Drawn & { readonly row: Row }) => {
  const { direction, place } = props.row.counter;
  const word = placeIn(place, props);
  return (
    <span class="way">
      {direction === null ? (
        <span class="way__line" />
      ) : (
        <Arrow direction={direction} label={props.tongue.display.directions[direction]} />
      )}
      {word !== '' && <Turning class="way__place" text={word} language={props.tongue.language} />}
    </span>
  );
};

/** One call over the whole stage: the number, then the way, then the counter. */
const Hero = (props: Drawn & { readonly row: Row; readonly announcing: boolean; readonly wide: boolean }) => {
  const { row, tongue } = props;
  const size = Math.floor(Math.min(344, (props.wide ? 1700 : 1250) / (0.68 * row.number.length)));
  const place = placeIn(row.counter.place, props);
  const label = row.call > 1 ? tongue.display.callingAgain : tongue.display.calling;
  return (
    <section
      class={`hero${row.fresh ? ' hero--fresh' : ''}${props.announcing ? ' hero--announcing' : ''}`}
      style={{ '--size': size }}
    >
      <h2 class="hero__label">
        <Turning text={label} language={tongue.language} />
      </h2>
      <p class="hero__number">{row.number}</p>
      <p class="hero__way">
        {row.counter.direction !== null && (
          <Arrow direction={row.counter.direction} label={tongue.display.directions[row.counter.direction]} />
        )}
        <span class="hero__where">
          <Turning text={tongue.common.counter} language={tongue.language} />
          {place !== '' && (
            <Turning
              class={`hero__place${place.length > 12 ? ' hero__place--long' : ''}`}
              text={place}
              language={tongue.language}
            />
          )}
        </span>
        <Plate name={row.counter.name} scale={Math.min(0.8, 2.4 / row.counter.name.length)} />
      </p>
    </section>
  );
};

const Rows = (props: Drawn & { readonly board: Board }) => {
  const { layout, rows } = props.board;
  return (
    <ul class="rows" style={{ '--size': layout.size, '--columns': layout.columns, '--rows': layout.rows }}>
      {rows.map((row) => (
        <li key={row.callId} class={`row${row.fresh ? ' row--fresh' : ''}`}>
          <span class="row__number">{row.number}</span>
          <Way {...props} row={row} />
          <Plate name={row.counter.name} scale={counterScale(row.counter.name)} />
        </li>
      ))}
    </ul>
  );
};

/** Nobody is called just now. */
const Calm = (props: Drawn & { readonly waiting: number }) => (
  <section class="calm">
    <h2 class="calm__waiting">
      <Turning text={props.tongue.common.peopleWaiting(props.waiting)} language={props.tongue.language} />
    </h2>
    <p class="calm__watch">
      <Turning text={props.tongue.display.watchForNumber} language={props.tongue.language} />
    </p>
  </section>
);

const Aside = (props: Drawn & { readonly rows: readonly Row[]; readonly waiting: number | null }) => (
  <aside class={`aside${props.rows.length > asideRows ? ' aside--crowded' : ''}`}>
    <h2 class="aside__title">
      <Turning text={props.tongue.display.lastCalls} language={props.tongue.language} />
    </h2>
    <ul class="aside__rows">
      {props.rows.map((row) => (
        <li
          key={row.callId}
          class={`last${row.status === 'called' ? ' last--called' : ''}${row.fresh ? ' last--fresh' : ''}`}
        >
          <span class="last__number">{row.number}</span>
          <span class="last__line" />
          <span class="last__counter">{row.counter.name}</span>
        </li>
      ))}
    </ul>
    {props.waiting !== null && props.rows.length <= asideRows && (
      <p class="aside__waiting">
        <Turning text={props.tongue.common.peopleWaiting(props.waiting)} language={props.tongue.language} />
      </p>
    )}
  </aside>
);

/** The stage of an open day: one call, several, or none; or, `lost` given, that the server is gone. */
export const Stage = (props: {
  readonly board: Board;
  readonly view: HallView;
  readonly tongue: Tongue;
  readonly lost: ComponentChildren;
}) => {
  const { board, view, tongue, lost } = props;
  const drawn: Drawn = { tongue, languages: view.centre.languages };
  const isLost = lost !== null;
  const calm = board.hero === null && board.rows.length === 0;
  const list = board.aside.length > 0 && (board.announcing || board.layout.aside);
  const aside = list || (isLost && board.announcing);
  return (
    <main class={`stage${aside ? ' stage--aside' : ''}`} aria-live="polite">
      {board.hero !== null && (
        <Hero key={board.hero.callId} {...drawn} row={board.hero} announcing={board.announcing} wide={!aside} />
      )}
      {isLost && lost}
      {board.rows.length > 0 && <Rows {...drawn} board={board} />}
      {calm && !isLost && <Calm {...drawn} waiting={view.waiting} />}
      {list && <Aside {...drawn} rows={board.aside} waiting={calm ? null : view.waiting} />}
    </main>
  );
};
