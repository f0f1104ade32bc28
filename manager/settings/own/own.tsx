import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Answered } from '../../ui/answered.tsx';
import { FormDialog } from '../../ui/dialogs.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useWords } from '../../ui/use-words.ts';
import { OwnPassword } from '../passwords.tsx';
import type { FactorStanding, OwnModel } from './own-model.ts';
import { ConfirmFields, confirmedOf, RecoveryCodes, SetUp } from './second-factor.tsx';

/** One's own password and second factor. */
export function OwnPage({ own }: { readonly own: OwnModel }) {
  const { words } = useWords();
  const doing = useSignal<Doing>(null);
  useEffect(() => void own.load(), [own]);
  const start = (what: Doing): void => {
    own.change.forget();
    doing.value = what;
  };
  return (
    <>
      <p class="lead">{words.own.lead}</p>
      <h2>{words.own.password}</h2>
      {own.passwordChanged.value && (
        <p class="notice notice--good" role="status">
          {words.own.passwordChanged}
        </p>
      )}
      <p>
        <button class="button" type="button" onClick={() => start('password')}>
          {words.own.changePassword}
        </button>
      </p>
      <h2>{words.own.heading}</h2>
      <Answered state={own.state.value} onRetry={own.load}>
        {(standing) => <Factor own={own} standing={standing} onDo={start} />}
      </Answered>
      <DoingDialog
        own={own}
        doing={doing.value}
        onClose={() => {
          doing.value = null;
        }}
      />
    </>
  );
}

type Doing = 'password' | 'renew' | 'take-off' | null;
interface DoingProps {
  readonly own: OwnModel;
  readonly doing: Doing;
  readonly onClose: () => void;
}

const DoingDialog = ({ own, doing, onClose }: DoingProps) => {
  const { words } = useWords();
  if (doing === null) return null;
  if (doing === 'password') return <OwnPassword own={own} onClose={onClose} />;
  const { title, more, send } =
    doing === 'renew'
      ? { title: words.own.renew, more: words.own.renewMore, send: own.renew }
      : { title: words.own.takeOff, more: words.own.takeOffMore, send: own.turnOff };
  return (
    <FormDialog
      title={title}
      yes={title}
      change={own.change}
      onSend={(data) => send(confirmedOf(data))}
      onClose={onClose}
    >
      <p>{more}</p>
      <ConfirmFields />
    </FormDialog>
  );
};

const Factor = (props: {
  readonly own: OwnModel;
  readonly standing: FactorStanding;
  readonly onDo: (doing: Doing) => void;
}) => {
  const { words } = useWords();
  const { own, standing, onDo } = props;
  const settingUp = useSignal(false);
  if (own.recovery.value !== null) return <RecoveryCodes own={own} codes={own.recovery.value} />;
  if (standing.recoveryLeft === null) {
    return (
      <>
        <p>
          <Mark kind="off">{words.own.off}</Mark> {standing.rule === 'required' && words.own.required}
        </p>
        {settingUp.value ? (
          <SetUp own={own} />
        ) : (
          <p>
            <button
              class="button button--primary"
              type="button"
              onClick={() => {
                settingUp.value = true;
              }}
            >
              {words.own.setUp}
            </button>
          </p>
        )}
      </>
    );
  }
  return (
    <>
      <p>
        <Mark kind="busy">{words.own.on}</Mark>
      </p>
      <p>{words.own.left(standing.recoveryLeft)}</p>
      <p class="recovery__do">
        <button class="button" type="button" onClick={() => onDo('renew')}>
          {words.own.renew}
        </button>
        <button class="button" type="button" onClick={() => onDo('take-off')}>
          {words.own.takeOff}
        </button>
      </p>
    </>
  );
};
