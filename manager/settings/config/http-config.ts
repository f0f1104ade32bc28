import type { Centre } from '../../../shared/centre/centre.ts';
import type { Answer } from '../../../ui/api.ts';
import type { ConfigPort, ConfigRead, Tagged } from '../../ports.ts';
import { askTagged, putTagged } from '../tagged-documents.ts';

/** The configuration over fetch, with its version from ETag and in If-Match. */
export function httpConfig(urlOf: (centre: string) => string): ConfigPort {
  return {
    read: async (centre) => asRead(await askTagged(urlOf(centre))),
    write: async (centre, etag, document) => asRead(await putTagged(urlOf(centre), etag, document)),
  };
}

const asRead = (answer: Answer<Tagged<Centre>>): Answer<ConfigRead> =>
  answer.ok ? { ok: true, value: { centre: answer.value.value, etag: answer.value.etag } } : answer;
