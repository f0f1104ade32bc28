import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { RouteValue } from '../../shared/routes.ts';
import type { KioskService, KioskView } from '../../shared/views.ts';
import { heldFrom, leavesOpen, troubleOf } from '../answers.ts';
import { askUntilAnswered } from '../ask-until-answered.ts';
import type { Errand } from '../errand.ts';
import type { ErrandHost } from '../errand-host.ts';
import type { Confirm, Order, Trouble } from '../steps.ts';

/** Where somebody stands who comes for several services, or with others. */
export type VisitState =
  | { readonly at: 'plan'; readonly trouble: Trouble | null }
  /** Another service is chosen; `group` null = its topic first. */
  | { readonly at: 'services'; readonly group: string | null; readonly page: number }
  | { readonly at: 'people' }
  | { readonly at: 'asking'; readonly tries: number; readonly busy: boolean };

export type VisitLeg = NonNullable<RouteValue<'newcomerWait'>['plan']>['legs'][number];

/** One ticket for several services, or a ticket each for several people. */
export interface Visit extends Errand {
  readonly kind: 'visit';
  readonly state: ReadonlySignal<VisitState>;
  /** In the order that is suggested, each with its wait; while that is asked for, in the order in which they were chosen. */
  readonly legs: ReadonlySignal<readonly VisitLeg[]>;
  /** The order is being asked for. */
  readonly isPlanning: ReadonlySignal<boolean>;
  readonly people: ReadonlySignal<number>;
  /** How many services, and how many people, one visit may take in. */
  readonly most: { readonly services: number; readonly people: number };
  /** What was asked for may have been given: nothing else is asked in its place. */
  readonly isFixed: ReadonlySignal<boolean>;
  /** What may still be added, of one topic or of all. */
  others(group: string | null): readonly KioskService[];
  openServices(): void;
  openGroup(group: string): void;
  openPeople(): void;
  add(service: string): void;
  /** Back to the one service that was chosen first. */
  clear(): void;
  choosePeople(people: number): void;
  take(): void;
}

/** Opens it from where one service was chosen. */
export function openVisit(host: ErrandHost, from: Confirm): Visit {
  const visit = partsOf(host, from);
  const { state, chosen, people, plan, isPlanning, sent } = visit;
  return {
    kind: 'visit',
    hiding: null,
    most: mostOf(host.view.peek()),
    state,
    people,
    isPlanning,
    isBusy: computed(() => state.value.at === 'asking'),
    isFixed: computed(() => sent.value !== null),
    legs: computed(() => plan.value ?? chosen.value.map((service) => unplanned(visit, service))),
    others: (group) => othersOf(visit, group),
    ...choicesOf(visit),
    take: () => {
      if (isReady(visit)) void take(visit);
    },
    turnPage(by) {
      const now = state.peek();
      if (now.at === 'services') state.value = { ...now, page: Math.max(0, now.page + by) };
    },
    back: () => back(visit),
    close() {
      visit.isClosed = true;
    },
  };
}

const partsOf = (host: ErrandHost, from: Confirm): Parts => ({
  host,
  from,
  state: signal<VisitState>({ at: 'plan', trouble: null }),
  chosen: signal<readonly string[]>([from.service]),
  people: signal(1),
  plan: signal<readonly VisitLeg[] | null>(null),
  isPlanning: signal(false),
  sent: signal<Sent | null>(null),
  isClosed: false,
});

/** Touches are taken, and no answer is awaited. */
const isReady = ({ host, state }: Parts): boolean => host.isSettled() && state.peek().at !== 'asking';

/** What may be changed until it was asked for. */
const choicesOf = (
  visit: Parts,
): Pick<Visit, 'openServices' | 'openGroup' | 'openPeople' | 'add' | 'clear' | 'choosePeople'> => {
  const { host, from, chosen, people, sent } = visit;
  const most = mostOf(host.view.peek());
  const change = (act: () => void): void => {
    if (isReady(visit) && sent.peek() === null) act();
  };
  return {
    openServices: () => change(() => show(visit, { at: 'services', group: onlyGroup(visit), page: 0 })),
    openGroup: (group) => change(() => show(visit, { at: 'services', group, page: 0 })),
    openPeople: () => change(() => show(visit, { at: 'people' })),
    add: (service) => change(() => choose(visit, [...chosen.peek(), service].slice(0, most.services))),
    clear: () => change(() => choose(visit, [from.service])),
    choosePeople: (count) =>
      change(() => {
        people.value = Math.min(count, most.people);
        show(visit, { at: 'plan', trouble: null });
      }),
  };
};

/** Whether an errand is one. */
export function isVisit(errand: Errand | null): errand is Visit {
  return errand?.kind === 'visit';
}

/** Whether one visit may take in more than one service, or one person, at this kiosk. */
export function mostOf(view: KioskView | null): Visit['most'] {
  return { services: view?.visits?.services ?? 1, people: view?.visits?.people ?? 1 };
}

interface Parts {
  readonly host: ErrandHost;
  readonly from: Confirm;
  readonly state: Signal<VisitState>;
  readonly chosen: Signal<readonly string[]>;
  readonly people: Signal<number>;
  readonly plan: Signal<readonly VisitLeg[] | null>;
  readonly isPlanning: Signal<boolean>;
  /** What was asked for, with its key. */
  readonly sent: Signal<Sent | null>;
  isClosed: boolean;
}
interface Sent {
  readonly body: Order;
  readonly key: string;
}

const show = ({ host, state }: Parts, next: VisitState): void => {
  state.value = next;
  host.changed();
};

/** One by itself is waited for as the kiosk says it; of several nothing is said before their order is known. */
const unplanned = ({ host, chosen }: Parts, service: string): VisitLeg => {
  const known = chosen.value.length > 1 ? undefined : host.view.value?.services.find(({ id }) => id === service);
  return { service, estimate: known?.estimate ?? null, estimateReason: known?.estimateReason ?? null };
};

const othersOf = ({ host, chosen }: Parts, group: string | null): readonly KioskService[] =>
  (host.view.value?.services ?? []).filter(
    (one) => one.unavailable === null && !chosen.value.includes(one.id) && (group === null || one.group === group),
  );

/** The topic, where all that is left is of one. */
const onlyGroup = (visit: Parts): string | null => {
  const groups = new Set(othersOf(visit, null).map(({ group }) => group));
  const [first = null] = groups;
  return groups.size === 1 ? first : null;
};

const choose = (visit: Parts, services: readonly string[]): void => {
  visit.chosen.value = services;
  visit.plan.value = null;
  show(visit, { at: 'plan', trouble: null });
  void suggest(visit, services);
};

/** Asks in which order they wait least; where no answer comes, the order in which they were chosen stays. */
const suggest = async (visit: Parts, services: readonly string[]): Promise<void> => {
  const { host, from, plan, isPlanning, chosen } = visit;
  const [service = '', ...later] = services;
  isPlanning.value = later.length > 0;
  if (later.length === 0) return;
  const { api, centre } = host.asks;
  const query = {
    later: later.join(','),
    ...(from.priorityClass === null ? {} : { priorityClass: from.priorityClass }),
  };
  const answer = await api('newcomerWait', { params: { centre: centre(), service }, query });
  if (visit.isClosed || chosen.peek() !== services) return;
  isPlanning.value = false;
  plan.value = answer.ok ? (answer.value.plan?.legs ?? null) : null;
};

const back = (visit: Parts): boolean => {
  const state = visit.state.peek();
  if (state.at === 'plan') return false;
  const isInGroup = state.at === 'services' && state.group !== null && onlyGroup(visit) === null;
  show(visit, isInGroup ? { at: 'services', group: null, page: 0 } : { at: 'plan', trouble: null });
  return true;
};

const bodyOf = ({ host, from, chosen, plan, people }: Parts): Order => {
  const [service = '', ...later] = plan.peek()?.map((leg) => leg.service) ?? chosen.peek();
  return {
    service,
    language: host.language.peek(),
    channel: 'kiosk',
    ...(later.length === 0 ? {} : { later }),
    ...(people.peek() === 1 ? {} : { people: people.peek() }),
    ...(from.priorityClass === null ? {} : { priorityClass: from.priorityClass }),
  };
};

const take = async (visit: Parts): Promise<void> => {
  const { host, from, state, sent } = visit;
  const { api, clock, centre, newKey } = host.asks;
  const asked = sent.peek() ?? { body: bodyOf(visit), key: newKey() };
  sent.value = asked;
  show(visit, { at: 'asking', tries: 1, busy: false });
  const answer = await askUntilAnswered(
    () => api('issueTicket', { params: { centre: centre() }, body: asked.body, key: asked.key }),
    clock,
    (tries, busy) => {
      if (!visit.isClosed) state.value = { at: 'asking', tries, busy };
    },
  );
  if (visit.isClosed) return;
  if (answer.ok) {
    const { ticket, party = [] } = answer.value;
    const more = { later: ticket.later ?? [], numbers: party.map(({ number }) => number) };
    const isMore = more.later.length > 0 || more.numbers.length > 1;
    host.hold({ ...heldFrom(answer.value, from.priorityClass), ...(isMore ? { more } : {}) });
    return;
  }
  const trouble = troubleOf(answer);
  if (!leavesOpen(trouble)) sent.value = null;
  show(visit, { at: 'plan', trouble });
};
