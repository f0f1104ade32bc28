import type { StaffRole } from '../../shared/access.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../clock.ts';
import { newId, newSecret } from '../ids.ts';
import type { AccessStore, ApiToken } from '../store/store.ts';
import type { CentreOf } from './devices.ts';
import { hashSecret } from './secrets.ts';

type Kept = Pick<AccessStore, 'tokens' | 'putToken' | 'tokenByHash' | 'removeToken'>;

/** What programs' secrets begin with, so that one that leaked is recognised. */
const mark = 'novbe_';

export interface NewToken {
  readonly name: string;
  readonly role: StaffRole;
  readonly centre?: string | null;
}

/** The tokens of programs. `bound`: the centre that the asking administrator belongs to; null = every centre. */
export const openTokens = (store: Kept, clock: Clock, centreOf: CentreOf) => ({
  async list(bound: string | null): Promise<readonly ApiToken[]> {
    return (await store.tokens()).filter((token) => bound === null || token.centre === bound);
  },
  /** Makes a token; its secret is given this once. */
  async add(bound: string | null, wish: NewToken): Promise<Result<{ readonly id: string; readonly token: string }>> {
    const centre = wish.centre === undefined ? bound : wish.centre;
    if (bound !== null && centre !== bound) return refuse('not-allowed', 'Not allowed beyond your own centre');
    if (centre !== null && centreOf(centre) === null) {
      return refuse('centre-not-found', 'There is no such centre', { centre });
    }
    const secret = `${mark}${newSecret()}`;
    const { name, role } = wish;
    const id = newId();
    await store.putToken({ id, hash: hashSecret(secret), name, role, centre, createdAt: clock.now() });
    return ok({ id, token: secret });
  },
  async remove(bound: string | null, id: string): Promise<boolean> {
    const token = (await store.tokens()).find((one) => one.id === id);
    if (token === undefined || (bound !== null && token.centre !== bound)) return false;
    return store.removeToken(id);
  },
  async find(secret: string): Promise<ApiToken | null> {
    return secret.startsWith(mark) ? store.tokenByHash(hashSecret(secret)) : null;
  },
});
export type Tokens = ReturnType<typeof openTokens>;
