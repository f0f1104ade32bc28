import { useSignalEffect } from '@preact/signals';
import { clockTime } from '../../shared/words.ts';
import type { ChosenLanguage } from '../../ui/language.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { PageBar, PageLinks } from '../../ui/page-bar.tsx';
import { SignIn } from '../../ui/sign-in.tsx';
import type { BoardModel } from '../board-model.ts';
import type { CountryModel, CountryStage } from '../country-model.ts';
import { sectionAt, sectionsFor } from '../section.ts';
import { sections } from '../sections.tsx';
import { languages, wordsIn } from '../words.ts';
import { SceneContext, useScene } from './context.ts';
import { Plain } from './plain.tsx';

/** The whole page in the chosen language; `lang` and the title of the page follow. */
export function App(props: AppProps) {
  const code = props.language.code.value;
  useSignalEffect(() => {
    const { country, product } = wordsIn(props.language.code.value);
    const stage = props.model.stage.value;
    const section = stage.step === 'in' ? `${country.sections[sectionOf(stage)]} · ` : '';
    document.documentElement.lang = props.language.code.value;
    document.title = `${section}${country.title} · ${product}`;
  });
  return (
    <SceneContext.Provider value={{ ...wordsIn(code), language: code }}>
      <Stage {...props} />
    </SceneContext.Provider>
  );
}

type Inside = Extract<CountryStage, { readonly step: 'in' }>;

const sectionOf = ({ user, world }: Inside) => sectionAt(world.place.path.value, sectionsFor(user, sections));

interface AppProps {
  readonly model: CountryModel;
  readonly language: ChosenLanguage;
}

const Stage = (props: AppProps) => {
  const { country, signIn, refusals } = useScene();
  const stage = props.model.stage.value;
  switch (stage.step) {
    case 'door':
      return (
        <SignIn
          session={props.model.session}
          words={signIn}
          refusals={refusals}
          title={country.title}
          corner={
            <LanguageSwitch
              languages={languages}
              chosen={props.language.code.value}
              label={country.language}
              onChoose={props.language.choose}
            />
          }
        />
      );
    case 'not-yours':
      return (
        <div class="country">
          <Head {...props} user={stage.user.name} />
          <Elsewhere title={country.notYours} more={country.notYoursMore} />
        </div>
      );
    case 'in':
      return (
        <div class="country">
          <Head {...props} user={stage.user.name} inside={stage} />
          <Body {...stage} />
        </div>
      );
  }
};

const Head = (props: AppProps & { readonly user: string; readonly inside?: Inside }) => {
  const { country, product, language } = useScene();
  const { inside } = props;
  return (
    <PageBar
      name={
        <>
          {product} <span class="country-head__all">{country.heading}</span>
        </>
      }
      languages={languages}
      language={{ code: language, choose: props.language.choose }}
      user={props.user}
      words={country}
      onSignOut={() => void props.model.session.signOut()}
    >
      {inside !== undefined && <Sections {...inside} />}
      {inside?.board.state.value === 'live' && (
        <p class="country-head__live">
          <span aria-hidden="true" class="country-head__dot" /> {country.live} <Clock board={inside.board} />
        </p>
      )}
    </PageBar>
  );
};

/** The ways to the sections, where there are several. */
const Sections = (inside: Inside) => {
  const { country } = useScene();
  const names = sectionsFor(inside.user, sections);
  if (names.length < 2) return null;
  const here = sectionOf(inside);
  return (
    <PageLinks
      label={country.sectionsLabel}
      pages={names.map((name) => ({ path: name, word: country.sections[name], isHere: name === here }))}
    />
  );
};

const Clock = ({ board }: { readonly board: BoardModel }) => (
  <time>{clockTime(board.now.value, board.timeZone.value)}</time>
);

/** That this page is not for who looks, and where theirs is. */
const Elsewhere = (props: { readonly title: string; readonly more: string }) => {
  const { country } = useScene();
  return (
    <Plain {...props}>
      <a class="button button--primary" href="/manager">
        {country.toManager}
      </a>
    </Plain>
  );
};

const Body = (inside: Inside) => {
  const { country } = useScene();
  const { board } = inside;
  const state = board.state.value;
  if (state === 'no-head-office') return <Elsewhere title={country.noHead} more={country.noHeadMore} />;
  if (state === 'refused') return <Elsewhere title={country.notYours} more={country.notYoursMore} />;
  const { Part } = sections[sectionOf(inside)] ?? sections.board;
  return (
    <>
      <div role="alert">
        {state === 'old' && (
          <p class="country-lost">{country.lost(clockTime(board.now.value, board.timeZone.value))}</p>
        )}
      </div>
      <Part board={board} user={inside.user} world={inside.world} />
    </>
  );
};
