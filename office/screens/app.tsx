import { useSignalEffect } from '@preact/signals';
import type { ChosenLanguage } from '../../ui/language.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { fetchedPart } from '../../ui/lazily.tsx';
import { SignIn } from '../../ui/sign-in.tsx';
import { CasePage } from '../case/case-page.tsx';
import type { OfficeModel, OfficePage } from '../office-model.ts';
import { PaperPage } from '../paper/paper-page.tsx';
import { SearchPage } from '../search/search-page.tsx';
import { TellPage } from '../tell/tell-page.tsx';
import { languages, wordsIn } from '../words.ts';
import { Bar } from './bar.tsx';
import { ScreenContext, useScreen, WorkContext } from './context.ts';
import { Inbox } from './inbox.tsx';
import { TroubleLines } from './trouble.tsx';

/** The whole screen in the chosen language; `lang` and the title of the page follow. */
export function App({ model, language }: { readonly model: OfficeModel; readonly language: ChosenLanguage }) {
  const code = language.code.value;
  useSignalEffect(() => {
    const { office, product } = wordsIn(language.code.value);
    document.documentElement.lang = language.code.value;
    document.title = `${office.title} · ${product}`;
  });
  return (
    <ScreenContext.Provider
      value={{ model, language: code, words: wordsIn(code), chooseLanguage: (next) => language.choose(next) }}
    >
      <Scene />
    </ScreenContext.Provider>
  );
}

const Scene = () => {
  const { model, words } = useScreen();
  const scene = model.scene.value;
  switch (scene.step) {
    case 'door':
      return <Door />;
    case 'finding':
      return (
        <main class="blank">
          <div role="status">
            <h1>{words.office.loading}</h1>
          </div>
        </main>
      );
    case 'trouble':
      return (
        <main class="blank">
          <h1>{words.office.trouble}</h1>
          <TroubleLines why={scene.why} onRetry={model.again} />
        </main>
      );
    case 'in':
      return (
        <WorkContext.Provider value={scene.work}>
          <div class="office">
            <Bar user={scene.user} page={scene.page} />
            <Page page={scene.page} />
          </div>
        </WorkContext.Provider>
      );
  }
};

const Coming = () => (
  <main class="blank">
    <p role="status" aria-busy="true">
      {useScreen().words.office.loading}
    </p>
  </main>
);
const Lost = ({ onRetry }: { readonly onRetry: () => void }) => (
  <main class="blank">
    <TroubleLines why="lost" onRetry={onRetry} />
  </main>
);
/** Pages of the few whose duty they are: fetched when they are first opened. */
const CallsPage = fetchedPart(async () => (await import('../calls/calls-page.tsx')).CallsPage, { Coming, Lost });
const OversightPage = fetchedPart(async () => (await import('../oversight/oversight-page.tsx')).OversightPage, {
  Coming,
  Lost,
});

const Page = ({ page }: { readonly page: OfficePage }) => {
  switch (page.at) {
    case 'inbox':
      return <Inbox key={page.model.box} model={page.model} />;
    case 'case':
      return <CasePage key={page.model.id} model={page.model} />;
    case 'new':
      return <PaperPage model={page.model} />;
    case 'calls':
      return <CallsPage model={page.model} />;
    case 'search':
      return <SearchPage model={page.model} />;
    case 'tell':
      return <TellPage model={page.model} />;
    case 'oversight':
      return <OversightPage model={page.model} />;
  }
};

const Door = () => {
  const { model, words, language, chooseLanguage } = useScreen();
  return (
    <SignIn
      session={model.session}
      words={words.signIn}
      refusals={words.refusals}
      title={words.office.title}
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
