import { type ReadonlySignal, signal } from '@preact/signals';
import type { ScreenSound } from '../shared/devices/screen-report.ts';
import type { ViewFrame } from '../shared/live.ts';
import { type Announcement, isFreshCall, isViewOf, type Watch } from '../shared/live.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { ViewName, ViewOf } from '../shared/views.ts';
import { browserClock } from './clock.ts';
import type { Climb } from './live-climb.ts';
import { isRoundabout, type LiveLine, openLine } from './live-line.ts';
import { roundabout } from './roundabout.tsx';

/**
 * A view kept fresh over the socket. Behaviour over signals; a screen only reads.
 * `connected` is false as soon as the server is known to be lost: at most 8 s after it fell silent.
 */
export interface LiveView<Data> {
  /** The latest view; null until the first came. It stays, marked old by `connected`, while the server is away. */
  readonly data: ReadonlySignal<Data | null>;
  readonly connected: ReadonlySignal<boolean>;
  /** Why the server will not show this view; null while it does. */
  readonly refusal: ReadonlySignal<Refusal | null>;
  /** Server time minus this machine's, in ms: add it to this clock to show server time. */
  readonly clockOffset: ReadonlySignal<number>;
  close(): void;
}

export interface LiveOptions {
  readonly token?: () => string | null;
  readonly onAnnounce?: (announcement: Announcement) => void;
  /** The server asks for a fresh page: it was updated. */
  readonly onReload?: () => void;
  /** Whether what this screen plays can be heard; a screen without it plays nothing. */
  readonly sound?: () => ScreenSound;
  /** Whether what it shows between calls plays; null = it shows nothing. */
  readonly media?: () => boolean | null;
}

/** Watches one view for as long as it is not closed; asks again after every reconnection. */
export function watchView<Name extends ViewName>(
  watch: Watch<Name>,
  options: LiveOptions = {},
): LiveView<ViewOf<Name>> {
  const data = signal<ViewOf<Name> | null>(null);
  const connected = signal(false);
  const refusal = signal<Refusal | null>(null);
  const clockOffset = signal(0);
  let shown: { epoch: string; seq: number } | null = null;
  const isFirst = openHearing();

  const show = (line: LiveLine, frame: ViewFrame): void => {
    line.emit('seen');
    clockOffset.value = Date.parse(frame.now) - browserClock.now();
    if (!isViewOf(frame, watch.view) || !isNews(shown, frame)) return;
    shown = { epoch: frame.epoch, seq: frame.seq };
    data.value = frame.data;
  };
  const open = (way: 'websocket' | 'polling', remakes: boolean): LiveLine => {
    const line = openLine(way, () => options.token?.(), remakes);
    const now = () => ({
      ...{ line, view: watch.view, data, seq: shown?.seq ?? null },
      ...{ sound: options.sound?.() ?? null, media: options.media?.() ?? null },
    });
    line.on('connect', () => {
      // Fetched while all is well: in an emergency the network may be gone.
      import('./after-connect.ts').then(({ afterConnect }) => afterConnect(now)).catch(() => {});
      line.timeout(5000).emit('watch', watch, (lost, result) => {
        if (lost) {
          line.disconnect();
          // A line that is only tried is given up with that.
          if (line === main) line.connect();
          return;
        }
        if (result.ok) show(line, result.value);
        if (line !== main) return;
        refusal.value = result.ok ? null : result.refusal;
        connected.value = true;
        if (isRoundabout(line)) void tryClimb();
        else roundabout.value = false;
      });
    });
    line.on('disconnect', (reason) => {
      if (line !== main) return;
      connected.value = false;
      climb?.end();
      if (reason === 'io server disconnect') line.connect();
    });
    line.on('view', (frame) => show(line, frame));
    line.on('announce', (announcement) => {
      line.emit('heard');
      const fresh = isFreshCall(announcement.at, browserClock.now() + clockOffset.value);
      if (isFirst(announcement.callId) && fresh) options.onAnnounce?.(announcement);
    });
    line.on('reload', () => options.onReload?.());
    return line;
  };
  const onFail = (): void => {
    roundabout.value = true;
  };
  const onProven = (line: LiveLine): void => {
    const before = main;
    main = line;
    line.io.reconnection(true);
    before.disconnect();
    roundabout.value = false;
  };
  let climb: Climb | null = null;
  // Few screens ever need it: it comes when a line first goes roundabout.
  const tryClimb = async (): Promise<void> => {
    const loaded = await import('./live-climb.ts').catch(onFail);
    climb ??= loaded?.openClimb({ open: () => open('websocket', false), onFail, onProven }) ?? null;
    if (connected.peek() && isRoundabout(main)) climb?.begin();
  };
  let main = open('websocket', true);

  return {
    data,
    connected,
    refusal,
    clockOffset,
    close() {
      connected.value = false;
      climb?.end();
      main.disconnect();
      data.value = null;
      roundabout.value = false;
    },
  };
}

/** Whether a frame is news beside what is shown: another epoch always is, a lower seq of the same never. */
const isNews = (shown: { readonly epoch: string; readonly seq: number } | null, frame: ViewFrame): boolean =>
  shown === null || shown.epoch !== frame.epoch || frame.seq >= shown.seq;

/** Says whether a call is heard for the first time: two lines may bring the same one. */
const openHearing = () => {
  const heard = new Set<string>();
  return (callId: string): boolean => {
    const isNew = !heard.has(callId);
    heard.add(callId);
    for (const oldest of heard) {
      if (heard.size <= mostHeard) break;
      heard.delete(oldest);
    }
    return isNew;
  };
};
const mostHeard = 500;
