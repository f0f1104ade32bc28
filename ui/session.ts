import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { RefusalCode } from '../shared/refusals.ts';
import type { RouteValue } from '../shared/routes.ts';
import type { Answer, Api } from './api.ts';

export type SignedIn = RouteValue<'session'>['user'];

/** Whether somebody is signed in on this browser; `asking` until the server has said, `unreachable` while it does not answer. */
export type SessionState =
  | { readonly step: 'asking' }
  | { readonly step: 'unreachable' }
  | { readonly step: 'out' }
  /** The password was right; the code of the second factor is to come. */
  | { readonly step: 'code' }
  /** The first password was given by somebody else: nothing goes on before it is changed. */
  | { readonly step: 'must-change'; readonly user: SignedIn }
  /** The centre asks for a second factor: nothing goes on before it is set up. */
  | { readonly step: 'must-enrol'; readonly user: SignedIn }
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
  /** The code that goes with the password given before. */
  giveCode(code: string): Promise<void>;
  /** Back to the name and the password. */
  back(): void;
  changePassword(old: string, fresh: string): Promise<void>;
  /** After what is under way. Stays signed in if the server did not answer: nobody should believe otherwise. */
  signOut(): Promise<void>;
  /** The server has said elsewhere that nobody is signed in any more. */
  ended(): void;
}

/** The session of this browser, asked and changed through `api`. */
export function createSession(api: Api): Session {
  const state = signal<SessionState>({ step: 'asking' });
  const trouble = signal<SessionTrouble>(null);
  const busy = signal(false);
  const door = signingIn({ api, state, trouble });
  const { once, afterwards } = questions({ busy, trouble });
  const learn = async (): Promise<void> => {
    const answer = await api('session');
    if (answer.ok) state.value = stateOf(answer.value.user);
    else if ('lost' in answer) state.value = { step: 'unreachable' };
    else state.value = { step: 'out' };
  };
  const change = async (old: string, fresh: string): Promise<void> => {
    const answer = await api('changePassword', { body: { old, new: fresh } });
    if (answer.ok) await learn();
    else trouble.value = troubleOf(answer);
  };
  const leave = async (): Promise<void> => {
    const why = troubleOf(await api('signOut'));
    if (why === null || why === 'not-signed-in') state.value = { step: 'out' };
    else trouble.value = why;
  };

  return {
    state,
    trouble,
    busy,
    check: () => once(learn),
    signIn: (login, password) => {
      door.remember({ user: login, password });
      return once(() => door.come());
    },
    giveCode: (code) => once(() => door.come(code)),
    back: () => {
      trouble.value = null;
      door.back();
    },
    changePassword: (old, fresh) => once(() => change(old, fresh)),
    // Who leaves is never left in because something else was being asked.
    signOut: () => afterwards(leave),
    ended: () => {
      state.value = { step: 'out' };
    },
  };
}

/** One question at a time: another is not asked meanwhile, or is asked afterwards, once only. */
const questions = ({ busy, trouble }: { readonly busy: Signal<boolean>; readonly trouble: Signal<SessionTrouble> }) => {
  /** The question under way, or the last. */
  let asked = Promise.resolve();
  let next: Promise<void> | null = null;
  const ask = async (question: () => Promise<void>): Promise<void> => {
    busy.value = true;
    trouble.value = null;
    await question();
    busy.value = false;
  };
  const once = (question: () => Promise<void>): Promise<void> => {
    if (!busy.value) asked = ask(question);
    return asked;
  };
  const afterwards = (question: () => Promise<void>): Promise<void> => {
    next ??= (busy.value ? asked.then(() => once(question)) : once(question)).finally(() => {
      next = null;
    });
    return next;
  };
  return { once, afterwards };
};

interface Door {
  readonly api: Api;
  readonly state: Signal<SessionState>;
  readonly trouble: Signal<SessionTrouble>;
}

/** Name and password, then the code where one is asked for. */
const signingIn = ({ api, state, trouble }: Door) => {
  /** What was right so far, until the code comes with it. */
  let given: { readonly user: string; readonly password: string } | null = null;
  const back = (): void => {
    given = null;
    state.value = { step: 'out' };
  };
  const come = async (code?: string): Promise<void> => {
    if (given === null) return;
    const answer = await api('signIn', { body: code === undefined ? given : { ...given, code } });
    const why = troubleOf(answer);
    trouble.value = why === 'needs-code' ? null : why;
    if (why === 'needs-code') state.value = { step: 'code' };
    if (answer.ok) {
      given = null;
      state.value = stateOf(answer.value.user);
    } else if (why === 'wrong-password') back();
  };
  const remember = (typed: NonNullable<typeof given>): void => {
    given = typed;
  };
  return { come, back, remember };
};

const stateOf = (user: SignedIn): SessionState => ({
  step: user.mustChange ? 'must-change' : user.mustEnrol ? 'must-enrol' : 'in',
  user,
});
const troubleOf = (answer: Answer<unknown>): SessionTrouble => {
  if (answer.ok) return null;
  return 'lost' in answer ? 'lost' : answer.refusal.code;
};
