import type { ComponentChildren } from 'preact';
import type { Stage } from '../words.ts';
import { accessWords } from './access-words.ts';
import './access.css';

/** Beside the languages: light on black, and a voice where there is one. */
export function Tools({ stage }: { readonly stage: Stage }) {
  const { aids, view } = stage.model;
  const words = accessWords(stage.language);
  const speaks = aids.speech.value;
  const isStrong = aids.contrast.value;
  return (
    <div class="tools">
      <Tool name={isStrong ? words.usual : words.contrast} isOn={isStrong} onPress={() => turn(stage, 'contrast')}>
        <svg class="icon" viewBox="0 0 48 48" aria-hidden="true">
          <path d="M24 5a19 19 0 0 0 0 38a19 19 0 0 0 0-38Z" />
          <path class="tools__half" d="M24 5a19 19 0 0 1 0 38Z" />
        </svg>
      </Tool>
      {view.value?.kiosk.speaks === true && (
        <Tool name={speaks ? words.endSpeech : words.speech} isOn={speaks} onPress={() => turn(stage, 'speech')}>
          <svg class="icon" viewBox="0 0 48 48" aria-hidden="true">
            <path d="M6 18v12h8l11 9V9L14 18Z M32 17a10 10 0 0 1 0 14 M37 11a18 18 0 0 1 0 26" />
          </svg>
        </Tool>
      )}
    </div>
  );
}

const Tool = (props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) => (
  <button type="button" aria-label={props.name} data-on={props.isOn} onClick={props.onPress}>
    {props.children}
  </button>
);

const turn = ({ model }: Stage, aid: 'contrast' | 'speech'): void => {
  if (!model.isSettled()) return;
  model.aids[aid].value = !model.aids[aid].peek();
  model.changed();
};
