import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { SavedChoices } from '../../shared/reports/report-choices.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Answer } from '../../ui/api.ts';
import type { ManagerPorts } from '../ports.ts';
import { type Change, createChange, type LoadState, loaded } from '../ui/loaded.ts';

export type SavedReport = RouteValue<'saveReport'>;

/** The reports of a centre that were saved under a name. */
export interface SavedModel {
  readonly state: ReadonlySignal<LoadState<RouteValue<'savedReports'>>>;
  /** Which of them is open; null = none. */
  readonly opened: ReadonlySignal<SavedReport | null>;
  /** One was to be opened that is not there. */
  readonly isGone: ReadonlySignal<boolean>;
  /** The first day that has tickets; null = none has, or it is not known yet. */
  readonly firstDay: ReadonlySignal<string | null>;
  readonly change: Change;
  load(): Promise<void>;
  /** Says which is open, by its id; it may not be known yet. */
  open(id: string | null): void;
  /** Keeps choices under an id, null = a new one, and opens what was kept. */
  save(id: string | null, name: string, choices: SavedChoices): Promise<boolean>;
  /** Removes what is open. */
  drop(): Promise<boolean>;
}

/** Saved reports, asked for by `load`; `onChange` runs after one was kept or removed. */
export function createSaved(
  centre: string,
  { api, newKey }: Pick<ManagerPorts, 'api' | 'newKey'>,
  onChange: () => void,
): SavedModel {
  const list = loaded(() => api('savedReports', { params: { centre } }));
  const change = createChange();
  const openId = signal<string | null>(null);
  const known = computed(() => (list.state.value.step === 'ready' ? list.state.value.value : null));
  const opened = computed(() => known.value?.reports.find(({ id }) => id === openId.value) ?? null);
  /** Asks for a change; once it is done, this one is open. */
  const changed = async (ask: () => Promise<Answer<unknown>>, open: string | null): Promise<boolean> => {
    if (!(await change.run(ask))) return false;
    openId.value = open;
    await list.load();
    onChange();
    return true;
  };
  return {
    state: list.state,
    opened,
    isGone: computed(() => openId.value !== null && known.value !== null && opened.value === null),
    firstDay: computed(() => known.value?.firstDay ?? null),
    change,
    load: list.load,
    open: (id) => {
      openId.value = id;
    },
    save: (id, name, choices) => {
      const report = id ?? newKey();
      return changed(() => api('saveReport', { params: { centre, report }, body: bodyOf(name, choices) }), report);
    },
    drop: async () => {
      const report = opened.value?.id;
      if (report === undefined) return false;
      return changed(() => api('dropReport', { params: { centre, report } }), null);
    },
  };
}

const bodyOf = (name: string, { by, columns, against, preset, from, to }: SavedChoices) => ({
  name: name.trim(),
  by,
  columns: [...columns],
  against,
  preset,
  from,
  to,
});
