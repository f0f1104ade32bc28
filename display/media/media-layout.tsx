import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { HallItem } from '../../shared/wall/hall-wall.ts';
import { isUpright, type Room } from '../../shared/wall/wall-layout.ts';
import { browserClock } from '../../ui/clock.ts';
import { say, unbroken } from '../../ui/words.ts';
import { Fit } from '../fit.tsx';
import type { LayoutProps } from '../layouts/layout-props.ts';
import { useRoom } from '../room.ts';
import { Turning } from '../screens/turning.tsx';
import { type Files, openHttpFiles } from './http-files.ts';
import './media.css';
import { type MediaPlayer, openMediaPlayer, type Shown } from './media-player.ts';
import { mediaPlays } from './media-state.ts';
import { dueItems, lineAt } from './playlist-now.ts';
import { Videos } from './videos.tsx';

/** Calls beside what the playlist shows. While somebody is called, and where nothing can be shown, calls have the whole stage. */
export function MediaLayout(props: LayoutProps) {
  const { calls, board, view, words } = props;
  const { box, room } = useRoom<HTMLDivElement>();
  const { player, line } = usePlayer(props);
  const shown = player.shown.value;
  const isAlone = board.announced !== null || (shown === null && line === null);
  const said = (item: HallItem): string =>
    item.text === undefined ? '' : unbroken(say(item.text, words.language, view.centre.languages));
  return (
    <div
      ref={box}
      class={`split${isAlone ? ' split--calls' : ''}`}
      style={isAlone || room === null ? {} : gridOf(room)}
    >
      {calls(isAlone || room === null ? room : besideIn(room))}
      <aside class="media" aria-hidden={isAlone}>
        <div class="media__box">
          <Videos shown={shown} player={player} />
          {shown?.item.kind === 'picture' && <Picture shown={shown} player={player} />}
          {shown?.item.kind === 'notice' && (
            <Fit class="media__notice">
              <p>
                <Turning text={said(shown.item)} language={words.language} />
              </p>
            </Fit>
          )}
        </div>
        {line !== null && (
          <Fit class="media__line">
            <p>
              <Turning text={said(line)} language={words.language} />
            </p>
          </Fit>
        )}
      </aside>
    </div>
  );
}

/** The room of calls beside what is shown, on an upright wall above it. It is reckoned, so that a call is drawn once, in the room that it gets. */
const besideIn = (room: Room): Room =>
  isUpright(room)
    ? { ...room, height: Math.floor((room.height - gap) * callsUpright) }
    : { ...room, width: Math.floor((room.width - gap) / 2) };

const gridOf = (room: Room): Readonly<Record<string, string>> => {
  const { width, height } = besideIn(room);
  return isUpright(room)
    ? { 'grid-template-rows': `calc(var(--u) * ${height}) minmax(0, 1fr)` }
    : { 'grid-template-columns': `calc(var(--u) * ${width}) minmax(0, 1fr)` };
};

/** In units, as in the sheet. */
const gap = 32;
/** The share of calls in the height of an upright wall. */
const callsUpright = 0.55;

const Picture = ({ shown, player }: { readonly shown: Shown; readonly player: MediaPlayer }) => (
  <img
    key={shown.turn}
    class="media__picture"
    alt=""
    src={shown.url ?? ''}
    onLoad={() => player.progressed(shown.turn)}
    onError={() => player.broke(shown.turn)}
  />
);

/** A player for as long as the wall has this layout, and the line that stands below it now. */
const usePlayer = ({ view, model, media }: LayoutProps): { player: MediaPlayer; line: HallItem | null } => {
  const playlist = useRef<LayoutProps['view']>(view);
  playlist.current = view;
  const files = useMemo(() => filesOf(media), []);
  const due = (): readonly HallItem[] => {
    const { playlist: items = [], centre } = playlist.current;
    return dueItems(items, model.now.peek(), centre.timeZone);
  };
  const player = useMemo(
    () =>
      openMediaPlayer({
        clock: browserClock,
        due: () => due().filter(({ kind }) => kind !== 'ticker'),
        file: files.state,
      }),
    [],
  );
  useEffect(
    () => () => {
      player.close();
      mediaPlays.value = null;
      if (media?.files === undefined) files.close();
    },
    [],
  );
  useFollowing(view.playlist ?? [], player, files);
  const lines = due().filter(({ kind }) => kind === 'ticker');
  return { player, line: lineAt(lines, model.now.value) };
};

const filesOf = (media: LayoutProps['media']): Files => media?.files ?? openHttpFiles(media?.device ?? (() => null));

/** What was taken out of the playlist is neither shown nor kept any more; whether it plays is told. */
const useFollowing = (items: readonly HallItem[], player: MediaPlayer, files: Files): void => {
  useEffect(() => {
    files.keep(new Set(items.flatMap(({ file }) => file ?? [])));
    const shown = player.shown.peek();
    if (shown !== null && !items.some(({ id, file }) => id === shown.item.id && file === shown.item.file))
      player.ended(shown.turn);
  }, [JSON.stringify(items)]);
  const isFailing = items.some(({ id }) => player.failing.value.has(id)) || player.hasGivenUp.value;
  useEffect(() => {
    mediaPlays.value = items.length === 0 ? null : !isFailing;
  }, [items.length === 0, isFailing]);
};
