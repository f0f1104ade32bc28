import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { phoneTyped, readPhone } from '../../shared/notices/phone-number.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { FoundTicket } from '../../shared/tickets/ticket-routes.ts';
import { isDate } from '../../shared/time/is-date.ts';
import type { ManagerPorts } from '../ports.ts';
import { createLatest, type LoadState } from '../ui/loaded.ts';
import { searchAddress } from '../ui/search-address.ts';

/** By what a ticket is looked for. */
export const searchWays = ['number', 'phone'] as const;
export type SearchWay = (typeof searchWays)[number];

/** What was typed that cannot be searched for. */
export type SearchFault = 'noDate' | 'noNumber' | 'noPhone';

export type Found = LoadState<{ readonly tickets: readonly FoundTicket[] }>;
export type Story = RouteValue<'ticket'>;

/** Tickets of any day: found by number and date or by phone, and the story of one. */
export interface TicketsModel {
  readonly way: ReadonlySignal<SearchWay>;
  /** YYYY-MM-DD, or empty while what is typed is no date. */
  readonly date: ReadonlySignal<string>;
  readonly number: ReadonlySignal<string>;
  readonly phone: ReadonlySignal<string>;
  readonly fault: ReadonlySignal<SearchFault | null>;
  /** null = nothing was asked yet. */
  readonly found: ReadonlySignal<Found | null>;
  /** What the part of the address after its question mark says, as far as somebody has gone there. */
  readonly query: ReadonlySignal<string>;
  readonly story: ReadonlySignal<LoadState<Story>>;
  /** The centre's date (YYYY-MM-DD). */
  today(): string;
  chooseWay(way: SearchWay): void;
  type(what: Partial<Typed>): void;
  search(): Promise<void>;
  /** Looks for what an address names; if it names nothing, what was looked for last stays. */
  open(query: string): Promise<void>;
  openStory(ticket: string): Promise<void>;
}

interface Typed {
  readonly date: string;
  readonly number: string;
  readonly phone: string;
}

/** A search that has asked nothing yet; `today` gives the centre's date (YYYY-MM-DD). */
export function createTickets(centre: string, today: () => string, ports: Ports): TicketsModel {
  const typed = createTyped(today);
  const told = createLatest<Story>();
  return {
    ...typed,
    ...createSearch(centre, typed, ports),
    query: computed(() => ports.place.path.value.split('?')[1] ?? ''),
    story: told.state,
    today,
    openStory: (ticket) => told.show(ports.api('ticket', { params: { centre, ticket }, query: { with: 'story' } })),
  };
}

const createSearch = (centre: string, typed: ReturnType<typeof createTyped>, { api, place }: Ports) => {
  const { way, date, number, fault } = typed;
  const list = createLatest<{ readonly tickets: readonly FoundTicket[] }>();
  const isAsked = signal(false);
  let said = '/tickets';
  const sayWhere = (): void => {
    const isNamed = isAsked.value && way.value === 'number';
    said = isNamed ? searchAddress(date.value, number.value.trim()) : '/tickets';
    place.replace(said);
  };
  const search = async (): Promise<void> => {
    const asked = typed.asked();
    if (asked === null) return;
    isAsked.value = true;
    sayWhere();
    await list.show(askFor(centre, api, way.value, date.value, asked));
  };
  return {
    found: computed(() => (isAsked.value ? list.state.value : null)),
    search,
    chooseWay: (chosen: SearchWay): void => {
      way.value = chosen;
      isAsked.value = false;
      fault.value = null;
      sayWhere();
    },
    open: async (query: string): Promise<void> => {
      // What a search has put into the address itself is there already.
      if (said === `/tickets?${query}`) return;
      if (typed.read(new URLSearchParams(query))) await search();
      else sayWhere();
    },
  };
};

type Ports = Pick<ManagerPorts, 'api' | 'place'>;

const askFor = (centre: string, api: Ports['api'], way: SearchWay, date: string, asked: string) => {
  const params = { centre };
  return way === 'phone'
    ? api('ticketsOfPhone', { params, body: { phone: asked } })
    : api('ticketsOfDay', { params, query: { date, number: asked } });
};

/** What stands in the fields, and what is wrong with it. */
const createTyped = (today: () => string) => {
  const way = signal<SearchWay>('number');
  const [date, number, phone] = [signal(today()), signal(''), signal('')];
  const fault = signal<SearchFault | null>(null);
  return {
    ...{ way, date, number, phone, fault },
    type: (what: Partial<Typed>): void => {
      if (what.date !== undefined) date.value = what.date;
      if (what.number !== undefined) number.value = what.number;
      if (what.phone !== undefined) phone.value = what.phone;
      fault.value = null;
    },
    /** What is to be looked for; null where it is none, and then `fault` says why. */
    asked: (): string | null => {
      const asked = way.value === 'phone' ? phoneOf(phone.value) : number.value.trim();
      fault.value = faultOf(way.value, date.value, asked);
      return fault.value === null ? asked : null;
    },
    /** Takes a day and a number; false where they are not both named. */
    read: (named: URLSearchParams): boolean => {
      const [day, typed] = [named.get('date') ?? '', named.get('number') ?? ''];
      if (!isDate(day) || typed === '') return false;
      way.value = 'number';
      date.value = day;
      number.value = typed;
      return true;
    },
  };
};

/** A number in the form in which it is kept; null where none is typed whole. */
const phoneOf = (typed: string): string | null => (phoneTyped(typed) === 'not-yet' ? null : readPhone(typed));

const faultOf = (way: SearchWay, date: string, asked: string | null): SearchFault | null => {
  if (way === 'phone') return asked === null ? 'noPhone' : null;
  if (!isDate(date)) return 'noDate';
  return asked === '' ? 'noNumber' : null;
};
