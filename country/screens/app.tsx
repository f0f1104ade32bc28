import { useSignalEffect } from '@preact/signals';
import { clockTime } from '../../shared/words.ts';
import type { ChosenLanguage } from '../../ui/language.ts';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { SignIn } from '../../ui/sign-in.tsx';
import type { BoardModel } from '../board-model.ts';
import type { CountryModel, CountryStage } from '../country-model.ts';
import { languages, wordsIn } from '../words.ts';
import { BoardPage } from './board-page.tsx';
import { SceneContext, useScene } from './context.ts';

/** The whole page in the chosen language; `lang` and the title of the page follow. */
export function App(props: AppProps) {
  const code = props.language.code.value;
  useSignalEffect(() => {
    const { country, product } = wordsIn(props.language.code.value);
    document.documentElement.lang = props.language.code.value;
    document.title = `${country.title} · ${product}`;
  });
  return (
    <SceneContext.Provider value={{ ...wordsIn(code), language: code }}>
      <Stage {...props} />
    </SceneContext.Provider>
  );
}

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
          corner={<Switch {...props} />}
        />
      );
    case 'not-yours':
      return (
        <div class="country">
          <Head {...props} user={stage.user.name} />
          <Plain title={country.notYours} more={country.notYoursMore} leads />
        </div>
      );
    case 'in':
      return (
        <div class="country">
          <Head {...props} user={stage.user.name} board={stage.board} />
          <Inside {...stage} />
        </div>
      );
  }
};

const Switch = ({ language }: AppProps) => {
  const { country } = useScene();
  return (
    <LanguageSwitch
      languages={languages}
      chosen={language.code.value}
      label={country.language}
      onChoose={language.choose}
    />
  );
};

/** The clock of the page: that of the capital, where the head office stands. */
const zone = 'Asia/Baku';

const Head = (props: AppProps & { readonly user: string; readonly board?: BoardModel }) => {
  const { country, product } = useScene();
  const { board } = props;
  return (
    <header class="country-head">
      <p class="country-head__name">
        <b>{product}</b> {country.heading}
      </p>
      {board?.state.value === 'live' && (
        <p class="country-head__live">
          <span aria-hidden="true" class="country-head__dot" /> {country.live} <Clock board={board} />
        </p>
      )}
      <div class="country-head__tools">
        <Switch {...props} />
        <span class="country-head__user">{props.user}</span>
        <button type="button" class="button button--quiet" onClick={() => void props.model.session.signOut()}>
          {country.signOut}
        </button>
      </div>
    </header>
  );
};

const Clock = ({ board }: { readonly board: BoardModel }) => <time>{clockTime(board.now.value, zone)}</time>;

const Plain = ({
  title,
  more,
  leads,
}: {
  readonly title: string;
  readonly more?: string;
  readonly leads?: boolean;
}) => {
  const { country } = useScene();
  return (
    <main class="country-plain">
      <h1>{title}</h1>
      {more !== undefined && <p>{more}</p>}
      {leads === true && (
        <a class="button button--primary" href="/manager">
          {country.toManager}
        </a>
      )}
    </main>
  );
};

const Inside = ({ board }: Extract<CountryStage, { readonly step: 'in' }>) => {
  const { country } = useScene();
  switch (board.state.value) {
    case 'loading':
      return (
        <main class="country-plain">
          <p role="status" aria-busy="true">
            {country.loading}
          </p>
        </main>
      );
    case 'unreachable':
      return <Plain title={country.unreachable} />;
    case 'no-head-office':
      return <Plain title={country.noHead} more={country.noHeadMore} leads />;
    case 'refused':
      return <Plain title={country.notYours} more={country.notYoursMore} leads />;
    case 'old':
    case 'live':
      return (
        <>
          <div role="alert">
            {board.state.value === 'old' && (
              <p class="country-lost">{country.lost(clockTime(board.now.value, zone))}</p>
            )}
          </div>
          {board.all.value.length === 0 ? (
            <Plain title={country.none} more={country.noneMore} />
          ) : (
            <BoardPage board={board} />
          )}
        </>
      );
  }
};
