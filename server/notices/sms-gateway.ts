import type { SmsTemplate } from '../../shared/notices/notices-schema.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { within } from '../async/within.ts';
import type { Delivery } from './provider.ts';

export interface Sms {
  /** E.164. */
  readonly phone: string;
  readonly text: string;
}

/** Sends one SMS by a centre's template; never rejects. */
export type SmsGateway = (sms: Sms, template: SmsTemplate, signal: AbortSignal) => Promise<Delivery>;

/** A way to a gateway that is asked by HTTP; the secret goes as a bearer token. */
export function createSmsGateway({ url, secret, clock }: GatewayParts): SmsGateway {
  return async (sms, template, signal) => {
    try {
      const { address, ...request } = requestOf(url, sms, template);
      const headers = { ...request.headers, ...(secret === null ? {} : { authorization: `Bearer ${secret}` }) };
      return await within({ clock, ms: tryMs, signal }, async (ended) => {
        const answer = await fetch(address, { ...request, headers, signal: ended, redirect: 'manual' });
        await answer.body?.cancel();
        return deliveryOf(answer.status);
      });
    } catch (error) {
      return { kind: 'failed', detail: error instanceof Error ? error.name : 'no answer' };
    }
  };
}

interface GatewayParts {
  readonly url: string;
  readonly secret: string | null;
  readonly clock: Clock;
}

/** How long a gateway may take to answer (ms): as long as it does, the rest of the outbox waits. */
const tryMs = 20_000;

/** What is asked: the placeholders are filled in as the type demands, so that no text can leave its place. */
export function requestOf(url: string, sms: Sms, { method, type, body }: SmsTemplate) {
  const asJson = method === 'post' && type === 'json';
  const written = (text: string): string => (asJson ? JSON.stringify(text).slice(1, -1) : encodeURIComponent(text));
  const filled = body.replace(/\{(phone|text)\}/g, (_, name: 'phone' | 'text') => written(sms[name]));
  if (method === 'get')
    return { address: `${url}${url.includes('?') ? '&' : '?'}${filled}`, method: 'GET', headers: {} };
  const contentType = asJson ? 'application/json' : 'application/x-www-form-urlencoded';
  return { address: url, method: 'POST', headers: { 'content-type': contentType }, body: filled };
}

/** [NO4] Too many, and a fault of theirs, may be another time; any other refusal is meant for good. */
const deliveryOf = (status: number): Delivery => {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const isFinal = status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
  return { kind: isFinal ? 'refused' : 'failed', detail: `answered ${status}` };
};
