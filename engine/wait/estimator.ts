import { plainRange } from './fall-back.ts';
import { inputDefs, inputsOf } from './inputs.ts';
import { createMovingLevels, type Levels, type MovingLevels } from './levels.ts';
import { type Model, modelVersion, predict } from './model.ts';
import type { Ask, CentreFacts, Observation } from './observation.ts';
import type { RawEstimate } from './raw-estimate.ts';
import { localOf } from './snapshot.ts';
import { toldSpan } from './told.ts';
import { createTracker, type Tracker, type TrackerMemory } from './tracker.ts';
import { doneShare, workAhead } from './work-ahead.ts';

/** What was learnt overnight. */
export interface Learnt {
  readonly model: Model | null;
  readonly memory: TrackerMemory | null;
}

/** Follows one centre and says how long its tickets will wait; pure: it knows only what it is fed. */
export function createEstimator(place: CentreFacts, learnt: Learnt) {
  const tracker = createTracker(place, learnt.memory);
  const estimating: EstimatorState = {
    ...{ place, tracker },
    quotes: new Map(),
    model: readable(learnt.model),
    levels: createMovingLevels(),
  };
  const { quotes } = estimating;
  return {
    /** Tells what happened; times must not run backwards. */
    feed: (observation: Observation): void => {
      if (observation.type === 'called') learnFromCall(estimating, observation.ticket, observation.at);
      if (observation.type === 'ended') quotes.delete(observation.ticket);
      tracker.feed(observation);
    },
    estimate: (ask: Ask): RawEstimate => estimate(estimating, ask),
    /** Remembers what a ticket was told (seconds) by what was learnt, so as to learn from how it comes out. */
    remember: (ticket: string, told: Quoted): void => void quotes.set(ticket, told),
    /** Estimates a ticket at its issue and remembers the range, so as to learn from how it came out. */
    quote: (ask: Ask, ticket: string): RawEstimate => {
      const given = estimate(estimating, ask);
      if (given.middle !== null) quotes.set(ticket, { at: ask.at, ...given });
      return given;
    },
    /** What the model would look at. */
    inputs: (ask: Ask): Float64Array => inputsOf(tracker, ask),
    /** Takes a new model, and ranges as it has them; what is known of today stays. */
    adopt: (next: Model | null): void => {
      estimating.model = readable(next);
      estimating.levels.clear();
    },
    /** Those of a range around this middle (seconds). */
    levels: (middle: number): Levels => levelsOf(estimating, middle),
    tracker,
  };
}
export type Estimator = ReturnType<typeof createEstimator>;

export const nothingLearnt: Learnt = { model: null, memory: null };

const blendAt = inputDefs.findIndex(({ name }) => name === 'blend');
const aheadAt = inputDefs.findIndex(({ name }) => name === 'ahead');
/** Calls after which a line's own pace is trusted before the configuration's. */
const callsForHabit = 8;

/** A model that this program can read; one of another version is passed over, whatever else is in it. */
const readable = (model: Model | null): Model | null => (model?.version === modelVersion ? model : null);

interface Quoted {
  readonly at: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** What an estimator knows while it runs. */
interface EstimatorState {
  readonly place: CentreFacts;
  readonly tracker: Tracker;
  /** What tickets were told that are not called yet. */
  readonly quotes: Map<string, Quoted>;
  model: Model | null;
  readonly levels: MovingLevels;
}

const levelsOf = ({ levels, model }: EstimatorState, middle: number): Levels => levels.of(model?.levels ?? [], middle);

/** Moves the levels of such waits by how one came out against what was told of it. */
const learnFromCall = (estimating: EstimatorState, ticket: string, at: number): void => {
  const { place, quotes, levels, model } = estimating;
  const quote = quotes.get(ticket);
  quotes.delete(ticket);
  if (quote === undefined || at <= quote.at || localOf(place, at).day !== localOf(place, quote.at).day) return;
  const wait = (at - quote.at) / 1000;
  const { low, high } = toldSpan(quote.low, quote.high, quote.at);
  levels.move(model?.levels ?? [], quote.middle, { isBelow: wait < low, isAbove: wait > high });
};

/** By the line's own pace or the configuration, where there is no model. */
const withoutModel = ({ place, tracker }: EstimatorState, inputs: Float64Array, ask: Ask): RawEstimate => {
  const known = tracker.lineOf(ask.service).habits.gap.weight + tracker.all.habits.gap.weight / 4;
  if (known < 1 && place.openCounters?.(ask.service) === 0)
    return { middle: null, reason: 'nobody-open-and-no-history' };
  const from = known >= callsForHabit ? 'habit' : 'standard';
  // A hall that was always quiet calls at once, and says nothing of a rush: the work before its counters does.
  const least = from === 'habit' ? doneShare * (workAhead(inputs) ?? 0) : 0;
  const ahead = inputs[aheadAt] ?? 0;
  const range = plainRange(Math.max(inputs[blendAt] ?? 0, least), from);
  // With nobody before them they may be called at once.
  return { ...range, low: ahead === 0 ? 0 : range.low, from, ahead };
};

const asRank = (estimating: EstimatorState, ask: Ask): RawEstimate => {
  const { tracker, model } = estimating;
  const inputs = inputsOf(tracker, ask);
  if (model === null) return withoutModel(estimating, inputs, ask);
  return {
    ...predict(model, inputs, (middle) => levelsOf(estimating, middle)),
    from: 'model',
    ahead: inputs[aheadAt] ?? 0,
  };
};

/** The estimate of a ticket that waits or is about to be issued. A privileged one is never above the same ticket without its privilege. */
const estimate = (estimating: EstimatorState, ask: Ask): RawEstimate => {
  const own = asRank(estimating, ask);
  if (ask.rank <= 0 || own.middle === null) return own;
  const ordinary = asRank(estimating, { ...ask, rank: 0 });
  if (ordinary.middle === null || ordinary.middle >= own.middle) return own;
  return { ...ordinary, low: Math.min(own.low, ordinary.low), ahead: own.ahead };
};
