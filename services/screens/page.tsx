import { VisitorPage } from '../../ui/visitor-page.tsx';
import { say } from '../../ui/words.ts';
import type { Scene, ServicesModel } from '../services-model.ts';
import { languages, type ScreenWords, wordsIn } from '../words.ts';
import { List } from './list.tsx';
import { Service } from './service.tsx';

/** The page of services: the list with its search, or one service. */
export function Page({ model }: { readonly model: ServicesModel }) {
  const words = wordsIn(model.language.value);
  const scene = model.scene.value;
  return (
    <VisitorPage
      centre={'list' in scene ? say(scene.list.name, words.language, scene.list.languages) : ''}
      languages={languages}
      spoken={model.spoken.value}
      chosen={words.language}
      title={titleOf(scene, words)}
      label={words.page.language}
      onChoose={model.chooseLanguage}
    >
      <Standing model={model} scene={scene} words={words} />
    </VisitorPage>
  );
}

const titleOf = (scene: Scene, words: ScreenWords): string => {
  const told = scene.at === 'service' ? scene.told : null;
  if (told === null || told === 'gone' || scene.at !== 'service') return words.page.title;
  return say(told.name, words.language, scene.list.languages);
};

const Standing = (props: { readonly model: ServicesModel; readonly scene: Scene; readonly words: ScreenWords }) => {
  const { model, scene, words } = props;
  switch (scene.at) {
    case 'loading':
      return <p class="soft">{words.passport.loading}</p>;
    case 'lost':
      return (
        <div role="alert">
          <p>{words.passport.lost}</p>
          <button class="button" type="button" onClick={model.retry}>
            {words.passport.again}
          </button>
        </div>
      );
    case 'no-centre':
      return <p role="alert">{words.page.noCentre}</p>;
    case 'centres':
      return (
        <>
          <h1>{words.page.centre}</h1>
          <ul class="visitor-rows">
            {scene.centres.map(({ id, name }) => (
              <li key={id}>
                <a href={`?centre=${encodeURIComponent(id)}`}>{say(name, words.language, Object.keys(name))}</a>
              </li>
            ))}
          </ul>
        </>
      );
    case 'list':
      return <List model={model} list={scene.list} words={words} />;
    case 'service':
      return <Service scene={scene} words={words} />;
  }
};
