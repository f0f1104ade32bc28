import '../feedback.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { textsIn } from '../../shared/languages.ts';
import { type Score, scores } from '../../shared/reports/rating-scores.ts';
import type { RatingQuestion } from '../../shared/reports/ratings.ts';
import { Face } from '../../ui/rating/face.tsx';
import { say } from '../../ui/words.ts';
import type { FeedbackModel } from '../feedback-model.ts';
import { type FeedbackWords, feedbackWords } from '../words.ts';

/** The whole screen on the way out. */
export function FeedbackPage({ model }: { readonly model: FeedbackModel }) {
  const language = model.language.value;
  const words = textsIn(feedbackWords, language);
  const scene = model.scene.value;
  return (
    <div class="exit">
      <header class="exit__head">
        {model.practice.value && <p class="exit__practice">{words.practice}</p>}
        {scene.step === 'open' && <Languages model={model} words={words} language={language} />}
      </header>
      <main class="exit__main">
        <Scene model={model} words={words} language={language} />
      </main>
    </div>
  );
}

interface Parts {
  readonly model: FeedbackModel;
  readonly words: FeedbackWords;
  readonly language: string;
}

const Languages = ({ model, words, language }: Parts) => (
  <nav class="exit__languages" aria-label={words.language}>
    {model.spoken.value.map((code) => (
      <button
        key={code}
        type="button"
        lang={code}
        class="exit__language"
        aria-pressed={code === language}
        onClick={() => model.speak(code)}
      >
        {textsIn(feedbackWords, code).name}
      </button>
    ))}
  </nav>
);

const Scene = (parts: Parts) => {
  const { model, words, language } = parts;
  const scene = model.scene.value;
  switch (scene.step) {
    case 'loading':
      return <Notice title={words.loading} />;
    case 'lost':
      return <Notice title={words.lost} more={words.lostMore} isTrouble />;
    case 'not-asked':
      return <Notice title={words.notAsked} more={words.notAskedMore} />;
    case 'refused':
      return <Notice title={words.refused} more={scene.refusal.message} isTrouble />;
    case 'pairing':
      return (
        <Notice title={words.pairing} more={words.pairingMore}>
          <p class="exit__code">{scene.code}</p>
        </Notice>
      );
    case 'choose':
      return (
        <Notice title={words.choose}>
          <ul class="exit__centres">
            {scene.centres.map(({ id, name }) => (
              <li key={id}>
                <a class="exit__button" href={`?${new URLSearchParams({ centre: id })}`}>
                  {say(name, language, [])}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      );
    case 'open':
      return <Open {...parts} question={scene.question} />;
  }
};

const Open = (parts: Parts & { readonly question: RatingQuestion }) => {
  const { model, words } = parts;
  const answering = model.answering.value;
  switch (answering.step) {
    case 'ask':
      return <Faces {...parts} />;
    case 'why':
      return <Why {...parts} score={answering.score} reasons={answering.reasons} />;
    case 'saving':
      return <Notice title={words.saving} />;
    case 'thanks':
      return <Notice title={words.thanks} more={words.thanksMore} isGood />;
    case 'unsaved':
      return <Notice title={words.unsaved} isTrouble />;
  }
};

const Faces = ({ model, words }: Parts) => (
  <>
    <h1 class="exit__title">{words.question}</h1>
    <p class="exit__lead">{words.lead}</p>
    <ul class="exit__faces">
      {scores.toReversed().map((score) => (
        <li key={score}>
          <button type="button" class="exit__face" onClick={() => model.pick(score)}>
            <Face score={score} />
            <span>{words.faces[score]}</span>
          </button>
        </li>
      ))}
    </ul>
  </>
);

type LowFace = Parts & {
  readonly question: RatingQuestion;
  readonly score: Score;
  readonly reasons: readonly string[];
};

const Why = (parts: LowFace) => {
  const { model, words, score } = parts;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} class="exit__title">
        {words.why}
      </h1>
      <p class="exit__lead">
        <Face score={score} /> {words.faces[score]}. {words.whyMore}
      </p>
      <Reasons {...parts} />
      <p class="exit__actions">
        <button type="button" class="exit__button exit__button--quiet" onClick={() => model.back()}>
          {words.back}
        </button>
        <button type="button" class="exit__button" onClick={() => model.done()}>
          {words.done}
        </button>
      </p>
    </>
  );
};

const Reasons = ({ model, language, question, reasons }: LowFace) => (
  <ul class="exit__reasons">
    {question.reasons.map(({ id, name }) => (
      <li key={id}>
        <button type="button" class="exit__reason" aria-pressed={reasons.includes(id)} onClick={() => model.tick(id)}>
          <span class="exit__tick" aria-hidden="true" />
          <span>{say(name, language, question.languages)}</span>
        </button>
      </li>
    ))}
  </ul>
);

const Notice = (props: {
  readonly title: string;
  readonly more?: string;
  readonly isGood?: boolean;
  readonly isTrouble?: boolean;
  readonly children?: ComponentChildren;
}) => (
  <div
    class={`exit__notice${props.isGood ? ' exit__notice--good' : ''}${props.isTrouble ? ' exit__notice--trouble' : ''}`}
    role={props.isTrouble ? 'alert' : 'status'}
  >
    <h1 class="exit__title">{props.title}</h1>
    {props.more !== undefined && <p class="exit__lead">{props.more}</p>}
    {props.children}
  </div>
);
