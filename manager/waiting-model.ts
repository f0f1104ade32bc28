import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { type EstimatesBody, type QuotedKey, type QuotedReport, quotedKeys } from '../shared/estimate.ts';
import { type Preset, presetOf, presetRange, type Range, type RangeFault, rangeFault } from './history-range.ts';
import { type LoadState, loaded, makeChange } from './loaded.ts';
import { type ManagerPorts, type Trouble, troubleOf } from './ports.ts';
import { nextSort, type Sort } from './sorting.ts';
import { firstSort, type QuotedFigure } from './waiting-rows.ts';

/** What was asked for, and the answer: the picture is by hour, the table by what was chosen. */
export interface Waits {
  readonly range: Range;
  /** null = all services. */
  readonly service: string | null;
  readonly by: QuotedKey;
  readonly hours: QuotedReport;
  readonly table: QuotedReport;
}

/** What the last "learn now" came to. */
export type LearnOutcome = 'learnt' | 'nothing';

export interface WaitingModel {
  /** What is being chosen; it may have a fault, and then nothing is asked. */
  readonly range: ReadonlySignal<Range>;
  readonly fault: ReadonlySignal<RangeFault | null>;
  readonly preset: ReadonlySignal<Preset | null>;
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
  choosePreset(preset: Preset): void;
  chooseRange(range: Range): void;
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

const isQuotedKey = (word: string | null): word is QuotedKey => quotedKeys.some((key) => key === word);

interface Wanted {
  readonly range: Range;
  readonly service: string | null;
  readonly by: QuotedKey;
}

/** The address of a picture, so that it can be kept and sent. */
export const waitingAddress = ({ range, service, by }: Wanted): string =>
  `/waiting?from=${range.from}&to=${range.to}&by=${by}${service === null ? '' : `&service=${encodeURIComponent(service)}`}`;

const makeFetch = (centre: string, ports: Pick<ManagerPorts, 'api'>) => {
  const state = signal<LoadState<Waits>>({ step: 'loading' });
  const fetching = signal(false);
  let latest = 0;
  const ask = ({ range: { from, to }, service }: Wanted, by: QuotedKey) => {
    // Services are compared with each other, whichever is drawn.
    const chosen = by === 'service' || service === null ? {} : { service };
    return ports.api('quoted', { params: { c: centre }, query: { from, to, by, ...chosen } });
  };
  const fetchWaits = async (wanted: Wanted): Promise<void> => {
    const mine = ++latest;
    fetching.value = true;
    const byHour = ask(wanted, 'hour');
    const [hours, table] = await Promise.all([byHour, wanted.by === 'hour' ? byHour : ask(wanted, wanted.by)]);
    if (mine !== latest) return;
    fetching.value = false;
    const why = troubleOf(hours) ?? troubleOf(table);
    if (hours.ok && table.ok) {
      state.value = { step: 'ready', value: { ...wanted, hours: hours.value, table: table.value } };
    } else if (why !== null) state.value = { step: 'trouble', why };
  };
  return { state, fetching, fetchWaits };
};

const pollMs = 2000;

/** What has been learnt; while the server learns it is asked every two seconds how far it is. */
const makeKnowledge = (centre: string, ports: Pick<ManagerPorts, 'api' | 'clock'>) => {
  const params = { c: centre };
  const { state, load } = loaded(() => ports.api('estimates', { params }));
  const change = makeChange();
  const outcome = signal<LearnOutcome | null>(null);
  const asked = signal(false);
  const known = (): EstimatesBody | null => (state.value.step === 'ready' ? state.value.value : null);
  const learning = computed(() => change.busy.value || (known()?.learning ?? false));
  let stop: (() => void) | null = null;
  const still = (): void => {
    stop?.();
    stop = null;
  };
  const watching = effect(() => {
    const busy = known()?.learning ?? false;
    untracked(() => {
      if (!busy) still();
      else if (stop === null) stop = ports.clock.every(pollMs, () => void load());
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

/** Quoted against waited over a range of days, and what the estimate has learnt; `today` gives the centre's date (YYYY-MM-DD). */
export const makeWaiting = (
  centre: string,
  today: () => string,
  ports: Pick<ManagerPorts, 'api' | 'place' | 'clock'>,
): WaitingModel => {
  const range = signal<Range>(presetRange('month', today()));
  const service = signal<string | null>(null);
  const by = signal<QuotedKey>('service');
  const sort = signal<Sort<QuotedFigure>>(firstSort('service'));
  const pointed = signal<string | null>(null);
  const fault = computed(() => rangeFault(range.value));
  const { fetchWaits, ...fetched } = makeFetch(centre, ports);

  const load = async (): Promise<void> => {
    if (fault.value !== null) return;
    const wanted = { range: range.value, service: service.value, by: by.value };
    ports.place.replace(waitingAddress(wanted));
    await fetchWaits(wanted);
  };
  const chooseRange = (chosen: Range): void => {
    range.value = chosen;
    void load();
  };
  return {
    ...fetched,
    ...makeKnowledge(centre, ports),
    range,
    fault,
    service,
    by,
    sort,
    pointed,
    preset: computed(() => presetOf(range.value, today())),
    load,
    chooseRange,
    choosePreset: (preset) => chooseRange(presetRange(preset, today())),
    chooseService: (chosen) => {
      service.value = chosen;
      void load();
    },
    chooseBy: (chosen) => {
      by.value = chosen;
      sort.value = firstSort(chosen);
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
      const named = { from: asked.get('from') ?? '', to: asked.get('to') ?? '' };
      if (rangeFault(named) === null) range.value = named;
      const key = asked.get('by');
      if (isQuotedKey(key)) {
        by.value = key;
        sort.value = firstSort(key);
      }
      service.value = asked.get('service');
    },
  };
};
