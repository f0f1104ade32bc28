import { type ReadonlySignal, signal } from '@preact/signals';
import type { CasesReport } from '../../shared/cases/case-figures.ts';
import type { OverseenAuthority, OverseenCase, OverseenKey } from '../../shared/cases/oversight-routes.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Answer } from '../../ui/api.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';

/** [CS14] All authorities as they stand, one of them looked into, and one case of it opened with a reason. */
export interface OversightModel {
  readonly period: ReadonlySignal<Period>;
  readonly state: ReadonlySignal<Loaded<readonly OverseenAuthority[]>>;
  readonly sort: ReadonlySignal<OversightSort>;
  /** The authority that is looked into; null = none. */
  readonly chosen: ReadonlySignal<string | null>;
  readonly by: ReadonlySignal<OverseenKey>;
  readonly only: ReadonlySignal<'overdue' | 'control'>;
  readonly within: ReadonlySignal<Loaded<Within>>;
  /** The case for which a reason is asked; null = none. */
  readonly picked: ReadonlySignal<Picked | null>;
  load(): Promise<void>;
  choosePeriod(period: Period): void;
  sortBy(column: OversightColumn): void;
  choose(authority: string | null): void;
  chooseBy(by: OverseenKey): void;
  chooseOnly(only: 'overdue' | 'control'): void;
  pick(one: OverseenCase | null): void;
  say(reason: string): void;
  /** Opens the case picked, or puts it under control, or no longer, with the reason that was said. */
  act(what: 'open' | 'control'): Promise<void>;
}

export const periods = ['month', 'year', 'twelve'] as const;
/** This month, this year, or this month and the eleven before it. */
export type Period = (typeof periods)[number];

export type Loaded<T> =
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  | { readonly step: 'ready'; readonly value: T };

export interface Within {
  readonly figures: CasesReport;
  readonly list: RouteValue<'overseenCases'>;
}

export interface Picked {
  readonly one: OverseenCase;
  readonly reason: string;
  readonly busy: boolean;
  /** `short` = a reason of ten letters is needed. */
  readonly trouble: Trouble | 'short' | null;
  /** The case is open to them now. */
  readonly opened: boolean;
}

export const oversightColumns = [
  ...(['overdue', 'open', 'oldest', 'onTime', 'received', 'answered', 'inTime', 'late', 'median'] as const),
];
export type OversightColumn = 'name' | (typeof oversightColumns)[number];
export interface OversightSort {
  readonly column: OversightColumn;
  readonly descending: boolean;
}

/** A figure of an authority; null = there is none. */
export function oversightFigure({ overview }: OverseenAuthority, column: OversightColumn): number | null {
  if (overview === null || column === 'name') return null;
  const { total, now } = overview;
  if (column === 'overdue' || column === 'open' || column === 'oldest') return now[column];
  return column === 'median' ? total.workingDays.median : total[column];
}

/** The authorities in the order asked; those of which nothing is known stand last. */
export function sortedAuthorities(
  all: readonly OverseenAuthority[],
  { column, descending }: OversightSort,
  compareNames: (a: OverseenAuthority, b: OverseenAuthority) => number,
): readonly OverseenAuthority[] {
  const sign = descending ? -1 : 1;
  return all.toSorted((a, b) => {
    if (column === 'name') return sign * compareNames(a, b);
    const [one, other] = [oversightFigure(a, column), oversightFigure(b, column)];
    if (one === null || other === null) return Number(one === null) - Number(other === null) || compareNames(a, b);
    return (
      sign * (one - other) ||
      (oversightFigure(b, 'late') ?? 0) - (oversightFigure(a, 'late') ?? 0) ||
      compareNames(a, b)
    );
  });
}

/** The days of a period that ends today (YYYY-MM-DD). */
export function daysOfPeriod(period: Period, today: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const start = { month: [year, month], year: [year, 1], twelve: month === 12 ? [year, 1] : [year - 1, month + 1] }[
    period
  ];
  return { from: `${start[0]}-${String(start[1]).padStart(2, '0')}-01`, to: today };
}

/** Nothing is asked before `load`. */
export function createOversight(work: OfficeWork): OversightModel {
  const period = signal<Period>('twelve');
  const state = signal<Loaded<readonly OverseenAuthority[]>>({ step: 'loading' });
  const sort = signal<OversightSort>({ column: 'overdue', descending: true });
  const within = createWithin(work, period);
  const load = async (): Promise<void> => {
    const days = daysOfPeriod(period.peek(), work.office.today);
    const found = await work.api('oversight', { query: days });
    state.value = found.ok ? { step: 'ready', value: found.value.authorities } : troubled(found);
  };
  return {
    ...{ period, state, sort, load },
    ...within,
    ...createPicking(work, within),
    choosePeriod(next) {
      period.value = next;
      void load();
      void within.again();
    },
    sortBy: (column) => {
      const { column: now, descending } = sort.peek();
      sort.value = { column, descending: column === now ? !descending : column !== 'name' };
    },
  };
}

/** One authority, looked into. */
const createWithin = ({ api, office }: OfficeWork, period: ReadonlySignal<Period>) => {
  const chosen = signal<string | null>(null);
  const by = signal<OverseenKey>('topic');
  const only = signal<'overdue' | 'control'>('overdue');
  const within = signal<Loaded<Within>>({ step: 'loading' });
  let latest = 0;
  const again = async (): Promise<void> => {
    const centre = chosen.peek();
    if (centre === null) return;
    const mine = ++latest;
    const days = daysOfPeriod(period.peek(), office.today);
    const [figures, list] = await Promise.all([
      api('overseenFigures', { params: { centre }, query: { ...days, by: by.peek() } }),
      api('overseenCases', { params: { centre }, query: { only: only.peek() } }),
    ]);
    if (mine !== latest) return;
    if (!figures.ok) within.value = troubled(figures);
    else if (!list.ok) within.value = troubled(list);
    else within.value = { step: 'ready', value: { figures: figures.value, list: list.value } };
  };
  const choose = (authority: string | null): void => {
    chosen.value = authority;
    within.value = { step: 'loading' };
    void again();
  };
  return {
    ...{ chosen, by, only, within, again, choose },
    chooseBy(next: OverseenKey) {
      by.value = next;
      void again();
    },
    chooseOnly(next: 'overdue' | 'control') {
      only.value = next;
      void again();
    },
  };
};

/** One case, with the reason that is said. */
const createPicking = (
  { api }: OfficeWork,
  { chosen, again }: { readonly chosen: ReadonlySignal<string | null>; readonly again: () => Promise<void> },
) => {
  const picked = signal<Picked | null>(null);
  const change = (more: Partial<Picked>): void => {
    if (picked.value !== null) picked.value = { ...picked.value, ...more };
  };
  return {
    picked,
    pick: (one: OverseenCase | null): void => {
      picked.value = one === null ? null : { one, reason: '', busy: false, trouble: null, opened: false };
    },
    say: (reason: string): void => change({ reason, trouble: null }),
    async act(what: 'open' | 'control'): Promise<void> {
      const [now, centre] = [picked.peek(), chosen.peek()];
      if (now === null || centre === null || now.busy) return;
      const reason = now.reason.trim();
      if (reason.length < shortestReason) return change({ trouble: 'short' });
      change({ busy: true, trouble: null });
      const params = { centre, case: now.one.id };
      const done =
        what === 'open'
          ? await api('overseeCase', { params, body: { reason } })
          : await api('controlCase', { params, body: { on: !now.one.control, reason } });
      if (!done.ok) return change({ busy: false, trouble: 'lost' in done ? 'lost' : done.refusal });
      if (what === 'open') return change({ busy: false, opened: true });
      picked.value = null;
      await again();
    },
  };
};

export const shortestReason = 10;

const troubled = (answer: Answer<unknown>) => ({ step: 'trouble', why: troubleOf(answer) ?? 'lost' }) as const;
