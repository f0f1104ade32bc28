import type { Centre } from '../../../shared/centre.ts';
import type { Refusal } from '../../../shared/refusals.ts';
import type { Answer } from '../../../ui/api.ts';
import type { ConfigPort, ConfigRead } from '../../ports.ts';

/** The configuration over fetch, with its version from ETag and in If-Match. */
export function httpConfig(urlOf: (centre: string) => string): ConfigPort {
  return {
    read: (centre) => ask(urlOf(centre), { cache: 'no-store' }),
    write: (centre, etag, document) =>
      ask(urlOf(centre), {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-match': etag },
        body: JSON.stringify(document),
      }),
  };
}

type Reply = { readonly ok: true; readonly value: Centre } | { readonly ok: false; readonly refusal: Refusal };

const timeoutMs = 20_000;

const ask = async (url: string, init: RequestInit): Promise<Answer<ConfigRead>> => {
  try {
    const reply = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const body = (await reply.json()) as Reply;
    if (!body.ok) return body;
    return { ok: true, value: { centre: body.value, etag: reply.headers.get('etag') ?? '' } };
  } catch {
    return { ok: false, lost: true };
  }
};
