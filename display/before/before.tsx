import type { LocalText } from '../../shared/centre/centre.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { CentreChoice } from '../../ui/pairing.ts';
import { say } from '../../ui/words.ts';
import type { Scene } from '../display-model.ts';
import { Fit } from '../fit.tsx';
import { Turning } from '../screens/turning.tsx';
import type { ScreenWords } from '../words.ts';
import { refusedWords } from './words.ts';

/** What a wall shows that has no hall. */
export type BeforeScene = Extract<Scene, { readonly step: 'choose' | 'pairing' | 'refused' }>;

/** What a wall shows that has no hall yet: which centre it is to be of, the code that pairs it, or why it may not be one. */
export function BeforeHall({ scene, words }: { readonly scene: BeforeScene; readonly words: ScreenWords }) {
  if (scene.step === 'choose') return <ChooseCentre centres={scene.centres} words={words} />;
  if (scene.step === 'pairing') return <PairingCode code={scene.code} words={words} />;
  return <Refused refusal={scene.refusal} words={words} />;
}

function PairingCode(props: { readonly code: string; readonly words: ScreenWords }) {
  return (
    <main class="notice-page">
      <Fit class="notice-page__words">
        <h1 class="notice-page__title">
          <Turning text={props.words.display.pairing} language={props.words.language} />
        </h1>
        <p class="notice-page__line">
          <Turning text={props.words.display.pairingMore} language={props.words.language} />
        </p>
        <p class="code">{props.code}</p>
      </Fit>
    </main>
  );
}

function Refused(props: { readonly refusal: Refusal; readonly words: ScreenWords }) {
  const { language } = props.words;
  return (
    <main class="notice-page">
      <Fit class="notice-page__words">
        <h1 class="notice-page__title">
          <Turning text={props.words.display.refused} language={props.words.language} />
        </h1>
        <p class="notice-page__line">
          <Turning text={refusedWords(props.refusal, language)} language={language} />
        </p>
      </Fit>
    </main>
  );
}

function ChooseCentre(props: { readonly centres: readonly CentreChoice[]; readonly words: ScreenWords }) {
  return (
    <main class="notice-page notice-page--list">
      <h1 class="notice-page__title">
        <Turning text={props.words.display.chooseCentre} language={props.words.language} />
      </h1>
      <ul class="choices">
        {props.centres.map(({ id, name }: { id: string; name: LocalText }) => (
          <li key={id}>
            <a class="choice" href={`?centre=${encodeURIComponent(id)}`}>
              {say(name, props.words.language, [])}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
