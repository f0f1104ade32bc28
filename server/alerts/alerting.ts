import type { Centre } from '../../shared/centre/centre.ts';
import { type HallCondition, type Trouble, troubleKey } from '../../shared/centre/hall-troubles.ts';
import { troubleTold } from '../../shared/centre/trouble-words.ts';
import { alertRules, noticeRules } from '../../shared/notices/notices-schema.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { inLanguage } from '../../shared/words.ts';
import { every } from '../async/repeat.ts';
import { newId } from '../ids.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import { languages } from '../languages.ts';
import type { Log } from '../log.ts';
import type { Mailer } from '../notices/mailer.ts';
import type { Delivery } from '../notices/provider.ts';
import type { SmsGateway } from '../notices/sms-gateway.ts';
import { type Alarms, nextAlarms } from './alarms.ts';
import type { AlertNews, Webhook } from './webhook.ts';

/** The ways by which alerts go out; null = there is none. */
export interface AlertWays {
  readonly mailer: Mailer | null;
  readonly sms: SmsGateway | null;
  readonly webhook: Webhook | null;
}

export interface AlertParts {
  readonly ways: AlertWays;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string | null;
}

interface Watched {
  readonly id: string;
  readonly document: () => Centre | null;
  /** How the hall is; null while it cannot be seen. */
  readonly condition: () => Promise<HallCondition | null>;
}

/**
 * Tells the people that a centre names what is wrong in its hall, once it has been so for some time, and once it is well again: for the process
 * that has the lease. After a start what still stands is told again.
 */
export function watchAlarms(parts: AlertParts, centre: Watched): LeasedJob {
  const { clock, log } = parts;
  const closing = new AbortController();
  let alarms: Alarms = new Map();
  let waiting: readonly Waiting[] = [];
  const look = async (): Promise<void> => {
    const document = centre.document();
    const hall = document === null || !hasEars(parts.ways, document) ? null : await centre.condition();
    if (document === null || hall === null) return;
    const now = clock.now();
    const turn = nextAlarms(alarms, hall, now, alertRules(document).afterSeconds * 1000);
    alarms = turn.alarms;
    const news = [
      ...turn.begun.map((trouble) => newsOf(document, trouble, 'begun', now)),
      ...turn.over.map((trouble) => newsOf(document, trouble, 'over', now)),
    ];
    waiting = [...waiting, ...news.flatMap((one) => messagesOf(parts, document, one))];
    waiting = await sentOn(parts, waiting, closing.signal);
  };
  const rounds = every(clock, lookMs, async () => {
    try {
      await look();
    } catch (error) {
      log.error({ err: error, centre: centre.id }, 'alerts could not be sent');
    }
  });
  return {
    async close() {
      closing.abort();
      await rounds.close();
    },
  };
}

const lookMs = 10_000;
/** After a try that failed the next one follows so much later (ms); after the last the message is given up. */
const retryMs = [60_000, 300_000, 1_800_000];

interface Waiting {
  readonly way: string;
  readonly tries: number;
  readonly due: number;
  readonly send: (signal: AbortSignal) => Promise<Delivery>;
}

/** Whether anybody is told at all. */
const hasEars = ({ mailer, sms, webhook }: AlertWays, centre: Centre): boolean => {
  const { emails, phones } = alertRules(centre);
  return webhook !== null || (mailer !== null && emails.length > 0) || (sms !== null && phones.length > 0);
};

/** What happened, in the first language of the centre that there are words in. */
const newsOf = (centre: Centre, trouble: Trouble, what: AlertNews['what'], now: number): AlertNews => {
  const language = centre.languages.find((code) => languages.has(code)) ?? 'az';
  const words = languages.get(language)?.manager;
  if (words === undefined) throw new Error('there are no words of alerts');
  const [said, todo] = troubleTold(trouble, words, { now, timeZone: centre.timeZone });
  const name = inLanguage(centre.name, language);
  const line = what === 'begun' ? said : words.now.troubles.over(said);
  return {
    ...{ what, centre: centre.id, name, key: troubleKey(trouble), grave: trouble.grave },
    ...{ at: new Date(now).toISOString(), line, todo: what === 'begun' ? todo : '' },
  };
};

const messagesOf = ({ ways, clock, publicUrl }: AlertParts, centre: Centre, news: AlertNews): readonly Waiting[] => {
  const { emails, phones } = alertRules(centre);
  const { mailer, sms, webhook } = ways;
  const template = noticeRules(centre).sms;
  const subject = `${news.name}: ${news.line}`;
  const text = [news.line, news.todo, publicUrl === null ? '' : `${publicUrl}/manager`].filter((line) => line !== '');
  const waits = (way: string, send: Waiting['send']): Waiting => ({ way, send, tries: 0, due: clock.now() });
  const mail = { subject, text: `${text.join('\n\n')}\n`, calendar: null };
  return [
    ...(mailer === null
      ? []
      : emails.map((to) => {
          const messageId = `<${newId()}@novbe>`;
          return waits('mail', (signal) => mailer({ ...mail, to, messageId }, signal));
        })),
    ...(sms === null || template === undefined
      ? []
      : phones.map((phone) => waits('sms', (signal) => sms({ phone, text: subject }, template, signal)))),
    ...(webhook === null ? [] : [waits('webhook', (signal) => webhook(news, signal))]),
  ];
};

/** Sends those that are due; gives those that are to be tried again. */
const sentOn = async (
  { clock, log }: AlertParts,
  waiting: readonly Waiting[],
  signal: AbortSignal,
): Promise<readonly Waiting[]> => {
  const left: Waiting[] = [];
  for (const one of waiting) {
    if (one.due > clock.now() || signal.aborted) {
      left.push(one);
      continue;
    }
    const delivery = await one.send(signal);
    if (delivery.kind === 'sent') continue;
    const pause = delivery.kind === 'failed' ? retryMs[one.tries] : undefined;
    if (pause === undefined) log.warn({ way: one.way, detail: delivery.detail }, 'an alert could not be sent');
    else left.push({ ...one, tries: one.tries + 1, due: clock.now() + pause });
  }
  return left;
};
