import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { Announcement } from '../shared/live.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { Clock } from '../shared/time/clock.ts';
import type { HallView } from '../shared/views.ts';
import type { Capacity } from '../shared/wall/wall-layout.ts';
import type { LiveView } from '../ui/live-view.ts';
import { lossOf } from '../ui/loss.ts';
import type { CentreChoice, PairedDevice, Pairing } from '../ui/pairing.ts';
import { openServerTime } from '../ui/server-time.ts';
import { say, unbroken } from '../ui/words.ts';
import { openAnnouncer, type Player } from './announcer.ts';
import { arrange, type Board, freshCalls, usualCapacity } from './board.ts';
import { openPages } from './pages.ts';
import { pageLength, pagesOf, rotate } from './rotation.ts';

/** What the wall shows; whether the server is lost stands beside it. */
export type Scene =
  | { readonly step: 'loading' }
  | { readonly step: 'choose'; readonly centres: readonly CentreChoice[] }
  | { readonly step: 'pairing'; readonly code: string }
  | { readonly step: 'refused'; readonly refusal: Refusal }
  | { readonly step: 'closed'; readonly view: HallView }
  | { readonly step: 'open'; readonly view: HallView };

export interface DisplayPorts {
  readonly clock: Clock;
  readonly pairing: PairedDevice;
  readonly player: Player;
  /** The languages whose words are there; never none. */
  readonly languages: ReadonlySignal<readonly string[]>;
  readonly watch: (
    device: Extract<Pairing, { step: 'paired' }>,
    onAnnounce: (announcement: Announcement) => void,
  ) => LiveView<HallView>;
}
export interface DisplayModel {
  readonly scene: ReadonlySignal<Scene>;
  readonly board: ReadonlySignal<Board | null>;
  /** How many rows the stage holds: the screen measures it. */
  readonly capacity: Signal<Capacity>;
  /** The first of the rows that are seen now. */
  readonly firstRow: ReadonlySignal<number>;
  /** Counts the turns of the pages. */
  readonly turn: ReadonlySignal<number>;
  /** When the server was last heard, ms of its own clock, once it is lost (0: never heard); null while it is there. */
  readonly lostSince: ReadonlySignal<number | null>;
  /** The language of the words just now. */
  readonly language: ReadonlySignal<string>;
  /** The page of the text at the foot; empty = none. */
  readonly foot: ReadonlySignal<string>;
  /** Calls were left unsaid just now, for lack of time. */
  readonly skips: ReadonlySignal<boolean>;
  /** Server time, ms since 1970; moves once a second. */
  readonly now: ReadonlySignal<number>;
  close(): void;
}

/** The hall that a scene shows; null if it shows none. */
export function hallOf(scene: Scene): HallView | null {
  return 'view' in scene ? scene.view : null;
}

/** The wall display: pairs, watches its hall, announces calls, turns the languages. */
export function openDisplay(ports: DisplayPorts): DisplayModel {
  const { clock, pairing } = ports;
  const announcer = openAnnouncer({ ...ports, hasEnded: ({ callId }) => standing.hasEnded(callId) });
  const hall = watchHall(ports, announcer.announce);
  const standing = watchStanding(hall.view);
  const { live, view } = hall;
  const time = openServerTime(clock, () => live.value?.clockOffset.value ?? 0);
  const loss = lossOf({
    clock,
    connected: () => (live.value === null ? !pairing.lost.value : live.value.connected.value),
    heard: () => view.value !== null,
    serverNow: () => time.now.peek(),
  });
  const words = turnLanguages(clock, ports.languages, view);
  const fresh = computed(() => (view.value === null ? '' : freshCalls(view.value, time.now.value).join('\n')));
  const capacity = signal(usualCapacity);
  const board = computed(() => {
    if (view.value === null) return null;
    const lost = loss.since.value !== null;
    const now = new Set(lost ? [] : fresh.value.split('\n'));
    return arrange(view.value, announcer.current.value, now, lost, capacity.value);
  });
  const pages = openPages(clock, board);
  return {
    scene: computed(() => sceneOf(pairing.state.value, hall.refusal.value, view.value)),
    board,
    capacity,
    firstRow: pages.first,
    turn: pages.turn,
    lostSince: loss.since,
    language: words.language,
    foot: words.foot,
    skips: announcer.skips,
    now: time.now,
    close() {
      for (const part of [pages, standing, hall, loss, words, announcer, time, pairing]) part.close();
    },
  };
}

const sceneOf = (pairing: Pairing, refusal: Refusal | null, view: HallView | null): Scene => {
  switch (pairing.step) {
    case 'asking':
      return { step: 'loading' };
    case 'choose':
      return { step: 'choose', centres: pairing.centres };
    case 'code':
      return { step: 'pairing', code: pairing.code };
    case 'refused':
      return { step: 'refused', refusal: pairing.refusal };
    case 'paired':
      if (refusal !== null) return { step: 'refused', refusal };
      if (view === null) return { step: 'loading' };
      return { step: view.day.open ? 'open' : 'closed', view };
  }
};

/** The language of the words, and the text at the foot: they turn together, among what the centre speaks. */
const turnLanguages = (
  clock: Clock,
  ready: ReadonlySignal<readonly string[]>,
  view: ReadonlySignal<HallView | null>,
) => {
  const languages = computed(() => {
    const spoken = view.value?.centre.languages.filter((language) => ready.value.includes(language)) ?? [];
    return spoken.length > 0 ? spoken : ready.value;
  });
  const pagesIn = (language: string, of: HallView | null): readonly string[] =>
    of?.display.text ? pagesOf(say(of.display.text, language, of.centre.languages), pageLength) : [];
  const rotation = rotate(
    clock,
    () => languages.peek(),
    (language) => pagesIn(language, view.peek()).length,
  );
  const language = computed(() => {
    const turned = rotation.turn.value.language;
    return languages.value.includes(turned) ? turned : (languages.value[0] ?? turned);
  });
  const foot = computed(() => {
    const pages = pagesIn(language.value, view.value);
    return unbroken(pages[rotation.turn.value.page] ?? pages[0] ?? '');
  });
  return { language, foot, close: rotation.close };
};

/** Which calls have ended: those that a view showed as calling and the last one does not. One that no view has shown yet stands. */
const watchStanding = (view: ReadonlySignal<HallView | null>) => {
  let called: ReadonlySet<string> = new Set();
  const ended = new Set<string>();
  const stop = effect(() => {
    if (view.value === null) return;
    const now = new Set(view.value.calls.filter(({ status }) => status === 'called').map(({ callId }) => callId));
    for (const callId of called) if (!now.has(callId)) ended.add(callId);
    for (const callId of [...ended].slice(0, -rememberedEnds)) ended.delete(callId);
    called = now;
  });
  return { hasEnded: (callId: string): boolean => ended.has(callId), close: stop };
};
const rememberedEnds = 500;

/** A hall that the server does not know may be configured in a moment: asked for again after so long, in ms. */
const afterRefusalMs = 10_000;

/** Watches the hall of the device for as long as it is paired, and gives a token up that is refused. */
const watchHall = (ports: DisplayPorts, onAnnounce: (announcement: Announcement) => void) => {
  const { pairing, clock } = ports;
  const live = signal<LiveView<HallView> | null>(null);
  const attempt = signal(0);
  const refusal = computed(() => live.value?.refusal.value ?? null);
  const stopWatching = effect(() => {
    const device = pairing.state.value;
    attempt.value;
    if (device.step !== 'paired') return;
    const watching = ports.watch(device, onAnnounce);
    live.value = watching;
    return () => {
      live.value = null;
      watching.close();
    };
  });
  const stopForgetting = effect(() => {
    const code = refusal.value?.code;
    if (code === undefined) return;
    if (code === 'not-signed-in' || code === 'not-allowed') return untracked(() => pairing.forget());
    const timer = clock.after(afterRefusalMs, () => {
      attempt.value += 1;
    });
    return () => timer.cancel();
  });
  return {
    live,
    refusal,
    view: computed(() => live.value?.data.value ?? null),
    close() {
      stopForgetting();
      stopWatching();
    },
  };
};
