import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RefusalCode } from '../shared/refusals.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import type { KioskView } from '../shared/views.ts';
import type { LiveView } from '../ui/live-view.ts';
import { lossOf } from '../ui/loss.ts';
import type { CentreChoice, PairedDevice, Pairing } from '../ui/pairing.ts';

export type Pass = Extract<Pairing, { readonly step: 'paired' }>;
/** Why this kiosk cannot be used just now. */
export type Unready =
  | { readonly at: 'loading' }
  | { readonly at: 'centres'; readonly centres: readonly CentreChoice[] }
  | { readonly at: 'code'; readonly code: string }
  | { readonly at: 'refused'; readonly code: RefusalCode }
  | { readonly at: 'offline' };
export type Situation = Unready | { readonly at: 'ready' };

export interface StationPorts {
  readonly device: PairedDevice;
  readonly clock: Clock;
  readonly watch: (pass: Pass) => LiveView<KioskView>;
}
export interface Station {
  readonly situation: ReadonlySignal<Situation>;
  /** The latest view, also while the server is away; null before the first. */
  readonly view: ReadonlySignal<KioskView | null>;
  close(): void;
}

/** Keeps this kiosk paired and its view fresh for as long as it is not closed. */
export function openStation(ports: StationPorts): Station {
  const { device, clock } = ports;
  const live = signal<LiveView<KioskView> | null>(null);
  let retryTimer: Timer | null = null;

  const drop = (): void => {
    retryTimer?.cancel();
    live.peek()?.close();
    live.value = null;
  };
  const stopPairing = effect(() => {
    const state = device.state.value;
    drop();
    if (state.step === 'paired') live.value = ports.watch(state);
  });
  const stopRefusals = effect(() => {
    const code = live.value?.refusal.value?.code;
    const { value: state } = device.state;
    if (code === undefined || state.step !== 'paired') return;
    retryTimer?.cancel();
    retryTimer = clock.after(askAgainMs, () => {
      if (needsPairing(code)) return device.forget();
      drop();
      live.value = ports.watch(state);
    });
  });
  const loss = lossOf({
    clock,
    connected: () => (live.value === null ? !device.lost.value : live.value.connected.value),
    heard: () => live.value?.data.value != null,
    serverNow: () => clock.now(),
  });

  const situation = computed<Situation>(() =>
    loss.since.value === null ? standing(device.state.value, live.value) : { at: 'offline' },
  );
  return {
    situation,
    view: computed(() => live.value?.data.value ?? null),
    close() {
      stopPairing();
      stopRefusals();
      loss.close();
      drop();
      device.close();
    },
  };
}

/** How long a refused kiosk waits before it asks again, in ms. */
const askAgainMs = 10_000;

/** Refusals after which only a new pairing helps. */
const needsPairing = (code: RefusalCode): boolean =>
  code === 'not-signed-in' || code === 'device-not-found' || code === 'not-allowed';

const standing = (state: Pairing, live: LiveView<KioskView> | null): Situation => {
  switch (state.step) {
    case 'asking':
      return { at: 'loading' };
    case 'choose':
      return { at: 'centres', centres: state.centres };
    case 'code':
      return { at: 'code', code: state.code };
    case 'refused':
      return { at: 'refused', code: state.refusal.code };
    case 'paired': {
      const code = live?.refusal.value?.code;
      if (code !== undefined) return { at: 'refused', code };
      return { at: live?.data.value ? 'ready' : 'loading' };
    }
  }
};
