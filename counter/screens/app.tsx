import { useSignalEffect } from '@preact/signals';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { refusalWords } from '../../ui/refusal-words.ts';
import { SignIn } from '../../ui/sign-in.tsx';
import type { CounterModel } from '../counter-model.ts';
import type { AllWords } from '../words.ts';
import { Choose } from './choose.tsx';
import { ScreenContext, useScreen } from './context.ts';
import { DeskScreen } from './desk.tsx';

/** The whole screen in the chosen language; `lang` and the title of the page follow. */
export function App(props: {
  readonly model: CounterModel;
  readonly languages: ScreenContext['languages'];
  readonly language: { readonly code: { readonly value: string }; choose(code: string): void };
  readonly wordsIn: (language: string) => AllWords;
}) {
  const code = props.language.code.value;
  const words = props.wordsIn(code);
  useSignalEffect(() => {
    const now = props.language.code.value;
    const { common, counter } = props.wordsIn(now);
    const scene = props.model.scene.value;
    const number = scene.step === 'at' ? scene.desk.view.value?.ticket?.number : undefined;
    document.documentElement.lang = now;
    document.title = `${number === undefined ? counter.title : number} · ${common.product}`;
  });
  const screen: ScreenContext = {
    model: props.model,
    language: code,
    languages: props.languages,
    chooseLanguage: (next) => props.language.choose(next),
    words,
  };
  return (
    <ScreenContext.Provider value={screen}>
      <Scene />
    </ScreenContext.Provider>
  );
}

const Door = () => {
  const { model, words, language, languages, chooseLanguage } = useScreen();
  return (
    <SignIn
      session={model.session}
      words={words.signIn}
      refusals={words.refusals}
      title={words.counter.title}
      corner={
        <LanguageSwitch
          languages={languages}
          chosen={language}
          label={words.signIn.language}
          onChoose={chooseLanguage}
        />
      }
    />
  );
};

const Scene = () => {
  const { model, words } = useScreen();
  const scene = model.scene.value;
  switch (scene.step) {
    case 'door':
      return <Door />;
    case 'finding':
      return (
        <main class="blank">
          <h1>{words.common.loading}</h1>
        </main>
      );
    case 'trouble':
      return (
        <main class="blank">
          <h1>{words.counter.trouble.heading}</h1>
          <p role="alert">
            {scene.why === 'lost' ? words.signIn.unreachableMore : refusalWords({ code: scene.why }, words.refusals)}
          </p>
          <button type="button" class="button button--primary button--large" onClick={model.again}>
            {words.common.tryAgain}
          </button>
        </main>
      );
    case 'choosing':
      return <Choose user={scene.user} choice={scene.choice} last={scene.last} />;
    case 'at':
      return <DeskScreen key={scene.desk.desk.counter} desk={scene.desk} user={scene.user} />;
  }
};
