import { newId } from '../ids.ts';
import type { AccessStore } from '../store/store.ts';
import type { User } from '../store/user.ts';
import { passwordFault } from './password-rules.ts';
import { type Cost, checkPassword, hashPassword } from './passwords.ts';
import { firstPassword } from './secrets.ts';

/** Where the first password stands until it has been used. */
export interface FirstPasswordFile {
  /** What stands there; null = nothing of use. */
  read(): Promise<string | null>;
  /** Puts it there whole and on disk, unless another does so first; gives what stands there then. */
  offer(password: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * The first user of a new server, `admin`. Until the first sign-in the password given to a start counts, or one is made up,
 * which stands in a file before it is stored as a hash: whenever a start dies, the next one can tell it, or makes another.
 */
export function openFirstUser({ store, cost }: Ports) {
  const put = (passwordHash: string, made: boolean): Promise<boolean> =>
    store.changeAccess(({ users }) => {
      const all = users();
      const untried = all.find((user) => user.untried);
      if (all.length === 0) return { write: { user: admin(passwordHash, made) }, value: true };
      if (untried === undefined) return { write: {}, value: false };
      return { write: { user: { ...untried, passwordHash, mustChange: made } }, value: true };
    });

  /** The password counts from here on, unless the first sign-in came before. */
  const letIn = async (password: string, untried: User | undefined, made: boolean): Promise<boolean> => {
    const stands =
      untried !== undefined &&
      untried.mustChange === made &&
      (await checkPassword(password, untried.passwordHash, cost));
    return stands || put(await hashPassword(password, cost), made);
  };

  return {
    /** Sees to it that somebody can come in; gives the password that was made up for it, if it is still to be used. */
    async ensure(given: string | null, file: FirstPasswordFile): Promise<string | null> {
      const all = await store.users();
      const untried = all.find((user) => user.untried);
      if (all.length > 0 && untried === undefined) {
        await file.remove();
        return null;
      }
      if (given !== null) {
        const weak = await passwordFault(given, { login: 'admin' });
        if (weak !== null) throw new Error(`ADMIN_PASSWORD: ${weak.refusal.message}`);
        await letIn(given, untried, false);
        await file.remove();
        return null;
      }
      // One that was given to an earlier start counts still.
      if (untried !== undefined && !untried.mustChange) return null;
      const password = (await file.read()) ?? (await file.offer(firstPassword()));
      return (await letIn(password, untried, true)) ? password : null;
    },
  };
}

interface Ports {
  readonly store: Pick<AccessStore, 'users' | 'changeAccess'>;
  readonly cost: Cost;
}

const admin = (passwordHash: string, made: boolean): User => ({
  id: newId(),
  login: 'admin',
  name: 'Administrator',
  role: 'admin',
  centre: null,
  counters: null,
  passwordHash,
  active: true,
  mustChange: made,
  untried: true,
});
