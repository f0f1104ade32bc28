import './controls.css';
import './sign-in.css';
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { refusals, signIn } from '../shared/text/az.ts';
import type { Words } from '../shared/words.ts';
import { refusalWords } from './refusal-words.ts';
import type { Session } from './session.ts';
import { Field, SignInForm } from './sign-in-form.tsx';

export interface SignInProps {
  readonly session: Session;
  readonly words: Words<typeof signIn>;
  readonly refusals: Words<typeof refusals>;
  /** What one signs in to: "Counter", "Manager". */
  readonly title: string;
  /** Where a second factor is set up, for a screen that can; the others lead to the manager's. */
  readonly enrol?: ComponentChildren;
  /** The language switch, or nothing. */
  readonly corner?: ComponentChildren;
}

/** Shows what is typed into a password's field, on request. */
export function ShowPassword({ label, shown }: { readonly label: string; readonly shown: Signal<boolean> }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={shown.value}
        onChange={() => {
          shown.value = !shown.value;
        }}
      />
      {label}
    </label>
  );
}

/** The whole page before somebody is in: sign in, change the first password, or say that the server does not answer. */
export function SignIn(props: SignInProps) {
  return (
    <div class="sign-in">
      <header class="sign-in__head">
        <p class="sign-in__product">
          <b>{props.words.product}</b> <span>{props.title}</span>
        </p>
        {props.corner}
      </header>
      <main class="sign-in__card">
        <Step {...props} />
      </main>
    </div>
  );
}

const Trouble = ({ session, words, refusals }: SignInProps) => {
  const why = session.trouble.value;
  return (
    <div role="alert">
      {why !== null && (
        <p class="notice notice--bad">{why === 'lost' ? words.lost : refusalWords({ code: why }, refusals)}</p>
      )}
    </div>
  );
};

const Login = (props: SignInProps) => {
  const { session, words } = props;
  const shown = useSignal(false);
  return (
    <SignInForm words={words} onSend={(written) => void session.signIn(written('login').trim(), written('password'))}>
      <h1>{words.heading}</h1>
      <Trouble {...props} />
      <Field name="login" label={words.login} autocomplete="username" first />
      <Field name="password" label={words.password} autocomplete="current-password" secret shown={shown.value} />
      <ShowPassword label={words.showPassword} shown={shown} />
      <button class="button button--primary button--large" type="submit" aria-disabled={session.busy.value}>
        {session.busy.value ? words.checking : words.enter}
      </button>
    </SignInForm>
  );
};

const Code = (props: SignInProps) => {
  const { session, words } = props;
  return (
    <SignInForm words={words} onSend={(written) => void session.giveCode(written('code').trim())}>
      <h1>{words.codeHeading}</h1>
      <p class="sign-in__lead">{words.codeLead}</p>
      <Trouble {...props} />
      <Field
        name="code"
        label={words.code}
        hint={words.codeHint}
        autocomplete="one-time-code"
        minLength={6}
        first
        key={session.trouble.value === 'wrong-code' ? 'again' : 'first'}
      />
      <button class="button button--primary button--large" type="submit" aria-disabled={session.busy.value}>
        {session.busy.value ? words.checking : words.enter}
      </button>
      <button class="button button--quiet" type="button" onClick={session.back}>
        {words.back}
      </button>
    </SignInForm>
  );
};

const Enrol = (props: SignInProps & { readonly name: string }) => {
  const { session, words, enrol } = props;
  return (
    <div class="sign-in__form">
      <h1>{words.enrolHeading}</h1>
      <p class="sign-in__lead">{words.enrolLead(props.name)}</p>
      {enrol ?? (
        <>
          <p class="sign-in__lead">{words.enrolElsewhere}</p>
          <a class="button button--primary button--large" href="/manager">
            {words.toManager}
          </a>
        </>
      )}
      <button class="button button--quiet" type="button" onClick={() => void session.signOut()}>
        {words.leave}
      </button>
    </div>
  );
};

const ChangePassword = (props: SignInProps & { readonly name: string }) => {
  const { session, words } = props;
  const shown = useSignal(false);
  return (
    <SignInForm words={words} onSend={(written) => void session.changePassword(written('old'), written('fresh'))}>
      <h1>{words.changeHeading}</h1>
      <p class="sign-in__lead">{words.changeLead(props.name)}</p>
      <Trouble {...props} />
      <Field name="old" label={words.oldPassword} autocomplete="current-password" secret shown={shown.value} first />
      <Field
        name="fresh"
        label={words.newPassword}
        hint={words.newPasswordHint}
        autocomplete="new-password"
        secret
        shown={shown.value}
        minLength={10}
      />
      <ShowPassword label={words.showPassword} shown={shown} />
      <button class="button button--primary button--large" type="submit" aria-disabled={session.busy.value}>
        {session.busy.value ? words.checking : words.change}
      </button>
      <button class="button button--quiet" type="button" onClick={() => void session.signOut()}>
        {words.leave}
      </button>
    </SignInForm>
  );
};

const Unreachable = ({ session, words }: SignInProps) => (
  <div class="sign-in__form">
    <h1>{words.unreachable}</h1>
    <p class="sign-in__lead">{words.unreachableMore}</p>
    <button class="button button--primary button--large" type="button" onClick={() => void session.check()}>
      {session.busy.value ? words.checking : words.tryAgain}
    </button>
  </div>
);

const Step = (props: SignInProps) => {
  const state = props.session.state.value;
  switch (state.step) {
    case 'asking':
    case 'in':
      return <p class="sign-in__lead">{props.words.checking}</p>;
    case 'unreachable':
      return <Unreachable {...props} />;
    case 'out':
      return <Login {...props} />;
    case 'code':
      return <Code {...props} />;
    case 'must-enrol':
      return <Enrol {...props} name={state.user.name} />;
    case 'must-change':
      return <ChangePassword {...props} name={state.user.name} />;
  }
};
