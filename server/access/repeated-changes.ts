import { ok, type Result, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { dayMs } from '../../shared/time/durations.ts';
import type { IdempotencyKey, KeptAnswer } from '../store/kept-answers.ts';
import type { AccessLocked, AccessStore, AccessWrite } from '../store/store.ts';
import { type Cost, checkPassword, hashPassword } from './passwords.ts';

/** Says, under the write lock, what a change comes to. Pure. */
export type Decide<T> = (locked: AccessLocked) => { readonly write: AccessWrite; readonly value: Result<T> };

/**
 * Runs a change of who may come in, under the request's Idempotency-Key if it has one: the answer is written in the
 * transaction of the change itself and given again when it is repeated within 24 hours. `T` must be plain JSON without
 * a secret in it. The body's hash is kept as a password is, because there may be a password in the body.
 */
export function createRepeatedChanges({ store, clock, cost }: Ports) {
  const keptIn = ({ answer }: AccessLocked, { scope, key }: IdempotencyKey): KeptAnswer | null => {
    const kept = answer(scope, key);
    return kept !== null && kept.keptAt > clock.now() - dayMs ? kept : null;
  };
  const again = async <T>(kept: KeptAnswer, { bodyHash }: IdempotencyKey): Promise<Result<T>> =>
    (await checkPassword(bodyHash, kept.bodyHash, cost))
      ? ok(JSON.parse(kept.body) as T)
      : refuse('key-reused', 'This Idempotency-Key came with another body before');

  const keeping = async <T>(asked: IdempotencyKey, status: number, decide: Decide<T>): Promise<Result<T>> => {
    const bodyHash = await hashPassword(asked.bodyHash, cost);
    const { kept, fresh } = await store.changeAccess<{ kept: KeptAnswer | null; fresh: Result<T> | null }>((locked) => {
      const before = keptIn(locked, asked);
      if (before !== null) return { write: {}, value: { kept: before, fresh: null } };
      const { write, value } = decide(locked);
      if (!value.ok) return { write, value: { kept: null, fresh: value } };
      const { scope, key } = asked;
      const answer = { scope, key, bodyHash, status, body: JSON.stringify(value.value), keptAt: clock.now() };
      return { write: { ...write, answer }, value: { kept: null, fresh: value } };
    });
    if (fresh !== null) return fresh;
    if (kept === null) throw new Error('a change came to nothing');
    return again(kept, asked);
  };

  /** `prepare` does what takes time, before the lock is taken; it does not run for a repeat. */
  return async <T>(
    asked: IdempotencyKey | null,
    status: number,
    prepare: () => Promise<Result<Decide<T>>>,
  ): Promise<Result<T>> => {
    const kept =
      asked === null ? null : await store.changeAccess((locked) => ({ write: {}, value: keptIn(locked, asked) }));
    if (kept !== null && asked !== null) return again(kept, asked);
    const decide = await prepare();
    if (!decide.ok) return decide;
    return asked === null ? store.changeAccess(decide.value) : keeping(asked, status, decide.value);
  };
}
export type RepeatedChanges = ReturnType<typeof createRepeatedChanges>;

/** A change that writes nothing and is refused with this. */
export const unchanged = (refusal: Extract<Result<never>, { ok: false }>) => ({ write: {}, value: refusal }) as const;

interface Ports {
  readonly store: Pick<AccessStore, 'changeAccess'>;
  readonly clock: Clock;
  readonly cost: Cost;
}
