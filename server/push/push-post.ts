import { lookup } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { lookupWithin } from '../lookup-within.ts';
import type { PushServices } from './push-services.ts';

export interface PostParts {
  readonly services: PushServices;
  /** How names become addresses, unless as this machine does it. */
  readonly resolve?: typeof lookup | undefined;
}

/** What a push service is asked. */
export interface PushRequest {
  readonly method: 'POST' | 'HEAD';
  readonly url: URL;
  readonly headers: { readonly [name: string]: string | number };
  readonly body: Buffer | null;
}

/**
 * Asks a push service; gives the status that it answered. Rejects where nothing is sent there, it cannot be reached, or `signal`
 * aborts. An answer that leads elsewhere (3xx) is not followed, and nothing of any answer is read.
 */
export function askPushService({ services, resolve = lookup }: PostParts, asked: PushRequest, signal: AbortSignal) {
  const { url, method, headers, body } = asked;
  if (!services.allows(url)) return Promise.reject(new Error('nothing is sent there'));
  const open = url.protocol === 'http:' ? plain : secure;
  const within = lookupWithin(services.reaches, resolve, 'no address of the internet');
  const options = { method, headers, signal, agent: false, lookup: within } as const;
  return new Promise<number>((done, fail) => {
    const request = open(url, options, (answer) => {
      done(answer.statusCode ?? 0);
      answer.destroy();
    });
    request.on('error', fail);
    request.end(body);
  });
}
