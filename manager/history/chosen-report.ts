import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReportKey } from '../../shared/reports/figures.ts';
import { type Against, type SavedChoices, sensibleAgainsts } from '../../shared/reports/report-choices.ts';
import { type ReportFigure, reportFigures } from '../../shared/reports/report-rows.ts';
import { type ChosenRange, createChosenRange } from '../ui/chosen-range.ts';
import type { Range } from '../ui/range.ts';
import { isSaved, type ReportChoice, savedRange } from './report-choice.ts';

/** What is chosen for a report. */
export interface ChosenReport extends ChosenRange {
  /** One day is broken down by its hours, not by itself. */
  readonly by: ReadonlySignal<ReportKey>;
  /** The figures in the table and in files, in the order of the report. */
  readonly columns: ReadonlySignal<readonly ReportFigure[]>;
  readonly against: ReadonlySignal<Against>;
  /** What the days chosen can be compared with. */
  readonly againsts: ReadonlySignal<readonly Against[]>;
  /** What is chosen, to be saved: its days as they move with today, where they do and are to, or by their dates. */
  choices(moving: boolean): SavedChoices;
}

/** A choice that begins with all figures of the last 30 days, by day; `onChoose` runs after each choice of days. */
export function createChosenReport(today: () => string, onChoose: () => void): ChosenReport & ToTake {
  const { readRange, ...days } = createChosenRange(today, onChoose);
  const { range, fault, preset } = days;
  const wished = signal<ReportKey>('day');
  const by = computed(() => (wished.value === 'day' && isOneDay(range.value) ? 'hour' : wished.value));
  const columns = signal<readonly ReportFigure[]>(reportFigures);
  const wishedAgainst = signal<Against>('before');
  const againsts = computed(() => (fault.value === null ? sensibleAgainsts(range.value) : (['before'] as const)));
  const against = computed(() => againsts.value.find((one) => one === wishedAgainst.value) ?? 'before');
  const wish = () => ({ by: wished.value, columns: columns.value, against: wishedAgainst.value });
  const take: ToTake['take'] = (asked) => {
    if (asked.by !== undefined) wished.value = asked.by;
    if (asked.columns !== undefined) columns.value = asked.columns;
    if (asked.against !== undefined) wishedAgainst.value = asked.against;
  };
  return {
    ...days,
    readRange,
    by,
    columns,
    against,
    againsts,
    take,
    takeSaved: (saved) => {
      take(saved);
      const { from, to } = savedRange(saved, today());
      readRange(new URLSearchParams({ from, to }));
    },
    isSaved: (saved) => isSaved({ ...wish(), range: range.value }, saved, today()),
    choice: () => ({ range: range.value, by: by.value, columns: columns.value, against: against.value }),
    choices: (moving) => {
      const moves = moving ? preset.value : null;
      const { from, to } = range.value;
      return { ...wish(), preset: moves, from: moves === null ? from : null, to: moves === null ? to : null };
    },
  };
}

/** Whether a range is a single day. */
export const isOneDay = ({ from, to }: Range): boolean => from === to;

interface ToTake {
  readRange(asked: URLSearchParams): void;
  /** Chooses what is named; the rest stays. */
  take(asked: Partial<Omit<ReportChoice, 'range'>>): void;
  takeSaved(saved: SavedChoices): void;
  /** Whether these choices are what is chosen. */
  isSaved(saved: SavedChoices): boolean;
  choice(): ReportChoice;
}
