import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Announcement } from '../shared/live.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { HallView } from '../shared/views.ts';
import type { Clock, Timer } from '../ui/clock.ts';
import type { LiveView } from '../ui/live-view.ts';
import { lossOf } from '../ui/loss.ts';
import type { CentreChoice, PairedDevice, Pairing } from '../ui/pairing.ts';
import { say } from '../ui/words.ts';
import { makeAnnouncer, type Player } from './announcer.ts';
import { arrange, type Board, freshCalls } from './board.ts';
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
  /** The languages that words exist in. */
  readonly languages: readonly string[];
  readonly watch: (
    device: Extract<Pairing, { step: 'paired' }>,
    onAnnounce: (announcement: Announcement) => void,
  ) => LiveView<HallView>;
}
export interface DisplayModel {
  readonly scene: ReadonlySignal<Scene>;
  readonly board: ReadonlySignal<Board | null>;
  /** When the server was last heard, ms of its own clock, once it is lost (0: never heard); null while it is there. */
  readonly lostSince: ReadonlySignal<number | null>;
  /** The language of the words just now. */
  readonly language: ReadonlySignal<string>;
  /** The page of the text at the foot; empty = none. */
  readonly foot: ReadonlySignal<string>;
  /** Server time, ms since 1970; moves once a second. */
  readonly now: ReadonlySignal<number>;
  close(): void;
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

/** Server time, told once a second for as long as it is not closed. */
const tellTime = (clock: Clock, offset: () => number) => {
  const now = signal(clock.now() + offset());
  let timer: Timer;
  const tick = (): void => {
    now.value = clock.now() + offset();
    timer = clock.after(1000 - (now.value % 1000), tick);
  };
  tick();
  return { now, close: () => timer.cancel() };
};

/** The wall display: pairs, watches its hall, announces calls, turns the languages. */
export const displayModel = (ports: DisplayPorts): DisplayModel => {
  const { clock, pairing } = ports;
  const announcer = makeAnnouncer(ports);
  const live = signal<LiveView<HallView> | null>(null);
  const view = computed(() => live.value?.data.value ?? null);
  const refusal = computed(() => live.value?.refusal.value ?? null);
  const time = tellTime(clock, () => live.peek()?.clockOffset.peek() ?? 0);

  const stopWatching = effect(() => {
    const device = pairing.state.value;
    if (device.step !== 'paired') return;
    const watching = ports.watch(device, announcer.announce);
    live.value = watching;
    return () => {
      live.value = null;
      watching.close();
    };
  });
  const stopForgetting = effect(() => {
    const code = refusal.value?.code;
    if (code === 'not-signed-in' || code === 'not-allowed') untracked(() => pairing.forget());
  });

  const loss = lossOf({
    clock,
    connected: () => (live.value === null ? !pairing.lost.value : live.value.connected.value),
    heard: () => view.value !== null,
    serverNow: () => time.now.peek(),
  });
  const languages = computed(() => {
    const spoken = view.value?.centre.languages.filter((language) => ports.languages.includes(language)) ?? [];
    return spoken.length > 0 ? spoken : ports.languages;
  });
  const textIn = (language: string, of: HallView | null): readonly string[] =>
    of?.display.text ? pagesOf(say(of.display.text, language, of.centre.languages), pageLength) : [];
  const rotation = rotate(
    clock,
    () => languages.peek(),
    (language) => textIn(language, view.peek()).length,
  );
  const language = computed(() => {
    const turned = rotation.turn.value.language;
    return languages.value.includes(turned) ? turned : (languages.value[0] ?? turned);
  });

  const fresh = computed(() => (view.value === null ? '' : freshCalls(view.value, time.now.value).join('\n')));
  const board = computed(() => {
    if (view.value === null) return null;
    const lost = loss.since.value !== null;
    return arrange(view.value, announcer.current.value, new Set(lost ? [] : fresh.value.split('\n')), lost);
  });
  const closers = [stopForgetting, stopWatching, loss.close, rotation.close, announcer.close, time.close];

  return {
    scene: computed(() => sceneOf(pairing.state.value, refusal.value, view.value)),
    board,
    lostSince: loss.since,
    language,
    foot: computed(() => {
      const pages = textIn(language.value, view.value);
      return pages[rotation.turn.value.page] ?? pages[0] ?? '';
    }),
    now: time.now,
    close() {
      for (const close of closers) close();
      pairing.close();
    },
  };
};
