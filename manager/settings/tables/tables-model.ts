import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { DecisionTable } from '../../../shared/cases/table-schema.ts';
import { isSame } from '../../../shared/centre/config-diff.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Answer } from '../../../ui/api.ts';
import type { Office } from '../../manager-model.ts';
import { type Change, createChange, createLatest, type LoadState, loaded } from '../../ui/loaded.ts';
import type { TableChange } from './table-edits.ts';

type List = RouteValue<'tables'>;
export type TableVersion = List['tables'][number]['versions'][number];
export type Tried = RouteValue<'tryTable'>;

/** A table with its versions, the latest first; one that only ships has none. */
export interface KnownTable {
  readonly id: string;
  readonly versions: readonly TableVersion[];
  /** What the next version begins from. */
  readonly latest: DecisionTable;
  /** [RU8] What was written into its file by hand, and nobody has proposed; null = nothing. */
  readonly written: DecisionTable | null;
  /** A draft in its file whose version somebody has proposed otherwise, and the version that it may have; null = there is none. */
  readonly overtaken: Overtaken | null;
}
type Overtaken = List['overtaken'][number];

/** A version in the making. */
export interface TableDraft {
  readonly document: ReadonlySignal<DecisionTable>;
  readonly changed: ReadonlySignal<boolean>;
  /** What the server said of it when it was checked as it is now; null = it was not. */
  readonly tried: ReadonlySignal<LoadState<Tried> | null>;
  change(next: TableChange): void;
  drop(): void;
  check(): Promise<void>;
}

export interface TablesModel {
  readonly state: ReadonlySignal<LoadState<readonly KnownTable[]>>;
  readonly changing: Change;
  load(): Promise<void>;
  /** Always the same for a table that has not got another version meanwhile. */
  draftOf(table: KnownTable): TableDraft;
  /** Whether it decides nothing at this centre; null = it decides nothing of it anyway. */
  readonly stopped: (table: string) => boolean | null;
  propose(table: KnownTable): Promise<boolean>;
  approve(id: string, hash: string): Promise<boolean>;
  stop(id: string, stopped: boolean, reason: string): Promise<boolean>;
}

/** The decision tables of the server. Nothing is asked before `load`. */
export function createTables({ world: { api }, centre }: Pick<Office, 'world' | 'centre'>): TablesModel {
  const { state, load: loadList } = loaded(async () => {
    const answer = await api('tables');
    return answer.ok ? { ok: true as const, value: known(answer.value) } : answer;
  });
  const kinds = signal<readonly { readonly table?: string; readonly stopped?: boolean }[]>([]);
  const loadKinds = async (): Promise<void> => {
    const read = await api('config', { params: { centre } });
    if (read.ok) kinds.value = read.value.caseKinds ?? [];
  };
  const load = async (): Promise<void> => void (await Promise.all([loadList(), loadKinds()]));
  const changing = createChange();
  const done = async (worked: boolean): Promise<boolean> => {
    if (worked) await load();
    return worked;
  };
  const drafts = createDrafts((id, document) => api('tryTable', { params: { centre, table: id }, body: document }));
  return {
    ...{ state, changing, load, draftOf: drafts.of },
    stopped: (table) => {
      const of = kinds.value.filter((kind) => kind.table === table);
      return of.length === 0 ? null : of.some(({ stopped = false }) => stopped);
    },
    propose: async (table) => {
      const body = drafts.of(table).document.peek();
      return done(await changing.run(() => api('putTable', { params: { table: table.id }, body })));
    },
    approve: async (id, hash) =>
      done(await changing.run(() => api('approveTable', { params: { table: id }, body: { hash } }))),
    stop: async (id, stopped, reason) =>
      done(await changing.run(() => api('stopTable', { params: { centre, table: id }, body: { stopped, reason } }))),
  };
}

/** The version in force on a date (YYYY-MM-DD); null = there is none. */
export function versionInForce({ versions }: KnownTable, date: string): TableVersion | null {
  return versions.find(({ approvedBy, from }) => approvedBy !== null && from <= date) ?? null;
}

const known = ({ tables, samples, drafts, overtaken }: List): readonly KnownTable[] => {
  const writtenOf = (id: string) => drafts.find((one) => one.id === id) ?? null;
  const kept = tables.flatMap(({ id, versions }): readonly KnownTable[] => {
    const ordered = versions.toSorted((one, other) => other.version - one.version);
    const [latest] = ordered;
    const over = overtaken.find((one) => one.id === id) ?? null;
    return latest === undefined
      ? []
      : [{ id, versions: ordered, latest: latest.document, written: writtenOf(id), overtaken: over }];
  });
  const isKept = (id: string): boolean => kept.some((one) => one.id === id);
  const shipped = samples.filter(({ id }) => !isKept(id));
  const added = drafts.filter(({ id }) => !isKept(id) && !shipped.some((one) => one.id === id));
  const begun = [...shipped, ...added].map((latest) => ({
    ...{ id: latest.id, versions: [], latest, written: writtenOf(latest.id), overtaken: null },
  }));
  return [...kept, ...begun];
};

type Try = (id: string, document: DecisionTable) => Promise<Answer<Tried>>;

const createDrafts = (tryIt: Try) => {
  const drafts = new Map<string, { readonly from: number; readonly draft: TableDraft }>();
  return {
    of(table: KnownTable): TableDraft {
      const from = table.versions.length;
      const before = drafts.get(table.id);
      if (before?.from === from) return before.draft;
      const draft = createDraft(table, tryIt);
      drafts.set(table.id, { from, draft });
      return draft;
    },
  };
};

const createDraft = ({ id, versions, latest, written }: KnownTable, tryIt: Try): TableDraft => {
  const begun = written ?? (versions.length === 0 ? latest : { ...latest, version: latest.version + 1 });
  const document = signal(begun);
  const trying = createLatest<Tried>();
  const triedOf = signal<DecisionTable | null>(null);
  return {
    document,
    changed: computed(() => !isSame(document.value, begun)),
    tried: computed(() => (triedOf.value === document.value ? trying.state.value : null)),
    change: (next) => {
      document.value = { ...next(document.peek()), id, version: begun.version };
    },
    drop: () => {
      document.value = begun;
    },
    check: async () => {
      const asked = document.peek();
      triedOf.value = asked;
      trying.state.value = { step: 'loading' };
      await trying.show(tryIt(id, asked));
    },
  };
};
