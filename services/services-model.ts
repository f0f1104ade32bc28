import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../shared/routes.ts';
import type { VisitorRoute } from '../shared/tickets/visitor-paths.ts';
import type { Api } from '../ui/api.ts';
import { findServices, searchIndex } from '../ui/find-services.ts';
import type { ChosenLanguage } from '../ui/language.ts';

export type ServiceList = RouteValue<'services'>;
export type ListedService = ServiceList['services'][number];
export type ToldService = RouteValue<'service'>;
export type CentreChoice = RouteValue<'listCentres'>;

/** What stands on the page. */
export type Scene =
  | { readonly at: 'loading' }
  | { readonly at: 'lost' }
  | { readonly at: 'centres'; readonly centres: CentreChoice }
  | { readonly at: 'no-centre' }
  | { readonly at: 'list'; readonly list: ServiceList }
  /** `told` null = it is on its way; `gone`: there is no such service. */
  | { readonly at: 'service'; readonly list: ServiceList; readonly told: ToldService | 'gone' | null };

export interface ServicesPorts {
  readonly api: Api<VisitorRoute>;
  readonly language: ChosenLanguage;
  /** The centre named in the address, if any. */
  readonly centreAsked: string | null;
  /** The service named in the address; empty = none. */
  readonly chosen: ReadonlySignal<string>;
}

export interface ServicesModel {
  readonly scene: ReadonlySignal<Scene>;
  readonly language: ReadonlySignal<string>;
  /** The languages that the centre speaks; all that there are words for until it is known. */
  readonly spoken: ReadonlySignal<readonly string[] | null>;
  readonly query: ReadonlySignal<string>;
  /** The services that fit what was typed; null while nothing is. */
  readonly found: ReadonlySignal<readonly ListedService[] | null>;
  search(text: string): void;
  chooseLanguage(code: string): void;
  /** Asks once more for what did not come. */
  retry(): void;
  close(): void;
}

/** The page on which everybody finds a service and reads of it. */
export function openServices({ api, language, centreAsked, chosen }: ServicesPorts): ServicesModel {
  const loaded = signal<Exclude<Scene, { readonly at: 'service' }>>({ at: 'loading' });
  const centre = signal(centreAsked);
  const told = signal<ReadonlyMap<string, ToldService | 'gone'>>(new Map());
  const lost = signal(false);
  const query = signal('');
  const list = computed(() => (loaded.value.at === 'list' ? loaded.value.list : null));

  const load = async (): Promise<void> => {
    loaded.value = { at: 'loading' };
    if (centre.value === null) {
      const answer = await api('listCentres');
      const centres = answer.ok ? answer.value.filter(({ archived }) => !archived) : [];
      if (!answer.ok) loaded.value = { at: 'lost' };
      else if (centres.length === 1) centre.value = centres[0]?.id ?? null;
      else loaded.value = { at: 'centres', centres };
    }
    if (centre.value === null) return;
    const answer = await api('services', { params: { centre: centre.value } });
    if (answer.ok) loaded.value = { at: 'list', list: answer.value };
    else loaded.value = { at: 'lost' in answer ? 'lost' : 'no-centre' };
  };
  const tell = async (of: string, service: string): Promise<void> => {
    lost.value = false;
    const answer = await api('service', { params: { centre: of, service } });
    if (answer.ok) told.value = new Map([...told.value, [service, answer.value]]);
    else if ('lost' in answer) lost.value = true;
    else told.value = new Map([...told.value, [service, 'gone']]);
  };
  const stop = effect(() => {
    const service = chosen.value;
    const of = centre.value;
    if (service !== '' && of !== null && list.value !== null && !told.peek().has(service)) void tell(of, service);
  });
  void load();
  const index = computed(() => searchIndex(list.value?.services ?? [], language.code.value));
  return {
    scene: computed(() => {
      if (list.value === null) return loaded.value;
      if (chosen.value === '') return { at: 'list', list: list.value };
      if (lost.value) return { at: 'lost' };
      return { at: 'service', list: list.value, told: told.value.get(chosen.value) ?? null };
    }),
    language: language.code,
    spoken: computed(() => list.value?.languages ?? null),
    query,
    found: computed(() =>
      query.value.trim() === '' ? null : findServices(index.value, query.value, language.code.value),
    ),
    search: (text) => {
      query.value = text;
    },
    chooseLanguage: language.choose,
    retry: () => {
      if (list.value === null) void load();
      else if (centre.value !== null) void tell(centre.value, chosen.value);
    },
    close: stop,
  };
}
