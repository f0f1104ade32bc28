import { type ReadonlySignal, signal } from '@preact/signals';
import type { RefusalCode } from '../shared/refusals.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { Answer, Api } from './api.ts';

export type SignedIn = RouteValue<'session'>['user'];

/** Whether somebody is signed in on this browser; `asking` until the server has said, `unreachable` while it does not answer. */
export type SessionState =
  | { readonly step: 'asking' }
  | { readonly step: 'unreachable' }
  | { readonly step: 'out' }
  /** The first password was given by somebody else: nothing goes on before it is changed. */
  | { readonly step: 'must-change'; readonly user: SignedIn }
  | { readonly step: 'in'; readonly user: SignedIn };

/** Why the last question did not work; `lost` = no answer came. */
export type SessionTrouble = RefusalCode | 'lost' | null;

export interface Session {
  readonly state: ReadonlySignal<SessionState>;
  readonly trouble: ReadonlySignal<SessionTrouble>;
  /** A question is under way: a second one is not sent. */
  readonly busy: ReadonlySignal<boolean>;
  /** Asks the server who is signed in. */
  check(): Promise<void>;
  signIn(login: string, password: string): Promise<void>;
  changePassword(old: string, fresh: string): Promise<void>;
  /** Stays signed in if the server did not answer: nobody should believe otherwise. */
  signOut(): Promise<void>;
  /** The server has said elsewhere that nobody is signed in any more. */
  ended(): void;
}

const stateOf = (user: SignedIn): SessionState => ({ step: user.mustChange ? 'must-change' : 'in', user });
const troubleOf = (answer: Answer<unknown>): SessionTrouble => {
  if (answer.ok) return null;
  return 'lost' in answer ? 'lost' : answer.refusal.code;
};

/** The session of this browser, asked and changed through `api`. */
export const makeSession = (api: Api): Session => {
  const state = signal<SessionState>({ step: 'asking' });
  const trouble = signal<SessionTrouble>(null);
  const busy = signal(false);

  const once = async (question: () => Promise<void>): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    trouble.value = null;
    await question();
    busy.value = false;
  };
  const learn = async (): Promise<void> => {
    const answer = await api('session');
    if (answer.ok) state.value = stateOf(answer.value.user);
    else if ('lost' in answer) state.value = { step: 'unreachable' };
    else state.value = { step: 'out' };
  };

  return {
    state,
    trouble,
    busy,
    check: () => once(learn),
    signIn: (login, password) =>
      once(async () => {
        const answer = await api('signIn', { body: { user: login, password } });
        if (answer.ok) state.value = stateOf(answer.value.user);
        else trouble.value = troubleOf(answer);
      }),
    changePassword: (old, fresh) =>
      once(async () => {
        const answer = await api('changePassword', { body: { old, new: fresh } });
        if (answer.ok) await learn();
        else trouble.value = troubleOf(answer);
      }),
    signOut: () =>
      once(async () => {
        const answer = await api('signOut');
        const why = troubleOf(answer);
        if (why === null || why === 'not-signed-in') state.value = { step: 'out' };
        else trouble.value = why;
      }),
    ended: () => {
      state.value = { step: 'out' };
    },
  };
};
