import { createHmac } from 'node:crypto';
import type { Clock } from '../../shared/time/clock.ts';
import { within } from '../async/within.ts';
import type { Delivery } from '../notices/provider.ts';

/** What is told of a trouble of a hall. */
export interface AlertNews {
  readonly what: 'begun' | 'over';
  /** The id and the name of the centre. */
  readonly centre: string;
  readonly name: string;
  /** The same for what begins and what is over. */
  readonly key: string;
  readonly grave: boolean;
  /** ISO 8601. */
  readonly at: string;
  readonly line: string;
  /** What to do about it; empty once it is over. */
  readonly todo: string;
}

/** Tells another program; never rejects. */
export type Webhook = (news: AlertNews, signal: AbortSignal) => Promise<Delivery>;

/** A way to an address that is asked by POST: JSON, signed by `X-Novbe-Signature: sha256=` and the HMAC-SHA-256 of the body, where there is a secret. */
export function createWebhook({ url, secret, clock }: WebhookParts): Webhook {
  return async (news, signal) => {
    const body = JSON.stringify(news);
    const signed = secret === null ? {} : { 'x-novbe-signature': `sha256=${hmacOf(secret, body)}` };
    try {
      const status = await within({ clock, ms: tryMs, signal }, async (ended) => {
        const headers = { 'content-type': 'application/json', ...signed };
        const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: ended });
        await answer.body?.cancel();
        return answer.status;
      });
      return status >= 200 && status < 300 ? { kind: 'sent' } : { kind: 'failed', detail: `answered ${status}` };
    } catch (error) {
      return { kind: 'failed', detail: error instanceof Error ? error.name : 'no answer' };
    }
  };
}

interface WebhookParts {
  readonly url: string;
  readonly secret: string | null;
  readonly clock: Clock;
}

const tryMs = 20_000;

const hmacOf = (secret: string, body: string): string => createHmac('sha256', secret).update(body).digest('hex');
