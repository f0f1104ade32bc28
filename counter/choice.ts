import { type ReadonlySignal, signal } from '@preact/signals';
import type { Refusal } from '../shared/refusals.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { Clock, Timer } from '../shared/time/clock.ts';
import type { Api } from '../ui/api.ts';
import type { SignedIn } from '../ui/session.ts';

export type CounterOffer = RouteValue<'counters'>['counters'][number];
export type ChoiceList = RouteValue<'counters'>;
/** `lost` = no answer came. */
export type ChoiceTrouble = Refusal | 'lost' | null;

export type Standing = 'free' | 'mine' | 'taken' | 'barred';

export interface ChoicePorts {
  readonly api: Api;
  readonly clock: Clock;
  readonly newKey: () => string;
  readonly centre: string;
  readonly user: SignedIn;
  readonly onChosen: (counter: string) => void;
  readonly onSignedOut: () => void;
}

/** Choosing where to sit: the counters as they are, kept fresh while one looks. */
export interface Choice {
  /** null until the list has come. */
  readonly list: ReadonlySignal<ChoiceList | null>;
  readonly trouble: ReadonlySignal<ChoiceTrouble>;
  /** The counter that is being opened. */
  readonly opening: ReadonlySignal<string | null>;
  /** The time, ms since 1970. */
  now(): number;
  refresh(): Promise<void>;
  /** Opens the counter with a profile (null = its own) and goes there; to one's own open counter it only goes. */
  take(offer: CounterOffer, profile: string | null): Promise<void>;
  close(): void;
}

/** How a counter stands for this person: `taken` = somebody else is at it, `barred` = not one they may open. */
export function standing(offer: CounterOffer, user: SignedIn): Standing {
  if (offer.state !== 'closed' && offer.clerk !== null) return offer.clerk.id === user.id ? 'mine' : 'taken';
  return user.counters === null || user.counters.includes(offer.id) ? 'free' : 'barred';
}

/** The list of counters to choose from, asked again every 4 s until closed. */
export function openChoice(ports: ChoicePorts): Choice {
  const list = signal<ChoiceList | null>(null);
  const trouble = signal<ChoiceTrouble>(null);
  const opening = signal<string | null>(null);
  const keys = new Map<string, string>();
  let closed = false;
  let timer: Timer | null = null;

  const refuse = (refusal: Refusal): void => {
    if (refusal.code === 'not-signed-in') ports.onSignedOut();
    trouble.value = refusal;
  };
  const refresh = async (): Promise<void> => {
    timer?.cancel();
    const answer = await ports.api('counters', { params: { centre: ports.centre } });
    if (closed) return;
    if (answer.ok) {
      list.value = ofTheHall(answer.value);
      if (trouble.value === 'lost' || (isAboutTheDay(trouble.value) && answer.value.day.open)) trouble.value = null;
    } else if ('lost' in answer) trouble.value = 'lost';
    else refuse(answer.refusal);
    timer = ports.clock.after(everyMs, () => void refresh());
  };
  const open = async (counter: string, profile: string | null): Promise<void> => {
    const question = `${counter} ${profile}`;
    const key = keys.get(question) ?? ports.newKey();
    keys.set(question, key);
    const params = { centre: ports.centre, counter };
    const answer = await ports.api('openCounter', { params, key, body: profile === null ? {} : { profile } });
    if (answer.ok) return ports.onChosen(counter);
    if ('lost' in answer) trouble.value = 'lost';
    else {
      keys.delete(question);
      refuse(answer.refusal);
    }
    await refresh();
  };

  return {
    list,
    trouble,
    opening,
    now: () => ports.clock.now(),
    refresh,
    take: async (offer, profile) => {
      const how = standing(offer, ports.user);
      if (opening.value !== null || how === 'taken' || how === 'barred') return;
      if (how === 'free' && list.value?.day.open === false) return;
      if (how === 'mine') return ports.onChosen(offer.id);
      trouble.value = null;
      opening.value = offer.id;
      await open(offer.id, profile);
      opening.value = null;
    },
    close: () => {
      closed = true;
      timer?.cancel();
    },
  };
}

/** Calls are taken at the page of the hotline. */
const ofTheHall = (list: ChoiceList): ChoiceList => ({
  ...list,
  counters: list.counters.filter(({ kind }) => kind !== 'phone'),
});

const everyMs = 4000;

const isAboutTheDay = (trouble: ChoiceTrouble): boolean =>
  trouble !== null && trouble !== 'lost' && trouble.code === 'day-closed';
