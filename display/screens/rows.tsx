import type { LocalText } from '../../shared/centre/centre.ts';
import { type Layout, layoutFor, type Room } from '../../shared/wall/wall-layout.ts';
import { placeParts, plateScale } from '../../shared/wall/wall-letters.ts';
import { Arrow } from '../../ui/arrow.tsx';
import { widthOf } from '../../ui/letters.ts';
import { PlateName } from '../../ui/plate.tsx';
import { say } from '../../ui/words.ts';
import type { Board, Row } from '../board.ts';
import { Fit } from '../fit.tsx';
import type { ScreenWords } from '../words.ts';
import { Turning } from './turning.tsx';

/** Those who are called, a page of them: number, arrow and counter in one line each. */
export function Rows(props: Drawn & { readonly board: Board; readonly first: number; readonly room: Room }) {
  const { board, first, room } = props;
  const { rows, perPage } = board;
  const seen = rows.slice(first, first + perPage);
  const pages = Math.ceil(rows.length / perPage);
  const { layout, hasLabel } = arranged(rows, seen.length, room, props.words.language);
  const look = layout.place === 0 ? 'plain' : layout.below ? 'below' : 'beside';
  return (
    <>
      <ul
        class={`rows rows--${look}`}
        style={{
          '--size': layout.size,
          '--line': layout.line,
          '--number': layout.number,
          '--plate': layout.plate,
          '--word': layout.word,
        }}
      >
        {seen.map((row) => (
          <Line key={row.callId} {...props} row={row} hasLabel={hasLabel} />
        ))}
      </ul>
      {pages > 1 && (
        <p class="pages" aria-hidden="true">
          {Array.from({ length: pages }, (_, page) => (
            <i key={page} class={page === Math.ceil(first / perPage) ? 'pages__now' : ''} />
          ))}
        </p>
      )}
    </>
  );
}

interface Drawn {
  readonly words: ScreenWords;
  readonly languages: readonly string[];
}

/** What a call that stands alone has above it, where there is room: that it is one. */
const labelHeight = 84;

const arranged = (
  rows: readonly Row[],
  down: number,
  room: Room,
  language: string,
): { layout: Layout; hasLabel: boolean } => {
  const layout = layoutFor(rows, down, room, widthOf, language);
  if (down > 1) return { layout, hasLabel: false };
  const lower = layoutFor(rows, down, { ...room, height: room.height - labelHeight }, widthOf, language);
  const hasLabel = lower.size >= Math.min(layout.size, room.far) && lower.place >= Math.min(layout.place, room.far);
  return hasLabel ? { layout: lower, hasLabel } : { layout, hasLabel };
};

const placeIn = (place: LocalText | null, { words, languages }: Drawn): string =>
  place === null ? '' : say(place, words.language, languages);

/** An old call is never told as a new one. */
const labelOf = ({ fresh, call }: Row, { display }: ScreenWords): string => {
  if (!fresh) return display.called;
  return call > 1 ? display.callingAgain : display.calling;
};

const Line = (props: Drawn & { readonly row: Row; readonly hasLabel: boolean; readonly board: Board }) => {
  const { row, words, hasLabel } = props;
  const { direction, name } = row.counter;
  const place = placeIn(row.counter.place, props);
  const isAnnounced = row.callId === props.board.announced;
  const looks = ['row', row.fresh && 'row--fresh', isAnnounced && 'row--announced', hasLabel && 'row--labelled'].filter(
    Boolean,
  );
  return (
    <li class={looks.join(' ')}>
      {hasLabel && (
        <p class="row__label">
          <Turning text={labelOf(row, words)} language={words.language} />
        </p>
      )}
      <div class="row__line">
        <span class="row__number">{row.number}</span>
        <span class="row__way">
          {direction === null ? (
            <span class="row__dash" />
          ) : (
            <Arrow direction={direction} label={words.display.directions[direction]} />
          )}
        </span>
        <span class="plate" style={{ '--scale': plateScale(name, widthOf) }}>
          <PlateName name={name} wordClass="plate-word" />
        </span>
      </div>
      {place !== '' && (
        <Fit class="row__place" least={leastPlace}>
          <PlaceName place={place} language={words.language} />
        </Fit>
      )}
    </li>
  );
};

/** A hall's word stands before what tells it from others, smaller where there is no room for both. */
const PlaceName = ({ place, language }: { readonly place: string; readonly language: string }) => {
  const { word, sign } = placeParts(place);
  return word === '' ? (
    <Turning text={place} language={language} />
  ) : (
    <Turning class="hall" text={place} language={language}>
      <span class="hall__word">{word}</span> <span>{sign}</span>
    </Turning>
  );
};

/** A place gets no smaller than this, in the size of the number; one of which nothing could be read is not shown. */
const leastPlace = 0.09;
