import './rating.css';
import { useId } from 'preact/hooks';
import { textsIn } from '../../shared/languages.ts';
import { commentLetters, type Score, scores } from '../../shared/reports/rating-scores.ts';
import type { RatingState } from '../../shared/reports/ratings.ts';
import { say } from '../words.ts';
import { Face } from './face.tsx';
import { lowest, type RatingModel } from './rating-model.ts';
import { ratingWords } from './words.ts';

/** The question how it was, with its five faces, and what may be added; nothing where nobody is asked. */
export function Rating({ model, language, of }: RatingParts) {
  const words = textsIn(ratingWords, language);
  const scene = model.scene.value;
  const title = useId();
  if (scene.at === 'nothing') return null;
  const given = scene.at === 'given' ? scene.score : null;
  const mayChange = scene.at === 'asking' || scene.mayChange;
  return (
    <section class="rating" aria-labelledby={title}>
      <h2 id={title} class="rating__title">
        {given === null ? words.questions[of] : words.thanks}
      </h2>
      {scene.state.practice && <p class="rating__more">{words.practice}</p>}
      {given === null && <p class="rating__more">{words.lead}</p>}
      <p class="rating__said" role="status">
        {given !== null && `${words.said(words.faces[given])}. ${mayChange ? words.change : ''}`}
      </p>
      {mayChange && <Faces model={model} language={language} given={given} title={title} />}
      <Trouble model={model} language={language} />
      {given !== null && mayChange && (
        <More model={model} language={language} state={scene.state} isLow={given <= lowest} />
      )}
    </section>
  );
}

export interface RatingParts {
  readonly model: RatingModel;
  readonly language: string;
  readonly of: 'visit' | 'case';
}
type Parts = Omit<RatingParts, 'of'>;

const Faces = ({ model, language, given, title }: Parts & { readonly given: Score | null; readonly title: string }) => {
  const words = textsIn(ratingWords, language);
  const isBusy = model.sending.value !== null;
  return (
    <ul class="rating__faces" aria-labelledby={title}>
      {scores.toReversed().map((score) => (
        <li key={score}>
          <button
            type="button"
            class="rating__face"
            aria-pressed={given === score}
            aria-disabled={isBusy}
            onClick={() => void model.pick(score)}
          >
            <Face score={score} />
            <span>{words.faces[score]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
};

const Trouble = ({ model, language }: Parts) => {
  const trouble = model.trouble.value;
  return trouble === null ? null : (
    <p class="rating__trouble" role="alert">
      {textsIn(ratingWords, language)[trouble]}
    </p>
  );
};

const More = (props: Parts & { readonly state: RatingState; readonly isLow: boolean }) => {
  const { model, language, state, isLow } = props;
  const words = textsIn(ratingWords, language);
  const comment = useId();
  return (
    <form
      class="rating__form"
      onSubmit={(event) => {
        event.preventDefault();
        void model.sendMore();
      }}
    >
      {isLow && state.reasons.length > 0 && <Reasons model={model} language={language} state={state} />}
      <label class="rating__label" for={comment}>
        {words.comment}
      </label>
      <p id={`${comment}-more`} class="rating__more">
        {words.commentMore}
      </p>
      <textarea
        id={comment}
        class="rating__comment"
        rows={3}
        maxLength={commentLetters}
        aria-describedby={`${comment}-more`}
        value={model.comment.value}
        onInput={({ currentTarget }) => model.write(currentTarget.value)}
      />
      <button type="submit" class="rating__send" aria-disabled={model.sending.value !== null}>
        {model.sending.value === 'more' ? words.sending : words.send}
      </button>
      <p class="rating__sent" role="status">
        {model.sentMore.value && words.sent}
      </p>
    </form>
  );
};

const Reasons = ({ model, language, state }: Parts & { readonly state: RatingState }) => {
  const words = textsIn(ratingWords, language);
  return (
    <fieldset class="rating__reasons">
      <legend class="rating__label">{words.why}</legend>
      <p class="rating__more">{words.whyMore}</p>
      {state.reasons.map(({ id, name }) => (
        <label key={id} class="rating__reason">
          <input type="checkbox" checked={model.reasons.value.includes(id)} onChange={() => model.tick(id)} />
          <span>{say(name, language, state.languages)}</span>
        </label>
      ))}
    </fieldset>
  );
};
