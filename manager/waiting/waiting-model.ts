import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { type QuotedKey, quotedKeys } from '../../shared/reports/figures.ts';
import type { EstimatesBody, QuotedReport } from '../../shared/tickets/estimate.ts';
import { repeat } from '../../shared/time/clock.ts';
import type { Answer } from '../../ui/api.ts';
import type { ManagerPorts, Trouble } from '../ports.ts';
import { type ChosenRange, createChosenRange } from '../ui/chosen-range.ts';
import { createChange, createLatest, type LoadState, loaded } from '../ui/loaded.ts';
import type { Range } from '../ui/range.ts';
import { nextSort, type Sort } from '../ui/sorting.ts';
import { firstSort, type QuotedFigure } from './waiting-rows.ts';

/** What was asked for, and the answer: the picture is by hour, the table by what was chosen. */
export interface Waits {
  readonly range: Range;
  /** null = all services. */
  readonly service: string | null;
  readonly by: QuotedKey;
  readonly hours: QuotedReport;
  readonly table: QuotedReport;
  /** The services of those days, with their names then: also those that the centre no longer has. */
  readonly services: QuotedReport['rows'];
}

/** What the last "learn now" came to. */
export type LearnOutcome = 'learnt' | 'nothing';

export interface WaitingModel extends ChosenRange {
  readonly service: ReadonlySignal<string | null>;
  readonly by: ReadonlySignal<QuotedKey>;
  /** What was last answered stays while the next is fetched. */
  readonly state: ReadonlySignal<LoadState<Waits>>;
  readonly fetching: ReadonlySignal<boolean>;
  readonly sort: ReadonlySignal<Sort<QuotedFigure>>;
  /** The hour under the pointer. */
  readonly pointed: ReadonlySignal<string | null>;
  readonly knowledge: ReadonlySignal<LoadState<EstimatesBody>>;
  readonly learning: ReadonlySignal<boolean>;
  readonly learnTrouble: ReadonlySignal<Trouble | null>;
  readonly outcome: ReadonlySignal<LearnOutcome | null>;
  chooseService(service: string | null): void;
  chooseBy(by: QuotedKey): void;
  sortBy(column: 'key' | QuotedFigure): void;
  point(hour: string | null): void;
  load(): Promise<void>;
  loadKnowledge(): Promise<void>;
  learn(): Promise<void>;
  /** Takes range, service and breakdown from the address, as far as it names them. */
  readAddress(query: string): void;
  close(): void;
}

/** The address of a picture, so that it can be kept and sent. */
export function waitingAddress({ range, service, by }: Wanted): string {
  return `/waiting?from=${range.from}&to=${range.to}&by=${by}${service === null ? '' : `&service=${encodeURIComponent(service)}`}`;
}

/** Quoted against waited over a range of days, and what the estimate has learnt; `today` gives the centre's date (YYYY-MM-DD). */
export function openWaiting(
  centre: string,
  today: () => string,
  ports: Pick<ManagerPorts, 'api' | 'place' | 'clock'>,
): WaitingModel {
  const { readRange, ...chosen } = createChosenRange(today, () => void load());
  const service = signal<string | null>(null);
  const by = signal<QuotedKey>('service');
  const sort = signal<Sort<QuotedFigure>>(firstSort('service'));
  const pointed = signal<string | null>(null);
  const { state, fetching, show } = createLatest<Waits>();

  const load = async (): Promise<void> => {
    if (chosen.fault.value !== null) return;
    const wanted = { range: chosen.range.value, service: service.value, by: by.value };
    ports.place.replace(waitingAddress(wanted));
    await show(askWaits(centre, ports, wanted));
  };
  return {
    ...chosen,
    ...createKnowledge(centre, ports),
    service,
    by,
    state,
    fetching,
    sort,
    pointed,
    load,
    chooseService: (id) => {
      service.value = id;
      void load();
    },
    chooseBy: (key) => {
      by.value = key;
      sort.value = firstSort(key);
      void load();
    },
    sortBy: (column) => {
      sort.value = nextSort(sort.value, column);
    },
    point: (hour) => {
      pointed.value = hour;
    },
    readAddress: (query) => {
      const asked = new URLSearchParams(query);
      readRange(asked);
      const key = asked.get('by');
      if (isQuotedKey(key)) {
        by.value = key;
        sort.value = firstSort(key);
      }
      service.value = asked.get('service');
    },
  };
}

const isQuotedKey = (word: string | null): word is QuotedKey => quotedKeys.some((key) => key === word);

interface Wanted {
  readonly range: Range;
  readonly service: string | null;
  readonly by: QuotedKey;
}

/** Both breakdowns; services are compared with each other, whichever is drawn. */
const askWaits = async (centre: string, { api }: Pick<ManagerPorts, 'api'>, wanted: Wanted): Promise<Answer<Waits>> => {
  const { range, service } = wanted;
  const ask = (by: QuotedKey) => {
    const one = by === 'service' || service === null ? {} : { service };
    return api('quoted', { params: { centre }, query: { from: range.from, to: range.to, by, ...one } });
  };
  const byHour = ask('hour');
  const byService = ask('service');
  const others = { hour: byHour, service: byService, day: null }[wanted.by] ?? ask(wanted.by);
  const [hours, table, services] = await Promise.all([byHour, others, byService]);
  if (!hours.ok) return hours;
  if (!table.ok) return table;
  return {
    ok: true,
    value: { ...wanted, hours: hours.value, table: table.value, services: services.ok ? services.value.rows : [] },
  };
};

const pollMs = 2000;

/** What has been learnt; while the server learns it is asked every two seconds how far it is. */
const createKnowledge = (centre: string, ports: Pick<ManagerPorts, 'api' | 'clock'>) => {
  const params = { centre };
  const { state, load } = loaded(() => ports.api('estimates', { params }));
  const change = createChange();
  const outcome = signal<LearnOutcome | null>(null);
  const asked = signal(false);
  const known = (): EstimatesBody | null => (state.value.step === 'ready' ? state.value.value : null);
  const learning = computed(() => change.busy.value || (known()?.learning ?? false));
  let polling: { close(): void } | null = null;
  const still = (): void => {
    polling?.close();
    polling = null;
  };
  const watching = effect(() => {
    const busy = known()?.learning ?? false;
    untracked(() => {
      if (!busy) still();
      else polling ??= repeat(ports.clock, pollMs, () => void load());
    });
  });
  let before: string | null = null;
  const settled = effect(() => {
    const now = known();
    if (!asked.value || learning.value || now === null) return;
    asked.value = false;
    outcome.value = (now.learnt?.learntAt ?? null) === before ? 'nothing' : 'learnt';
  });
  return {
    knowledge: state,
    learning,
    learnTrouble: change.trouble,
    outcome,
    loadKnowledge: load,
    learn: async (): Promise<void> => {
      if (learning.value) return;
      outcome.value = null;
      before = known()?.learnt?.learntAt ?? null;
      const done = await change.run(() => ports.api('learn', { params, body: {} }));
      await load();
      // An answer that came too late says nothing: whether the server learns, it has just told.
      if (done || (known()?.learning ?? false)) {
        change.forget();
        asked.value = true;
      }
    },
    close: () => {
      watching();
      settled();
      still();
    },
  };
};
