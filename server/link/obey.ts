import { hash } from 'node:crypto';
import type { Static } from 'typebox';
import { Check } from 'typebox/value';
import { withNational } from '../../shared/centre/national.ts';
import type { Command } from '../../shared/commands.ts';
import { CitizenOrder } from '../../shared/country/citizen-orders.ts';
import type { BranchSays } from '../../shared/country/link.ts';
import { LinkOrder } from '../../shared/country/link-routes.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { pause } from '../async/clock.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import type { Log } from '../log.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';
import { isQuestion } from './branch-questions.ts';
import { answerCitizen, type CitizenAnswers } from './citizen-answers.ts';
import type { HeadAnswer, HeadLine } from './head-line.ts';
import type { Holds } from './holds.ts';
import type { TakenPeople } from './taken-people.ts';
import { withSettings } from './template.ts';
import type { UplinkKeys } from './uplink-key.ts';

export interface ObeyParts {
  readonly live: Pick<LiveCentre, 'id' | 'ask' | 'fresh'>;
  readonly configure: Centres['configure'];
  readonly keys: UplinkKeys;
  /** What is held could do nothing, and would refuse what may still be done once it goes on. */
  readonly holds?: Pick<Holds, 'isHeld'> | undefined;
  readonly line: HeadLine;
  /** What this branch says of itself; null = nothing yet. */
  readonly says: () => Promise<BranchSays | null>;
  /** Times how late an order is: one that no correction moves. */
  readonly steady: Clock;
  /** Dates what is done. */
  readonly now: () => number;
  readonly log: Log;
  /** What it says of those who ask for all that is theirs. */
  readonly answers?: CitizenAnswers | undefined;
  /** Keeps the people of the centre as the head office sends them. */
  readonly people?: TakenPeople | undefined;
}

/** Does what the head office asks of a centre, for the process that has the lease on it: once, by the order's id, and not too late. */
export function obey(parts: ObeyParts): LeasedJob {
  const closing = new AbortController();
  const running = keepObeying(parts, closing.signal);
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}

type Given = RouteValue<'linkOrders'>['orders'][number];
type Result = RouteBody<'linkResult'>;

/** How long to wait before asking again where there was no answer (ms). */
const againMs = 5000;

const keepObeying = async (parts: ObeyParts, signal: AbortSignal): Promise<void> => {
  const { live, keys, line, people, steady, log } = parts;
  const owed = new Map<string, Result>();
  let after = '';
  while (!signal.aborted) {
    try {
      const key = parts.holds?.isHeld(live.id) === true ? null : await keys.read(live.id);
      const asked = steady.now();
      const has = people === undefined ? null : await people.digest();
      const answer = key === null ? null : await line.orders(key, after, await parts.says(), signal, has);
      if (key === null || answer?.kind !== 'ok') {
        // It may be another one when it is back: a copy that was put back knows less of what came of its orders.
        after = '';
        people?.forget();
        await pause(steady, againMs, signal);
        continue;
      }
      // A clock that was put forward at the head office meanwhile would make it young for as long.
      const arrived = Math.min(asked + answer.value.heldMs, steady.now());
      for (const order of answer.value.orders) {
        const known = owed.get(order.id);
        owed.set(order.id, known ?? (await done(parts, order, () => steady.now() - arrived)));
        if (!isQuestion(order.id)) after = order.id;
      }
      const isLevel = (await people?.heard(key, answer.value.people === true, signal)) ?? true;
      if (!isLevel) await pause(steady, againMs, signal);
      for (const [id, result] of owed) if (isTold(await line.tell(key, id, result, signal))) owed.delete(id);
    } catch (error) {
      log.error({ err: error, centre: live.id }, 'an order of the head office failed');
      await pause(steady, againMs, signal);
    }
  }
};

/** A head office that knows of no such order never will; any other refusal may be over by the next time. */
const isTold = (answer: HeadAnswer<unknown>): boolean =>
  answer.kind === 'ok' || (answer.kind === 'refused' && answer.code === 'not-found');

/** Does an order, unless it comes later than it may: the time on its way counts, as nobody knows where it lay. */
const done = async (parts: ObeyParts, { id, order, lapsesInMs }: Given, lateMs: () => number): Promise<Result> => {
  const isLate = () => lapsesInMs !== null && lateMs() >= lapsesInMs;
  if (isLate()) return { outcome: 'lapsed' };
  if (parts.answers !== undefined && Check(CitizenOrder, order))
    return answerCitizen(parts.answers, parts.live.id, order);
  if (!Check(LinkOrder, order))
    return { outcome: 'refused', detail: 'malformed: this program does not know such an order' };
  const asked = { scope: `order ${parts.live.id}`, key: id, bodyHash: hash('sha256', JSON.stringify(order)) };
  const refusal = await carriedOut(parts, order, asked, isLate);
  parts.log.info({ centre: parts.live.id, order: order.kind, refusal: refusal?.code }, 'an order of the head office');
  if (refusal?.code === 'too-late') return { outcome: 'lapsed' };
  return refusal === null ? { outcome: 'done' } : { outcome: 'refused', detail: `${refusal.code}: ${refusal.message}` };
};

const headOffice = { kind: 'system', id: 'head-office', role: 'system' } as const;

const carriedOut = async (
  { live, configure, now }: ObeyParts,
  order: Static<typeof LinkOrder>,
  key: IdempotencyKey,
  isLate: () => boolean,
): Promise<Refusal | null> => {
  if (order.kind === 'configuration') return configured({ live, configure }, order, key);
  const answer = await live.ask({ command: commandOf(order, now()), key, isLate, toReply: () => ({}) });
  return answer.ok ? null : answer.refusal;
};

type Configuration = Extract<Static<typeof LinkOrder>, { kind: 'configuration' }>;

/** Puts a document in force, or settings or what is national over the one that stands: once more where somebody changed that meanwhile. */
const configured = async (
  { live, configure }: Pick<ObeyParts, 'live' | 'configure'>,
  order: Configuration,
  key: IdempotencyKey,
): Promise<Refusal | null> => {
  const asked = { by: headOffice, source: 'http', key } as const;
  if ('document' in order)
    return refusalOf(await configure(live.id, { ...asked, document: order.document, onVersion: null }));
  const { centre, configVersion } = await live.fresh();
  if (centre === null) return { code: 'centre-not-found', message: 'There is no such centre' };
  const document = 'national' in order ? withNational(centre, order.national) : withSettings(centre, order.settings);
  const refusal = refusalOf(await configure(live.id, { ...asked, document, onVersion: configVersion }));
  return refusal?.code === 'config-changed' ? configured({ live, configure }, order, key) : refusal;
};

const refusalOf = (answer: Awaited<ReturnType<Centres['configure']>>): Refusal | null =>
  answer.ok ? null : answer.refusal;

const commandOf = (order: Exclude<Static<typeof LinkOrder>, { kind: 'configuration' }>, at: number): Command => {
  const asked = { at, by: headOffice };
  switch (order.kind) {
    case 'open':
      return { type: 'open-day', ...asked, practice: false, force: false };
    case 'close':
      return { type: 'close-day', ...asked, practice: null, force: order.force ?? false };
    case 'emergency':
      return { type: 'begin-emergency', ...asked, kind: order.emergency };
    case 'emergency-over':
      return { type: 'end-emergency', ...asked };
  }
};
