import './emergency.css';
import { useRef, useState } from 'preact/hooks';
import { type EmergencyKind, emergencyKinds } from '../../shared/centre/emergency.ts';
import { emergencyPaths } from '../../shared/centre/emergency-paths.ts';
import { textsIn } from '../../shared/languages.ts';
import { httpApi } from '../api.ts';
import { HoldButton } from './hold-button.tsx';
import { Sign } from './sign.tsx';
import { emergencyWords } from './words.ts';

/** The button that opens the choice of an emergency, and the choice itself. */
export function BeginEmergency(props: { readonly centre: string; readonly language: string; readonly class: string }) {
  const words = textsIn(emergencyWords, props.language);
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState<'lost' | 'refused' | null>(null);
  const begin = async (kind: EmergencyKind): Promise<void> => {
    const answer = await httpApi(emergencyPaths)('beginEmergency', {
      params: { centre: props.centre },
      body: { kind },
    });
    if (answer.ok) dialog.current?.close();
    setTrouble(answer.ok ? null : 'lost' in answer ? 'lost' : 'refused');
  };
  return (
    <>
      <button type="button" class={props.class} onClick={() => dialog.current?.showModal()}>
        {words.button}
      </button>
      <dialog ref={dialog} class="dialog dialog--padded" aria-labelledby="emergency-heading">
        <div class="emergency-dialog">
          <h2 id="emergency-heading">{words.heading}</h2>
          <p>{words.lead}</p>
          {emergencyKinds.map((kind) => (
            <Kind key={kind} kind={kind} language={props.language} onBegin={begin} />
          ))}
          {trouble !== null && <p role="alert">{words[trouble]}</p>}
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {words.close}
          </button>
        </div>
      </dialog>
    </>
  );
}

const Kind = (props: {
  readonly kind: EmergencyKind;
  readonly language: string;
  readonly onBegin: (kind: EmergencyKind) => Promise<void>;
}) => {
  const words = textsIn(emergencyWords, props.language);
  const { name, more } = words.begins[props.kind];
  return (
    <div class="emergency-dialog__kind">
      <Sign kind={props.kind} />
      <HoldButton
        label={name}
        more={more}
        words={words}
        class="hold--begin"
        onDone={() => void props.onBegin(props.kind)}
      />
    </div>
  );
};
