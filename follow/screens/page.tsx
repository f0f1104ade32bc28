import { textsIn } from '../../shared/languages.ts';
import { VisitorPage } from '../../ui/visitor-page.tsx';
import { say } from '../../ui/words.ts';
import type { FollowModel, Scene } from '../follow-model.ts';
import { type FollowWords, followWords, languages } from '../words.ts';
import { Calls } from './calls.tsx';

/** The page on which phones follow the calls of a hall. */
export function FollowPage({ model }: { readonly model: FollowModel }) {
  const language = model.language.value;
  const words = textsIn(followWords, language);
  const scene = model.scene.value;
  const centre = scene.at === 'shown' ? scene.view.centre : null;
  return (
    <VisitorPage
      centre={centre === null ? '' : say(centre.name, language, centre.languages)}
      languages={languages}
      spoken={centre?.languages ?? null}
      chosen={language}
      title={words.title}
      label={words.language}
      onChoose={model.chooseLanguage}
    >
      <h1 class="followed__title">{words.title}</h1>
      <Standing model={model} scene={scene} words={words} language={language} />
    </VisitorPage>
  );
}

const Standing = (props: {
  readonly model: FollowModel;
  readonly scene: Scene;
  readonly words: FollowWords;
  readonly language: string;
}) => {
  const { model, scene, words, language } = props;
  switch (scene.at) {
    case 'loading':
      return <p>{words.loading}</p>;
    case 'lost':
      return (
        <div role="alert">
          <p>{words.lost}</p>
          <button class="button button--large" type="button" onClick={model.look}>
            {words.again}
          </button>
        </div>
      );
    case 'none':
      return <p role="alert">{words.none}</p>;
    case 'centres':
      return (
        <>
          <h2>{words.centre}</h2>
          <ul class="visitor-rows">
            {scene.centres.map(({ id, name }) => (
              <li key={id}>
                <a href={`?centre=${encodeURIComponent(id)}`}>{say(name, language, Object.keys(name))}</a>
              </li>
            ))}
          </ul>
        </>
      );
    case 'shown':
      return <Calls view={scene.view} isOld={model.isOld.value} words={words} language={language} now={model.now()} />;
  }
};
