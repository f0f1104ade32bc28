import type { Draft } from './draft.ts';
import type { DraftApi } from './ports.ts';

/** Who or what a link to what was begun is of, and the secret that opens it; null = the address is none. */
export function begunIn({ search, hash }: Pick<Location, 'search' | 'hash'>): Begun | null {
  const named = new URLSearchParams(search);
  const [resource, secret] = [named.get('of'), hash.slice(1)];
  return resource === null || secret === '' ? null : { resource, secret };
}
export interface Begun {
  readonly resource: string;
  readonly secret: string;
}

/** [FO5] What was begun, as a draft of this tab; null = it is over, `lost` = the server did not answer. */
export async function takeUp(api: DraftApi, { resource, secret }: Begun): Promise<Draft | null | 'lost'> {
  const found = await api('own', { params: { secret } });
  if (!found.ok) return 'lost' in found ? 'lost' : null;
  const { draft } = found.value;
  if (draft === null) return null;
  return {
    ...{ centre: draft.centre, choice: { resource, date: null, from: null, standby: false } },
    ...{ hold: null, answers: draft.answers, page: null, unsure: null },
  };
}
