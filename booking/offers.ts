import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../shared/routes.ts';
import { findServices, searchIndex } from '../ui/find-services.ts';
import type { BookApi, BookPorts, ListedOfficial, ServiceList } from './ports.ts';

/** What may be booked at a centre. */
export interface Offer {
  readonly centre: string;
  readonly list: ServiceList;
  readonly officials: readonly ListedOfficial[];
}
export type Offered =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  | { readonly at: 'no-centre' }
  | { readonly at: 'centres'; readonly centres: RouteValue<'listCentres'> }
  | { readonly at: 'offer'; readonly offer: Offer };

/** One thing that may be booked, an official or a service. */
export interface Bookable {
  readonly resource: string;
  readonly official: ListedOfficial | null;
  readonly service: ServiceList['services'][number] | null;
}

export interface Offers {
  readonly offered: ReadonlySignal<Offered>;
  readonly query: ReadonlySignal<string>;
  /** Those that fit what is typed; all where nothing is. */
  readonly found: ReadonlySignal<readonly Bookable[]>;
  /** Whether there are so many that one searches. */
  readonly many: ReadonlySignal<boolean>;
  search(text: string): void;
  load(): Promise<void>;
}

/** Asks what may be booked, in the centre that is named or in the only one. */
export function createOffers(ports: Pick<BookPorts, 'api' | 'centreAsked' | 'language'>): Offers {
  const offered = signal<Offered>({ at: 'loading' });
  const query = signal('');
  const all = computed(() => (offered.value.at === 'offer' ? bookablesOf(offered.value.offer) : []));
  const index = computed(() => searchIndex(all.value.map(findable), ports.language.code.value));
  return {
    offered,
    query,
    many: computed(() => all.value.length > fewEnough),
    found: computed(() =>
      query.value.trim() === ''
        ? all.value
        : findServices(index.value, query.value, ports.language.code.value).map(({ bookable }) => bookable),
    ),
    search(text) {
      query.value = text;
    },
    async load() {
      offered.value = { at: 'loading' };
      offered.value = await asked(ports.api, ports.centreAsked);
    },
  };
}

const fewEnough = 10;

const asked = async (api: BookApi, centreAsked: string | null): Promise<Offered> => {
  let centre = centreAsked;
  if (centre === null) {
    const centres = await api('listCentres');
    if (!centres.ok) return { at: 'lost' };
    const open = centres.value.filter(({ archived }) => !archived);
    if (open.length !== 1) return open.length === 0 ? { at: 'no-centre' } : { at: 'centres', centres: open };
    centre = open[0]?.id ?? '';
  }
  const [list, officials] = await Promise.all([
    api('services', { params: { centre } }),
    api('officials', { params: { centre } }),
  ]);
  if (list.ok && officials.ok) return { at: 'offer', offer: { centre, list: list.value, officials: officials.value } };
  const refused = !list.ok && !('lost' in list) && list.refusal.code === 'centre-not-found';
  return { at: refused ? 'no-centre' : 'lost' };
};

/** Officials first, then the services that may be booked. */
export function bookablesOf({ list, officials }: Offer): readonly Bookable[] {
  return [
    ...officials.map((official) => ({ resource: `official-${official.id}`, official, service: null })),
    ...list.services
      .filter(({ bookable }) => bookable)
      .map((service) => ({ resource: `service-${service.id}`, official: null, service })),
  ];
}

const findable = (bookable: Bookable) => {
  const { official, service } = bookable;
  if (official === null) return { bookable, name: service?.name ?? {}, keywords: service?.keywords ?? [] };
  return { bookable, name: official.post, keywords: [`${official.surname} ${official.name}`] };
};

/** Surname, name and father's name. */
export function personName(person: Pick<ListedOfficial, 'surname' | 'name' | 'patronymic'>): string {
  return [person.surname, person.name, person.patronymic].filter((part) => part !== null && part !== '').join(' ');
}
