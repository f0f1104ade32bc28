import type { ComponentChildren } from 'preact';
import type { ScreenContext } from '../words.ts';
import { type AccessWords, accessWords } from './access-words.ts';
import { loudness, stepAfter, steps } from './loudness.ts';
import { Turner } from './turner.tsx';
import './access.css';

/** Beside the languages: light on black and larger letters, and a voice where there is one, with how loud it is. */
export function Tools({ context }: { readonly context: ScreenContext }) {
  const { aids, view } = context.model;
  const words = accessWords(context.language);
  const speaks = aids.speech.value;
  return (
    <>
      <div class="tools">
        <LookTool context={context} words={words} />
        {view.value?.kiosk.speaks === true && (
          <Tool name={speaks ? words.endSpeech : words.speech} isOn={speaks} onPress={() => turnSpeech(context)}>
            <path d="M6 18v12h8l11 9V9L14 18Z M32 17a10 10 0 0 1 0 14 M37 11a18 18 0 0 1 0 26" />
          </Tool>
        )}
        {speaks && (
          <Tool name={words.volume(loudness.value, steps.length)} isOn={false} onPress={turnLoudness}>
            {steps.map((level, at) => (
              <path key={level} d={`M${8 + at * 8} 40V${32 - at * 6}`} opacity={at < loudness.value ? 1 : 0.3} />
            ))}
          </Tool>
        )}
      </div>
      {aids.large.value && <Turner words={words} />}
    </>
  );
}

/** One button leads through all four: as usual, high contrast, with letters twice as large, those in the usual colours. */
const LookTool = ({ context, words }: { readonly context: ScreenContext; readonly words: AccessWords }) => {
  const { contrast, large } = context.model.aids;
  const name = large.value
    ? words[contrast.value ? 'usual' : 'usualLetters']
    : words[contrast.value ? 'large' : 'contrast'];
  return (
    <Tool name={name} isOn={contrast.value || large.value} onPress={() => turnLook(context)}>
      <path d="M3 38 12 12l9 26M6 30h12" />
      <path d="M34 18a10 10 0 0 0 0 20a10 10 0 0 0 0-20Z" />
      <path class="tools__half" d="M34 18a10 10 0 0 1 0 20Z" />
    </Tool>
  );
};

const Tool = (props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}) => (
  <button type="button" aria-label={props.name} data-on={props.isOn} onClick={props.onPress}>
    <svg class="icon" viewBox="0 0 48 48" aria-hidden="true">
      {props.children}
    </svg>
  </button>
);

const turnLook = ({ model }: ScreenContext): void => {
  if (!model.isSettled()) return;
  const { contrast, large } = model.aids;
  const wasStrong = contrast.peek();
  contrast.value = !large.peek();
  large.value = wasStrong;
  model.changed();
};

const turnSpeech = ({ model }: ScreenContext): void => {
  if (!model.isSettled()) return;
  model.aids.speech.value = !model.aids.speech.peek();
  model.changed();
};

const turnLoudness = (): void => {
  loudness.value = stepAfter(loudness.peek());
};
