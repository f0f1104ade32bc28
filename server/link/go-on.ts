import type { GoOn } from '../../shared/commands.ts';
import type { LinkStore, LogEnd } from '../store/link.ts';

/** Where the log of a centre that was put back to a copy ends, for it to go on from there; `fresh` where its log has no incarnation yet. */
export async function endOfCopy(
  store: Pick<LinkStore, 'incarnationOf'> & { head(centre: string): Promise<LogEnd> },
  centre: string,
  fresh: string,
): Promise<GoOn['copy']> {
  const incarnation = await store.incarnationOf(centre, fresh);
  return { incarnation, ...(await store.head(centre)) };
}
