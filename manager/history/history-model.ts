import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { pathOf } from '../../shared/paths.ts';
import type { ReportKey, ReportRow } from '../../shared/reports/figures.ts';
import { type Against, comparedDays } from '../../shared/reports/report-choices.ts';
import { type ReportFigure, reportFigures } from '../../shared/reports/report-rows.ts';
import type { Days } from '../../shared/time/days.ts';
import type { Answer } from '../../ui/api.ts';
import type { ManagerPorts } from '../ports.ts';
import { createLatest, type LoadState } from '../ui/loaded.ts';
import type { Range } from '../ui/range.ts';
import { nextSort, type Sort } from '../ui/sorting.ts';
import { type BesideReport, createBesideReport } from './beside-report.ts';
import { type ChosenReport, createChosenReport } from './chosen-report.ts';
import { addressOf, choiceIn, type ReportChoice } from './report-choice.ts';
import type { FileKind } from './report-files.tsx';
import { createSaved, type SavedModel } from './saved-model.ts';

export interface Report extends ReportChoice {
  readonly total: ReportRow;
  readonly rows: readonly ReportRow[];
  /** The days that it is compared with; null = none. */
  readonly compared: Days | null;
  /** Their total; null where nobody came. */
  readonly before: ReportRow | null;
  /** Their rows by the same keys; empty where the report shows none of them. */
  readonly rowsBefore: ReadonlyMap<string, ReportRow>;
}
export interface HistoryModel extends ChosenReport, BesideReport {
  readonly saved: SavedModel;
  /** What the address says after its question mark, as far as somebody has gone there. */
  readonly query: ReadonlySignal<string>;
  /** Whether the choice is the one saved under the name that is open. */
  readonly isSaved: ReadonlySignal<boolean>;
  /** The report last answered stays while the next is fetched. */
  readonly state: ReadonlySignal<LoadState<Report>>;
  readonly fetching: ReadonlySignal<boolean>;
  readonly sort: ReadonlySignal<Sort<ReportFigure>>;
  /** The bar under the pointer, by its key. */
  readonly pointed: ReadonlySignal<string | null>;
  chooseBy(by: ReportKey): void;
  /** At least one. */
  chooseColumns(columns: readonly ReportFigure[]): void;
  chooseAgainst(against: Against): void;
  sortBy(column: 'key' | ReportFigure): void;
  point(key: string | null): void;
  load(): Promise<void>;
  /** Shows what the part of an address after its question mark names; what it does not name stays. */
  open(query: string): Promise<void>;
  /** Shows a saved report; null = goes on with the same choice, under no name. */
  openSaved(id: string | null): Promise<void>;
}

/** Reports over a range of days; `today` gives the centre's date (YYYY-MM-DD). */
export function createHistory(
  centre: string,
  today: () => string,
  ports: Pick<ManagerPorts, 'api' | 'place' | 'newKey'>,
): HistoryModel {
  const chosen = createChosenReport(today, () => void load());
  const saved = createSaved(centre, ports, () => sayWhere());
  const { opened } = saved;
  const isSaved = computed(() => opened.value !== null && chosen.isSaved(opened.value));
  const sort = createSort();
  const { state, fetching, show } = createLatest<Report>();

  const sayWhere = (): void => {
    const named = opened.value === null ? null : { id: opened.value.id, same: isSaved.value };
    ports.place.replace(addressOf(chosen.choice(), named));
  };
  const inRange = async (ask: (range: Range) => Promise<void>): Promise<void> => {
    if (chosen.fault.value === null) await ask(chosen.range.value);
  };
  const load = (): Promise<void> =>
    inRange(() => {
      sayWhere();
      return show(askReport(centre, ports, chosen.choice()));
    });
  return {
    ...chosen,
    ...createBesideReport(centre, ports, inRange),
    ...sort,
    ...createPointed(),
    ...choosing(chosen, sort, load),
    ...opening(chosen, saved, load),
    saved,
    query: computed(() => ports.place.path.value.split('?')[1] ?? ''),
    isSaved,
    state,
    fetching,
    load,
  };
}

/** Where the report is as a file, in a language. */
export function fileAddress(
  centre: string,
  kind: FileKind,
  { range, by, columns, against }: ReportChoice,
  language: string,
): string {
  const query = new URLSearchParams({
    ...range,
    by,
    language,
    ...(columns.length === reportFigures.length ? {} : { columns: columns.join(',') }),
    against,
  });
  return `${pathOf('summary', { centre })}.${kind}?${query}`;
}

/** Whether the rows of a report show what they were before: where figures were chosen, and the same rows stand in both. */
export const comparesRows = ({ by, columns }: Pick<ReportChoice, 'by' | 'columns'>): boolean =>
  by !== 'day' && columns.length < reportFigures.length;

/** The order of the table's rows: at first as their keys stand. */
const createSort = () => {
  const sort = signal<Sort<ReportFigure>>({ column: 'key', descending: false });
  return {
    sort,
    sortBy: (column: 'key' | ReportFigure): void => {
      sort.value = nextSort(sort.value, column);
    },
  };
};

const createPointed = () => {
  const pointed = signal<string | null>(null);
  return {
    pointed,
    point: (key: string | null): void => {
      pointed.value = key;
    },
  };
};

type Chosen = ReturnType<typeof createChosenReport>;

/** What an address or a name asks to be shown. */
const opening = (
  chosen: Pick<Chosen, 'take' | 'takeSaved' | 'readRange'>,
  saved: SavedModel,
  load: () => Promise<void>,
): Pick<HistoryModel, 'open' | 'openSaved'> => {
  const takeSaved = (id: string | null): void => {
    saved.open(id);
    if (saved.opened.value !== null) chosen.takeSaved(saved.opened.value);
  };
  return {
    open: async (query) => {
      const asked = new URLSearchParams(query);
      const listed = saved.load();
      const report = asked.get('report');
      if (report !== null) {
        await listed;
        takeSaved(report);
      }
      chosen.take(choiceIn(asked));
      chosen.readRange(asked);
      await load();
    },
    openSaved: (id) => {
      takeSaved(id);
      return load();
    },
  };
};

/** The choices that ask for the report again. */
const choosing = (
  { take }: Pick<Chosen, 'take'>,
  { sort }: ReturnType<typeof createSort>,
  load: () => Promise<void>,
): Pick<HistoryModel, 'chooseBy' | 'chooseColumns' | 'chooseAgainst'> => ({
  chooseBy: (by) => {
    take({ by });
    sort.value = { column: 'key', descending: false };
    void load();
  },
  chooseColumns: (chosen) => {
    take({ columns: reportFigures.filter((figure) => chosen.includes(figure)) });
    if (!chosen.some((figure) => figure === sort.value.column)) sort.value = { column: 'key', descending: false };
    void load();
  },
  chooseAgainst: (against) => {
    take({ against });
    void load();
  },
});

/** The report, with what it is compared with. */
const askReport = async (
  centre: string,
  { api }: Pick<ManagerPorts, 'api'>,
  choice: ReportChoice,
): Promise<Answer<Report>> => {
  const ask = ({ from, to }: Range, key: ReportKey) =>
    api('summary', { params: { centre }, query: { from, to, by: key } });
  const { range, by } = choice;
  const compared = comparedDays(range, choice.against);
  const inRows = comparesRows(choice);
  const [now, earlier] = await Promise.all([
    ask(range, by),
    compared === null ? null : ask(compared, inRows ? by : 'day'),
  ]);
  if (!now.ok) return now;
  const then = earlier?.ok === true && earlier.value.total.issued > 0 ? earlier.value : null;
  const rowsBefore = new Map(inRows ? then?.rows.map((row) => [row.key, row]) : []);
  return { ok: true, value: { ...choice, compared, before: then?.total ?? null, rowsBefore, ...now.value } };
};
