import { type ReadonlySignal, signal } from '@preact/signals';
import { pathOf } from '../../shared/paths.ts';
import type { Answer } from '../../ui/api.ts';
import { type ChosenRange, createChosenRange } from '../ui/chosen-range.ts';
import { createLatest, type LoadState } from '../ui/loaded.ts';
import type { Range } from '../ui/range.ts';
import { nextSort, type Sort } from '../ui/sorting.ts';
import type { FileKind } from './report-files.tsx';

/** Figures over a range of days, by what is chosen, in a table that is sorted. What is shown stays while the next is fetched. */
export interface ChosenFigures<Value, Key extends string, Figure extends string> extends ChosenRange {
  readonly by: ReadonlySignal<Key>;
  readonly state: ReadonlySignal<LoadState<Chosen<Value, Key>>>;
  readonly fetching: ReadonlySignal<boolean>;
  readonly sort: ReadonlySignal<Sort<Figure>>;
  chooseBy(by: Key): void;
  sortBy(column: 'key' | Figure): void;
  load(): Promise<void>;
}
/** With what they were asked by. */
export type Chosen<Value, Key> = Value & { readonly by: Key; readonly range: Range };

export interface FiguresAsked<Value, Key> {
  /** The centre's date (YYYY-MM-DD). */
  readonly today: () => string;
  readonly first: Key;
  readonly ask: (query: Range & { readonly by: Key }) => Promise<Answer<Value>>;
  /** What is fetched with them. */
  readonly beside?: () => Promise<void>;
}

/** The figures that `ask` gives, at first of the usual range by `first`. */
export function createChosenFigures<Value extends object, Key extends string, Figure extends string>(
  asked: FiguresAsked<Value, Key>,
): ChosenFigures<Value, Key, Figure> {
  const by = signal(asked.first);
  const sort = signal<Sort<Figure>>({ column: 'key', descending: false });
  const { state, fetching, show } = createLatest<Chosen<Value, Key>>();
  const ask = async (range: Range, key: Key): Promise<Answer<Chosen<Value, Key>>> => {
    const answer = await asked.ask({ ...range, by: key });
    return answer.ok ? { ...answer, value: { ...answer.value, by: key, range } } : answer;
  };
  const load = async (): Promise<void> => {
    if (chosen.fault.value !== null) return;
    await Promise.all([show(ask(chosen.range.value, by.value)), asked.beside?.()]);
  };
  const chosen = createChosenRange(asked.today, () => void load());
  return {
    ...chosen,
    ...{ by, sort, state, fetching, load },
    chooseBy: (key) => {
      by.value = key;
      sort.value = { column: 'key', descending: false };
      void load();
    },
    sortBy: (column) => {
      sort.value = nextSort(sort.value, column);
    },
  };
}

/** The address of the same figures as a file. */
export function figuresFile(
  route: 'ratings' | 'callFigures' | 'caseFigures',
  centre: string,
  kind: FileKind,
  { range, by }: Chosen<object, string>,
  language: string,
): string {
  return `${pathOf(route, { centre })}.${kind}?${new URLSearchParams({ ...range, by, language })}`;
}
