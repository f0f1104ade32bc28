import type { ComponentChildren } from 'preact';
import type { LocalText } from '../../shared/centre.ts';
import type { HallView } from '../../shared/views.ts';
import { Arrow } from '../../ui/arrow.tsx';
import { say } from '../../ui/words.ts';
import { asideRows, type Board, type Row } from '../board.ts';
import { Fit } from '../fit.tsx';
import { layoutFor, plateEm, plateScale } from '../layout.ts';
import { fontsCome, widthOf } from '../letters.ts';
import { useRoom } from '../room.ts';
import type { ScreenWords } from '../words.ts';
import { Turning } from './turning.tsx';

/** The stage of an open day: one call, several, or none; or, `lost` given, that the server is gone. */
export function Stage(props: {
  readonly board: Board;
  readonly view: HallView;
  readonly words: ScreenWords;
  readonly lost: ComponentChildren;
}) {
  const { board, view, words, lost } = props;
  const drawn: Drawn = { words, languages: view.centre.languages };
  const isLost = lost !== null;
  const calm = board.hero === null && board.rows.length === 0;
  const list = board.aside.length > 0;
  const aside = list || (isLost && board.announcing);
  return (
    <main class={`stage${aside ? ' stage--aside' : ''}`} aria-live="polite">
      {board.hero !== null && (
        <Hero key={board.hero.callId} {...drawn} row={board.hero} announcing={board.announcing} />
      )}
      {isLost && lost}
      {board.rows.length > 0 && <Rows {...drawn} rows={board.rows} />}
      {calm && !isLost && <Calm {...drawn} waiting={view.waiting} />}
      {list && <Aside {...drawn} rows={board.aside} waiting={calm ? null : view.waiting} />}
    </main>
  );
}

interface Drawn {
  readonly words: ScreenWords;
  readonly languages: readonly string[];
}

const placeIn = (place: LocalText | null, { words, languages }: Drawn): string =>
  place === null ? '' : say(place, words.language, languages);

/** The counter as a plate, so that nobody takes it for a ticket's number. */
const Plate = (props: { readonly name: string }) => (
  <span class="plate" style={{ '--em': plateEm(props.name, widthOf), '--scale': plateScale(props.name, widthOf) }}>
    {props.name}
  </span>
);

const Way = (props: Drawn & { readonly row: Row }) => {
  const { direction, place } = props.row.counter;
  const word = placeIn(place, props);
  return (
    <Fit class="way" least={0.68}>
      {direction === null ? (
        <span class="way__line" />
      ) : (
        <Arrow direction={direction} label={props.words.display.directions[direction]} />
      )}
      {word !== '' && <Turning class="way__place" text={word} language={props.words.language} />}
    </Fit>
  );
};

/** A place of more letters than this stands below the arrow and the counter, over the whole width. */
const besideArrow = 40;

/** One call over the whole stage: the number, then the way, then the counter. */
const Hero = (props: Drawn & { readonly row: Row; readonly announcing: boolean }) => {
  const { row, words } = props;
  // Fonts that come change what is measured.
  fontsCome.value;
  const place = placeIn(row.counter.place, props);
  const isLong = Object.values(row.counter.place ?? {}).some((text) => text.length > besideArrow);
  const where = place !== '' && (
    <Turning
      class={`hero__place${place.length > 12 ? ' hero__place--long' : ''}`}
      text={place}
      language={words.language}
    />
  );
  const label = row.call > 1 ? words.display.callingAgain : words.display.calling;
  const looks = [
    'hero',
    isLong && 'hero--far',
    row.fresh && 'hero--fresh',
    props.announcing && 'hero--announcing',
  ].filter(Boolean);
  return (
    <section class={looks.join(' ')}>
      <h2 class="hero__label">
        <Turning text={label} language={words.language} />
      </h2>
      <p class="hero__number" style={{ '--em': widthOf(row.number) }}>
        {row.number}
      </p>
      <div class="hero__way">
        {row.counter.direction !== null && (
          <Arrow direction={row.counter.direction} label={words.display.directions[row.counter.direction]} />
        )}
        <Fit class="hero__where">
          <Turning text={words.common.counter} language={words.language} />
          {!isLong && where}
        </Fit>
        <Plate name={row.counter.name} />
      </div>
      {isLong && <Fit class="hero__far">{where}</Fit>}
    </section>
  );
};

const Rows = (props: Drawn & { readonly rows: readonly Row[] }) => {
  const { rows } = props;
  fontsCome.value;
  const { box, room } = useRoom<HTMLUListElement>();
  const layout = room === null ? null : layoutFor(rows, room, widthOf);
  return (
    <ul
      ref={box}
      class={`rows${layout?.flat ? ' rows--flat' : ''}`}
      style={{ '--size': layout?.size ?? 0, '--columns': layout?.columns ?? 1, '--rows': layout?.rows ?? 1 }}
    >
      {layout !== null &&
        rows.map((row) => (
          <li key={row.callId} class={`row${row.fresh ? ' row--fresh' : ''}`}>
            <span class="row__number">{row.number}</span>
            <Way {...props} row={row} />
            <Plate name={row.counter.name} />
          </li>
        ))}
    </ul>
  );
};

/** Nobody is called just now. */
const Calm = (props: Drawn & { readonly waiting: number }) => (
  <section class="calm">
    <Fit class="calm__words">
      <h2 class="calm__waiting">
        <Turning text={props.words.common.peopleWaiting(props.waiting)} language={props.words.language} />
      </h2>
      <p class="calm__watch">
        <Turning text={props.words.display.watchForNumber} language={props.words.language} />
      </p>
    </Fit>
  </section>
);

/** What a row of the last calls is wide, in the size of its font: the number, a line between, the counter's frame. */
const lastWidth = ({ number, counter: { name } }: Row): number =>
  widthOf(number) + lastScale(name) * Math.max(1.3, widthOf(name) + 0.6) + 0.3;

/** Short names stand as large as the number beside them. */
const lastScale = (name: string): number => plateScale(name, widthOf) / 0.8;

const Aside = (props: Drawn & { readonly rows: readonly Row[]; readonly waiting: number | null }) => {
  fontsCome.value;
  const em = Math.max(1, ...props.rows.map(lastWidth));
  return (
    <aside class="aside">
      <h2 class="aside__title">
        <Turning text={props.words.display.lastCalls} language={props.words.language} />
      </h2>
      <ul class="aside__rows" style={{ '--count': props.rows.length, '--em': em }}>
        {props.rows.map((row) => (
          <li
            key={row.callId}
            class={`last${row.status === 'called' ? ' last--called' : ''}${row.fresh ? ' last--fresh' : ''}`}
          >
            <span class="last__number">{row.number}</span>
            <span class="last__line" />
            <span class="last__counter" style={{ '--scale': lastScale(row.counter.name) }}>
              {row.counter.name}
            </span>
          </li>
        ))}
      </ul>
      {props.waiting !== null && props.rows.length <= asideRows && (
        <p class="aside__waiting">
          <Turning text={props.words.common.peopleWaiting(props.waiting)} language={props.words.language} />
        </p>
      )}
    </aside>
  );
};
