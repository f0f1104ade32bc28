import { dateAt } from '../../engine/queue/business-day.ts';
import { addDays } from '../../engine/queue/dates.ts';
import type { Joint } from '../../engine/wait/training/learn.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { QuotedKey } from '../../shared/reports/figures.ts';
import type { EstimatesBody, QuotedReport } from '../../shared/tickets/estimate.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { hourMs } from '../../shared/time/durations.ts';
import { type KeptLearnt, readLearnt } from '../centre/learnt.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import { parsed } from '../json-of.ts';
import type { Log } from '../log.ts';
import type { Reporting } from '../reports/reporting.ts';
import type { LearntRow } from '../store/learnt.ts';
import type { QueueStore } from '../store/store.ts';
import type { LearnOrder, LearnRunner, PastOf } from './training.ts';

/** Learns the waits of centres, and says what was learnt. */
export interface Estimates {
  /** Learns from the days before the open one. What was learnt before stays where this fails. Refuses: report-interrupted. */
  learn(live: LiveCentre): Promise<Result<null>>;
  isLearning(centre: string): boolean;
  about(live: LiveCentre): Promise<Result<EstimatesBody>>;
  close(): Promise<void>;
}

export interface EstimatesParts {
  readonly store: QueueStore;
  readonly reporting: Reporting;
  readonly runner: LearnRunner;
  /** The centres of this server, of which none that is gone teaches any more. */
  readonly centres: { list(): readonly LiveCentre[] };
  readonly clock: Clock;
  /** For what is kept in memory: a clock that is not corrected. */
  readonly steady: Clock;
  readonly log: Log;
}

/** Opens the learning; `close` breaks off what is being learnt. */
export function openEstimates(parts: EstimatesParts): Estimates {
  const { store, reporting, runner, clock } = parts;
  const { learn, underWay, end } = openLearning(parts);
  const quoted = async (live: LiveCentre, by: QuotedKey, from: string, to: string): Promise<Result<QuotedReport>> => {
    const timeZone = live.latest().centre?.timeZone ?? 'UTC';
    const made = await reporting.quoted({ kind: 'quoted', centre: live.id, from, to, by, service: null, timeZone });
    return made.ok ? ok(parsed(made.value)) : made;
  };
  return {
    learn,
    isLearning: (centre) => underWay.has(centre),
    async about(live) {
      const to = dateAt(clock.now(), live.latest().centre?.timeZone ?? 'UTC');
      const from = addDays(to, 1 - shownDays);
      const byService = await quoted(live, 'service', from, to);
      if (!byService.ok) return byService;
      const byHour = await quoted(live, 'hour', from, to);
      if (!byHour.ok) return byHour;
      const row = await store.learnt(live.id);
      const { total, rows } = byService.value;
      return ok({
        learnt: learntBody(row, readLearnt(row)),
        learning: underWay.has(live.id),
        quoted: { from, to, total, byService: rows, byHour: byHour.value.rows },
      });
    },
    async close() {
      end();
      await runner.close();
      await Promise.allSettled(underWay.values());
    },
  };
}

/** Days that are learnt from, and days of which the kept promises are shown. */
const learntDays = 180;
const shownDays = 28;

/** The last day that can be learnt from: the one before the open day, or today. */
const lastDay = (live: LiveCentre, now: number): string => {
  const { day, centre } = live.latest();
  if (day !== null && !day.practice) return addDays(day.date, -1);
  return dateAt(now, centre?.timeZone ?? 'UTC');
};

const learntBody = (row: LearntRow | null, kept: KeptLearnt | null): EstimatesBody['learnt'] =>
  row === null || kept === null
    ? null
    : {
        version: kept.times,
        learntAt: new Date(row.learntAt).toISOString(),
        days: kept.days,
        visits: kept.visits,
        model: kept.model !== null,
        meanError: kept.model === null ? null : Math.round(kept.model.error.mean),
        inputs: kept.model === null ? [] : kept.model.weights.map((one) => ({ ...one })),
      };

/** What all centres have taught together serves each of them for one night. */
const jointMs = 12 * hourMs;

const pastOf = (live: LiveCentre, now: number): PastOf | null => {
  const { centre } = live.latest();
  const to = lastDay(live, now);
  return centre === null ? null : { centre, from: addDays(to, -learntDays), to };
};

const openLearning = ({ store, runner, centres, clock, steady, log }: EstimatesParts) => {
  let shared: { readonly joint: Joint; readonly at: number; readonly of: string } | null = null;
  /** The other centres, and what all have taught together where these same ones did of late. */
  const othersOf = (live: LiveCentre, now: number): Pick<LearnOrder, 'others' | 'joint'> & { readonly of: string } => {
    const others = centres
      .list()
      .filter(({ id }) => id !== live.id)
      .flatMap((other) => pastOf(other, now) ?? []);
    const of = JSON.stringify([live.id, ...others.map(({ centre }) => centre.id)].sort());
    const isFresh = shared?.of === of && steady.now() - shared.at < jointMs;
    return { others, joint: isFresh ? (shared?.joint ?? null) : null, of };
  };
  const underWay = new Map<string, Promise<Result<null>>>();
  let isEnding = false;
  const learnOnce = async (live: LiveCentre): Promise<Result<null>> => {
    const now = clock.now();
    const past = pastOf(live, now);
    if (past === null) return ok(null);
    try {
      const row = await store.learnt(live.id);
      const before = readLearnt(row);
      const { of, ...others } = othersOf(live, now);
      const { learned, joint } = await runner.run({ ...past, ...others, times: before?.times ?? 0 });
      if (joint !== null && joint !== shared?.joint)
        shared = { joint, at: others.joint === null ? steady.now() : (shared?.at ?? steady.now()), of };
      if (learned === null) return ok(null);
      // Others see by the time that there is something new: it never stands still.
      await store.putLearnt(live.id, { ...learned, learntAt: Math.max(clock.now(), (row?.learntAt ?? 0) + 1) });
      await live.learn();
      log.info({ centre: live.id, bytes: learned.body.length }, 'waits learnt');
      return ok(null);
    } catch (error) {
      // A server that ends in good order while it learns has nothing wrong with it: another night will do.
      if (isEnding)
        log.info({ centre: live.id }, 'the server ends while waits are learnt; what was learnt before stays');
      else log.error({ err: error, centre: live.id }, 'waits could not be learnt; what was learnt before stays');
      return refuse('report-interrupted', 'The waits could not be learnt; what was learnt before stays');
    }
  };
  return {
    underWay,
    end(): void {
      isEnding = true;
    },
    learn(live: LiveCentre): Promise<Result<null>> {
      const known = underWay.get(live.id);
      if (known !== undefined) return known;
      const learning = learnOnce(live).finally(() => underWay.delete(live.id));
      underWay.set(live.id, learning);
      return learning;
    },
  };
};
