import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { HallView } from '../../shared/views.ts';
import { capacityOf, isUpright, lastLine, type Room, rowGap, uprightHeight } from '../../shared/wall/wall-layout.ts';
import { fontsCome, widthOf } from '../../ui/letters.ts';
import type { Board } from '../board.ts';
import type { DisplayModel } from '../display-model.ts';
import { lastCallsWidth } from '../last-calls.ts';
import { useRoom } from '../room.ts';
import type { ScreenWords } from '../words.ts';
import { Calm } from './calm.tsx';
import { LastCalls } from './last-calls.tsx';
import { Rows } from './rows.tsx';

/** The stage of an open day: those who are called, or nobody; or, `lost` given, that the server is gone. */
export function Stage(props: {
  readonly model: DisplayModel;
  readonly board: Board;
  readonly view: HallView;
  readonly words: ScreenWords;
  readonly lost: ComponentChildren;
  /** The room that it has, where that is known before it stands there; null = soon. */
  readonly room?: Room | null | undefined;
}) {
  const { model, board, view } = props;
  // Fonts that come change what is measured.
  fontsCome.value;
  const { box, room } = useRoom<HTMLElement>(props.room);
  useLayoutEffect(() => {
    if (room === null) return;
    const called = [...view.calls.filter(({ status }) => status === 'called'), ...board.rows];
    const { rows, rowsWithLast } = capacityOf(called, room, widthOf);
    const known = model.capacity.peek();
    if (rows !== known.rows || rowsWithLast !== known.rowsWithLast) model.capacity.value = { rows, rowsWithLast };
  });
  const parts = room === null ? null : partsOf(props, room);
  return (
    <main ref={box} class="stage" aria-live="polite" style={parts?.grid}>
      {parts?.children}
    </main>
  );
}

type Props = Parameters<typeof Stage>[0];
interface Parts {
  readonly grid: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}

const partsOf = (props: Props, room: Room): Parts => {
  const { model, board, view, words, lost } = props;
  const drawn = { words, languages: view.centre.languages };
  const isLost = lost !== null;
  const hasRows = board.rows.length > 0;
  const isUnder = hasRows || isUpright(room) || room.width < narrow;
  const second = secondSize(props, room, isUnder);
  const first = {
    ...room,
    height: room.height - (isUnder && second > 0 ? second + rowGap : 0),
    width: room.width - (isUnder || second === 0 ? 0 : second + besideGap),
  };
  const asideRoom = { ...room, ...(isUnder ? { height: second } : { width: second }) };
  const units = second > 0 ? ` calc(var(--u) * ${second})` : '';
  const grid = isUnder
    ? { 'grid-template-rows': `minmax(0, 1fr)${units}` }
    : { 'grid-template-columns': `minmax(0, 1fr)${units}` };
  const children = (
    <>
      {hasRows && <Rows {...drawn} board={board} first={model.firstRow.value} room={first} />}
      {isLost && lost}
      {!hasRows && !isLost && <Calm view={view} words={words} room={first} />}
      {board.aside.length > 0 && (
        <LastCalls
          words={words}
          calls={board.aside}
          room={asideRoom}
          look={isUpright(room) ? 'upright' : isUnder ? 'line' : 'column'}
          turn={model.turn.value}
        />
      )}
    </>
  );
  return { grid, children };
};

/** How high or wide what stands beside the first part is, in units; 0 = nothing does. */
const secondSize = ({ board, lost }: Props, room: Room, isUnder: boolean): number => {
  const hasRows = board.rows.length > 0;
  const isLostUnder = lost !== null && hasRows;
  if (board.aside.length === 0 && !isLostUnder) return 0;
  if (isUpright(room)) {
    const down = Math.min(board.perPage, board.rows.length);
    const above = hasRows ? uprightHeight(board.rows, down, room, widthOf) : room.height / 2;
    return Math.floor(room.height - above - rowGap);
  }
  if (isLostUnder) return lostUnder;
  if (isUnder) return Math.ceil(lastLine(room));
  return Math.min(Math.ceil(room.width * 0.6), lastCallsWidth(board.aside, room.near, widthOf));
};

/** Beside something else on the wall there is no room for two columns, in units. */
const narrow = 1200;
/** Between calm words and the last calls beside them, in units. */
const besideGap = 40;
/** That the server was lost, below what is announced. */
const lostUnder = 250;
