import { type ReadonlySignal, signal } from '@preact/signals';
import type { DeviceKind } from '../shared/access.ts';
import type { LocalText } from '../shared/centre/centre.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { VisitorRoute } from '../shared/tickets/visitor-paths.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import type { Answer, Api } from './api.ts';
import type { Memory } from './storage.ts';

export interface CentreChoice {
  readonly id: string;
  readonly name: LocalText;
}
/** How a screen on the wall or at the door comes to be trusted. */
export type Pairing =
  | { readonly step: 'asking' }
  /** The server has several centres and the address names none. */
  | { readonly step: 'choose'; readonly centres: readonly CentreChoice[] }
  /** A manager is to approve this code. */
  | { readonly step: 'code'; readonly code: string }
  | { readonly step: 'paired'; readonly centre: string; readonly place: string; readonly token: string }
  | { readonly step: 'refused'; readonly refusal: Refusal };

export interface PairingPorts {
  readonly kind: DeviceKind;
  /** From the address; null = whichever the server has. */
  readonly centre: string | null;
  readonly place: string | null;
  readonly api: Api<VisitorRoute>;
  readonly clock: Clock;
  readonly memory: Memory;
}
export interface PairedDevice {
  readonly state: ReadonlySignal<Pairing>;
  /** The server did not answer the last question. */
  readonly lost: ReadonlySignal<boolean>;
  /** The token is no longer good: asks to be paired again. */
  forget(): void;
  close(): void;
}

/** Pairs this device with its centre, by a remembered token or by a code to be approved; asks until it is closed. */
export function pairDevice(ports: PairingPorts): PairedDevice {
  const { kind, api, clock, memory } = ports;
  const state = signal<Pairing>({ step: 'asking' });
  const lost = signal(false);
  let timer: Timer | null = null;
  let closed = false;

  const recall = (): Saved | null => {
    const saved = parseSaved(memory.read());
    if (saved === null || (ports.centre !== null && ports.centre !== saved.centre)) return null;
    return ports.place !== null && ports.place !== saved.place ? null : saved;
  };
  const again = (ms: number): void => {
    timer?.cancel();
    if (!closed) timer = clock.after(ms, () => void ask());
  };
  /** The value of an answer; else what went wrong is shown and the question asked again later. */
  const settle = <T>(answer: Answer<T>): T | null => {
    lost.value = !answer.ok && 'lost' in answer;
    if (answer.ok) return answer.value;
    if ('lost' in answer || answer.refusal.code === 'too-many') {
      again(askEveryMs);
      return null;
    }
    memory.write(null);
    state.value = { step: 'refused', refusal: answer.refusal };
    again(afterRefusalMs);
    return null;
  };
  const findCentre = async (): Promise<string | null> => {
    if (ports.centre !== null) return ports.centre;
    const centres = settle(await api('listCentres'))?.filter(({ archived }) => !archived);
    if (centres === undefined || closed) return null;
    const only = centres[0];
    if (centres.length === 1 && only !== undefined) return only.id;
    state.value = { step: 'choose', centres: centres.map(({ id, name }) => ({ id, name })) };
    again(afterRefusalMs);
    return null;
  };
  const ask = async (): Promise<void> => {
    const saved = recall();
    const centre = saved?.centre ?? (await findCentre());
    if (centre === null || closed) return;
    const answer = await api('askDevice', {
      body: {
        kind,
        centre,
        ...(ports.place === null ? {} : { place: ports.place }),
        ...(saved?.claim === undefined ? {} : { claim: saved.claim }),
      },
    });
    if (closed) return;
    const device = settle(answer);
    if (device === null) return;
    const { claim, place, token } = device;
    if (device.approved && token !== null) {
      memory.write(JSON.stringify({ centre, place, token } satisfies Saved));
      state.value = { step: 'paired', centre, place, token };
      return;
    }
    memory.write(JSON.stringify({ centre, place, claim } satisfies Saved));
    state.value = { step: 'code', code: device.code };
    again(askEveryMs);
  };

  const known = recall();
  if (known?.token !== undefined)
    state.value = { step: 'paired', centre: known.centre, place: known.place, token: known.token };
  else void ask();

  return {
    state,
    lost,
    forget() {
      memory.write(null);
      state.value = { step: 'asking' };
      again(askEveryMs);
    },
    close() {
      closed = true;
      timer?.cancel();
    },
  };
}

/** How often it asks whether it has been approved, and how soon again after a refusal, in ms. */
const askEveryMs = 2000;
const afterRefusalMs = 10_000;

interface Saved {
  readonly centre: string;
  readonly place: string;
  readonly claim?: string;
  readonly token?: string;
}
const isText = (value: unknown): value is string => typeof value === 'string';

const parseSaved = (text: string | null): Saved | null => {
  try {
    const { centre, place, claim, token } = JSON.parse(text ?? 'null') as Partial<Record<keyof Saved, unknown>>;
    if (!isText(centre) || !isText(place)) return null;
    return { centre, place, ...(isText(claim) ? { claim } : {}), ...(isText(token) ? { token } : {}) };
  } catch {
    return null;
  }
};
