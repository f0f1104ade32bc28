import { type ReadonlySignal, signal } from '@preact/signals';
import type { CountryReport } from '../../shared/country/country-reports.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { dateIn } from '../../shared/words.ts';
import type { CountryWorld } from '../country-model.ts';
import { type CompareSort, comparedFigures } from './ranks.ts';
import { daysOfSpan, type Span, spans } from './spans.ts';

export const compareKeys = ['centre', 'region', 'service', 'month'] as const;
export type CompareKey = (typeof compareKeys)[number];

/** What is asked; region and centre empty = all of them. */
export interface Asked {
  readonly by: CompareKey;
  readonly span: Span;
  readonly region: string;
  readonly centre: string;
}

export type CompareState =
  | { readonly step: 'loading' }
  | { readonly step: 'refused'; readonly refusal: Refusal }
  | { readonly step: 'lost' }
  | { readonly step: 'ready'; readonly value: CountryReport; readonly asked: Asked };

/** Figures of all centres beside each other. */
export interface CompareModel {
  readonly asked: ReadonlySignal<Asked>;
  readonly sort: ReadonlySignal<CompareSort>;
  readonly state: ReadonlySignal<CompareState>;
  choose(change: Partial<Asked>): void;
  sortBy(column: CompareSort['column']): void;
  load(): Promise<void>;
  close(): void;
}

/** Begins with what the address asks for: `compare?by=region&span=month&figure=waitP90`. */
export function openCompare({ api, clock, place }: CountryWorld): CompareModel {
  const asked = signal<Asked>(askedIn(place.path.peek()));
  const sort = signal<CompareSort>(sortIn(place.path.peek(), asked.peek().by));
  const state = signal<CompareState>({ step: 'loading' });
  let latest = 0;
  const load = async (): Promise<void> => {
    const mine = ++latest;
    const now = asked.peek();
    state.value = { step: 'loading' };
    const answer = await api('countryReport', { query: queryOf(now, dateIn(clock.now(), zone)) });
    if (mine !== latest) return;
    if (answer.ok) state.value = { step: 'ready', value: answer.value, asked: now };
    else state.value = 'refusal' in answer ? { step: 'refused', refusal: answer.refusal } : { step: 'lost' };
  };
  const say = (): void => place.replace(pathOf(asked.peek(), sort.peek()));
  void load();
  return {
    ...{ asked, sort, state, load },
    choose(change) {
      const before = asked.peek();
      const next = { ...before, ...change };
      asked.value = next.by === 'centre' || next.region !== before.region ? { ...next, centre: '' } : next;
      if (next.by !== before.by && (next.by === 'month' || sort.peek().column === 'name'))
        sort.value = firstSort(next.by);
      say();
      void load();
    },
    sortBy(column) {
      const before = sort.peek();
      sort.value = { column, turned: before.column === column && !before.turned };
      say();
    },
    close() {
      latest += 1;
    },
  };
}

/** The clock of the capital, where the head office stands. */
const zone = 'Asia/Baku';

const firstSort = (by: CompareKey): CompareSort => ({ column: by === 'month' ? 'name' : 'waitMedian', turned: false });

const queryOf = ({ by, span, region, centre }: Asked, today: string) => ({
  ...daysOfSpan(span, today),
  by,
  ...(region === '' ? {} : { region }),
  ...(centre === '' ? {} : { centre }),
});

const pathOf = ({ by, span, region, centre }: Asked, { column }: CompareSort): string => {
  const query = new URLSearchParams({ by, span, figure: column });
  if (region !== '') query.set('region', region);
  if (centre !== '') query.set('centre', centre);
  return `compare?${query}`;
};

const queryIn = (path: string): URLSearchParams => new URLSearchParams(path.split('?')[1] ?? '');

const askedIn = (path: string): Asked => {
  const query = queryIn(path);
  const by = compareKeys.find((key) => key === query.get('by')) ?? 'centre';
  return {
    by,
    span: spans.find((one) => one === query.get('span')) ?? 'days30',
    region: query.get('region') ?? '',
    centre: by === 'centre' ? '' : (query.get('centre') ?? ''),
  };
};

const sortIn = (path: string, by: CompareKey): CompareSort => {
  const named = queryIn(path).get('figure');
  const column = named === 'name' ? named : comparedFigures.find((one) => one === named);
  return column === undefined ? firstSort(by) : { column, turned: false };
};
