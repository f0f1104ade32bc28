import type { StaffRole } from '../../shared/access.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { newId, newSecret } from '../ids.ts';
import type { ApiToken } from '../store/api-token.ts';
import type { IdempotencyKey } from '../store/kept-answers.ts';
import type { AccessStore } from '../store/store.ts';
import type { CentreOf } from './devices.ts';
import type { RepeatedChanges } from './repeated-changes.ts';
import { derivedSecret, hashSecret } from './secrets.ts';

export interface NewToken {
  readonly name: string;
  readonly role: StaffRole;
  readonly centre?: string | null;
}

/** A token with when it was last used (ms), to a few minutes; null = never. */
export interface UsedToken extends ApiToken {
  readonly seenAt: number | null;
}

/** Under which key a token is asked for, and the secret of the session or token that asks. */
export interface TokenKey {
  readonly asked: IdempotencyKey;
  readonly proof: string;
}

/** The tokens of programs. `bound`: the centre that the asking administrator belongs to; null = every centre. */
export function openTokens(store: Kept, clock: Clock, centreOf: CentreOf, once: RepeatedChanges) {
  const seen = new Map<string, number>();
  /** A program is not kept waiting for this, nor kept out where it cannot be stored: the next use tries again. */
  const see = (id: string): void => {
    const now = clock.now();
    if (Math.abs(now - (seen.get(id) ?? Number.NEGATIVE_INFINITY)) < seenEveryMs) return;
    seen.set(id, now);
    store.tokenSeen(id, now).catch(() => seen.delete(id));
  };
  return {
    async list(bound: string | null): Promise<readonly UsedToken[]> {
      const seen = await store.tokensSeen();
      return (await store.tokens())
        .filter((token) => bound === null || token.centre === bound)
        .map((token) => ({ ...token, seenAt: seen.get(token.id) ?? null }));
    },
    /** Makes a token; its secret is given this once, or again to the same session or program under the same key. */
    async add(
      bound: string | null,
      wish: NewToken,
      key: TokenKey | null = null,
    ): Promise<Result<{ readonly id: string; readonly token: string }>> {
      const centre = wish.centre === undefined ? bound : wish.centre;
      if (bound !== null && centre !== bound) return refuse('not-allowed', 'Not allowed beyond your own centre');
      if (centre !== null && centreOf(centre) === null) {
        return refuse('centre-not-found', 'There is no such centre', { centre });
      }
      const { name, role } = wish;
      const salt = newSecret();
      const made = await once<MadeToken>(key?.asked ?? null, 201, async () => {
        const hash = hashSecret(secretFor(key, salt));
        const token = { id: newId(), hash, name, role, centre, createdAt: clock.now() };
        // Without a key the salt is the secret: nothing is kept then.
        return ok(() => ({ write: { token }, value: ok({ id: token.id, salt, hash }) }));
      });
      if (!made.ok) return made;
      const secret = secretFor(key, made.value.salt);
      return hashSecret(secret) === made.value.hash
        ? ok({ id: made.value.id, token: secret })
        : refuse('key-reused', 'This key made a token in another session: revoke that one', { token: made.value.id });
    },
    async remove(bound: string | null, id: string): Promise<boolean> {
      const token = (await store.tokens()).find((one) => one.id === id);
      if (token === undefined || (bound !== null && token.centre !== bound)) return false;
      return store.changeAccess(({ token }) => {
        const there = token(id) !== null;
        return { write: there ? { removedToken: id } : {}, value: there };
      });
    },
    async find(secret: string): Promise<ApiToken | null> {
      const token = secret.startsWith(mark) ? await store.tokenByHash(hashSecret(secret)) : null;
      if (token !== null) see(token.id);
      return token;
    },
  };
}
export type Tokens = ReturnType<typeof openTokens>;

type Kept = Pick<AccessStore, 'tokens' | 'tokenByHash' | 'tokensSeen' | 'tokenSeen' | 'changeAccess'>;

/** A token's last use is written down no more often than this. */
const seenEveryMs = 300_000;

/** What programs' secrets begin with, so that one that leaked is recognised. */
const mark = 'novbe_';

/** What is kept of the answer: a secret that was lost on the way can be made again by its asker, and by nobody who reads this. */
interface MadeToken {
  readonly id: string;
  readonly salt: string;
  readonly hash: string;
}

const secretFor = (key: TokenKey | null, salt: string): string =>
  `${mark}${key === null ? salt : derivedSecret(key.proof, salt, key.asked.key)}`;
