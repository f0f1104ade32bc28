import { type ReadonlySignal, signal } from '@preact/signals';
import { type CaseSearchBody, foundAtOnce } from '../../shared/cases/case-search-routes.ts';
import { caseChannels, caseStatuses } from '../../shared/cases/cases.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';

/** [CS11] What a search goes by, as it is typed and chosen: an empty text does not matter. */
export const searchFields = [
  ...(['name', 'phone', 'number', 'words', 'kind', 'topic', 'department', 'executor'] as const),
  ...(['channel', 'status', 'from', 'to'] as const),
] as const;
export type SearchField = (typeof searchFields)[number];
/** From which date, and to which. */
export const searchDates = ['from', 'to'] as const;
export type SearchDate = (typeof searchDates)[number];
export type SearchSaid = { readonly [Field in SearchField]?: string } & { readonly overdue?: boolean };

export type SearchState =
  | { readonly step: 'asking' }
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  | {
      readonly step: 'found';
      readonly value: RouteValue<'searchCases'>;
      readonly page: number;
      readonly pages: number;
    };

export interface SearchModel {
  readonly said: ReadonlySignal<SearchSaid>;
  readonly state: ReadonlySignal<SearchState>;
  /** The dates in whose place something stands that is none. */
  readonly wrongDates: ReadonlySignal<readonly SearchDate[]>;
  say(said: SearchSaid): void;
  /** Says whether what stands in the place of a date is none. */
  sayUnread(field: SearchDate, isUnread: boolean): void;
  /** Finds what was said, the first page unless another is asked for; nothing while a date is none. */
  find(page?: number): Promise<void>;
}

export function createSearch({ api, centre }: OfficeWork): SearchModel {
  const said = signal<SearchSaid>({});
  const state = signal<SearchState>({ step: 'asking' });
  const wrongDates = signal<readonly SearchDate[]>([]);
  let latest = 0;
  return {
    said,
    state,
    wrongDates,
    say: (more) => {
      said.value = { ...said.value, ...more };
    },
    sayUnread: (field, isUnread) => {
      const others = wrongDates.value.filter((one) => one !== field);
      wrongDates.value = searchDates.filter((one) => (one === field ? isUnread : others.includes(one)));
    },
    async find(page = 1) {
      if (wrongDates.value.length > 0) return;
      const mine = ++latest;
      state.value = { step: 'loading' };
      const found = await api('searchCases', { params: { centre }, body: { ...searchBody(said.peek()), page } });
      if (mine !== latest) return;
      const pages = found.ok ? Math.max(1, Math.ceil(found.value.total / foundAtOnce)) : 1;
      state.value = found.ok
        ? { step: 'found', value: found.value, page, pages }
        : { step: 'trouble', why: troubleOf(found) ?? 'lost' };
    },
  };
}

/** What is sent of it. */
export function searchBody({ overdue, ...said }: SearchSaid): CaseSearchBody {
  const texts = Object.entries(said).flatMap(([field, text]) => (text.trim() === '' ? [] : [[field, text.trim()]]));
  const { channel, status, ...rest }: { readonly [field: string]: string } = Object.fromEntries(texts);
  const knownChannel = caseChannels.find((one) => one === channel);
  const knownStatus = caseStatuses.find((one) => one === status);
  return {
    ...rest,
    ...(knownChannel === undefined ? {} : { channel: knownChannel }),
    ...(knownStatus === undefined ? {} : { status: knownStatus }),
    ...(overdue === true ? { overdue } : {}),
  };
}
