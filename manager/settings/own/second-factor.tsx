import { useEffect, useState } from 'preact/hooks';
import { dotsPath } from '../../../ui/dots.ts';
import { Answered, TroubleNotice } from '../../ui/answered.tsx';
import { TextField } from '../../ui/fields.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { FactorStanding, OwnModel } from './own-model.ts';

/** Password and code: what every change of the second factor asks for. */
export function ConfirmFields() {
  const { signIn } = useWords();
  return (
    <>
      <TextField name="password" label={signIn.password} maxLength={200} secret autocomplete="current-password" />
      <TextField name="code" label={signIn.code} minLength={6} maxLength={40} autocomplete="one-time-code" />
    </>
  );
}

/** What the two fields hold. */
export function confirmedOf(data: FormData) {
  return {
    password: String(data.get('password') ?? ''),
    code: String(data.get('code') ?? '').trim(),
  };
}

/** The recovery codes, the only time that they are shown. */
export function RecoveryCodes({ own, codes }: { readonly own: OwnModel; readonly codes: readonly string[] }) {
  const { words } = useWords();
  return (
    <div class="recovery" role="status">
      <h2>{words.own.recoveryTitle}</h2>
      <p>{words.own.recoveryLead}</p>
      <ol class="recovery__codes" translate={false}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="recovery__do">
        <button class="button" type="button" onClick={() => print()}>
          {words.own.print}
        </button>
        <button class="button button--primary" type="button" onClick={() => void own.kept()}>
          {words.own.recoveryKept}
        </button>
      </p>
    </div>
  );
}

/** Setting up a second factor: the app, the picture, a code, then the recovery codes. */
export function SetUp({ own }: { readonly own: OwnModel }) {
  useEffect(() => void own.load(), [own]);
  const codes = own.recovery.value;
  if (codes !== null) return <RecoveryCodes own={own} codes={codes} />;
  return (
    <Answered state={own.state.value} onRetry={own.load}>
      {({ offer }) => (offer === null ? null : <Steps own={own} offer={offer} />)}
    </Answered>
  );
}

/** The picture that an app reads; what draws it comes only with this page. */
const Picture = ({ address }: { readonly address: string }) => {
  const { words } = useWords();
  const [code, setCode] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    void import('uqr').then(({ encode }) => {
      const { size, data } = encode(address, { border: 2 });
      setCode({ size, path: dotsPath(data) });
    });
  }, [address]);
  if (code === null) return <div class="enrol__picture" />;
  return (
    <svg class="enrol__picture" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={words.own.picture}>
      <path d={code.path} />
    </svg>
  );
};

const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

const Steps = ({ own, offer }: { readonly own: OwnModel; readonly offer: NonNullable<FactorStanding['offer']> }) => {
  const { words } = useWords();
  const busy = own.change.busy.value;
  return (
    <div class="enrol">
      <ol class="enrol__steps">
        {words.own.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Picture address={offer.address} />
      <p class="enrol__key">
        {words.own.byHand} <code translate={false}>{inFours(offer.secret)}</code>
      </p>
      <form
        class="form enrol__form"
        onSubmit={(event) => {
          event.preventDefault();
          void own.turnOn(confirmedOf(new FormData(event.currentTarget)));
        }}
      >
        <ConfirmFields />
        <TroubleNotice why={own.change.trouble.value} />
        <button class="button button--primary" type="submit" aria-disabled={busy}>
          {busy ? words.day.working : words.own.confirm}
        </button>
      </form>
    </div>
  );
};
