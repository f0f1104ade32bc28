import { QuestionPage } from '../../ui/form/question-page.tsx';
import type { ChosenLanguage } from '../../ui/language.ts';
import { Answers, Fact } from '../../ui/visitor/facts.tsx';
import { Heading, Notice } from '../../ui/visitor/heading.tsx';
import { say } from '../../ui/words.ts';
import type { AppealModel } from '../appeal-model.ts';
import type { CaseKinds } from '../ports.ts';
import { type ScreenWords, wordsIn } from '../words.ts';
import { AboutOfficial } from './about-official.tsx';
import { CardFact, Cards } from './card.tsx';
import { Frame, Lost } from './frame.tsx';
import { Kinds, Topics, Urgent } from './picking.tsx';
import { SentPage } from './sent.tsx';
import { ToldBy } from './told-by.tsx';
import { troubleText } from './trouble-text.ts';

/** Writing to an authority, from the first choice to what is sent. */
export function AppealPage({ model, language }: { readonly model: AppealModel; readonly language: ChosenLanguage }) {
  const words = wordsIn(language.code.value);
  const offered = model.offered.value;
  const list = offered.at === 'offer' ? offered.list : null;
  return (
    <Frame
      centre={list === null ? '' : say(list.name, words.language, list.languages)}
      spoken={list?.languages ?? null}
      words={words}
      title={model.sent.value === null ? words.appeals.title : words.appeals.sent}
      onChoose={language.choose}
    >
      <Standing model={model} words={words} />
    </Frame>
  );
}

interface Parts {
  readonly model: AppealModel;
  readonly words: ScreenWords;
}
type Offering = Parts & { readonly list: CaseKinds };

const Standing = ({ model, words }: Parts) => {
  const offered = model.offered.value;
  switch (offered.at) {
    case 'loading':
      return <p class="soft">{words.appeals.loading}</p>;
    case 'lost':
      return <Lost words={words} onRetry={model.reload} />;
    case 'no-centre':
      return <p role="alert">{words.appeals.noCentre}</p>;
    case 'centres':
      return (
        <>
          <h1>{words.appeals.centre}</h1>
          <ul class="visitor-rows">
            {offered.centres.map(({ id, name }) => (
              <li key={id}>
                <a href={`?centre=${encodeURIComponent(id)}`}>{say(name, words.language, Object.keys(name))}</a>
              </li>
            ))}
          </ul>
        </>
      );
    case 'offer':
      return <StepPage model={model} words={words} list={offered.list} />;
  }
};

const StepPage = (parts: Offering) => {
  const { model, words, list } = parts;
  const sent = model.sent.value;
  if (sent !== null) return <SentPage sent={sent} told={model.told.value} files={model.files.value} words={words} />;
  if (list.kinds.length === 0)
    return (
      <>
        <Heading>{words.appeals.title}</Heading>
        <p class="lead">{words.appeals.nothing}</p>
      </>
    );
  switch (model.step.value.at) {
    case 'card':
      return <Cards {...parts} />;
    case 'topic':
      return <Topics {...parts} trouble={<Troubled {...parts} />} back={list.kinds.length > 1 ? back : null} />;
    case 'urgent':
      return <Urgent {...parts} trouble={<Troubled {...parts} />} back={back} />;
    case 'question':
      return <QuestionStep {...parts} />;
    case 'check':
      return <CheckStep {...parts} />;
    default:
      return <Kinds {...parts} trouble={<Troubled {...parts} />} back={null} />;
  }
};

const back = (): void => history.back();

const Back = ({ words }: Pick<Parts, 'words'>) => (
  <p>
    <button type="button" class="back" onClick={back}>
      {words.questions.back}
    </button>
  </p>
);

const QuestionStep = ({ model, words, list }: Offering) => {
  const form = model.form.value;
  const page = form?.page.value ?? null;
  if (form === null || page === null) return null;
  return (
    <>
      <Back words={words} />
      <p class="about">{aboutText(model, list, words)}</p>
      <Troubled model={model} words={words} />
      <QuestionPage
        model={form}
        page={page}
        language={words.language}
        words={words.questions}
        onDone={model.answered}
      />
      <KeptLine model={model} words={words} />
    </>
  );
};

/** The kind and the topic, above each question. */
const aboutText = (model: AppealModel, list: CaseKinds, words: ScreenWords): string =>
  [kindText(model, list, words), topicText(model, list, words)].filter((text) => text !== '').join(': ');
const kindText = ({ choice }: AppealModel, { kinds, languages }: CaseKinds, { language }: ScreenWords): string =>
  say(kinds.find(({ id }) => id === choice.value?.kind)?.name ?? {}, language, languages);
const topicText = ({ choice }: AppealModel, { topics, languages }: CaseKinds, { language }: ScreenWords): string =>
  say(topics.find(({ id }) => id === choice.value?.topic)?.name ?? {}, language, languages);

/** [FO5] Where it can be gone on with later. */
const KeptLine = ({ model, words }: Parts) => {
  const secret = model.secret.value;
  if (secret === null) return null;
  return (
    <p class="kept">
      {words.appeals.kept}
      <a class="link" href={`/m/${encodeURIComponent(secret)}`}>
        {words.appeals.keptLink}
      </a>
    </p>
  );
};

const CheckStep = ({ model, words, list }: Offering) => {
  const form = model.form.value;
  const unsure = model.trouble.value?.why === 'unsure';
  const change = unsure ? {} : { onChange: { text: words.questions.change, run: model.chooseOther } };
  const topic = topicText(model, list, words);
  return (
    <>
      {!unsure && <Back words={words} />}
      <Heading>{words.appeals.check}</Heading>
      <dl class="visitor-facts">
        <Fact label={words.appeals.kindLabel} text={kindText(model, list, words)} {...change} />
        {topic !== '' && <Fact label={words.appeals.topicLabel} text={topic} {...change} />}
        <CardFact model={model} list={list} words={words} />
      </dl>
      {form !== null && (
        <Answers rows={form.summary.value} words={words} {...(unsure ? {} : { onChange: model.change })} />
      )}
      {model.choice.value?.card === undefined && <AboutOfficial model={model} words={words} list={list} />}
      <ToldBy model={model} words={words} />
      <KeptLine model={model} words={words} />
      <Troubled model={model} words={words} />
      <Send model={model} words={words} unsure={unsure} />
    </>
  );
};

const Send = ({ model, words: { appeals }, unsure }: Parts & { readonly unsure: boolean }) => (
  <p class="visitor-actions">
    <button
      type="button"
      class="button button--primary button--large"
      aria-disabled={model.busy.value}
      aria-busy={model.busy.value}
      onClick={() => void model.send()}
    >
      {model.busy.value ? appeals.sending : unsure ? appeals.again : appeals.send}
    </button>
  </p>
);

const Troubled = ({ model, words }: Parts) => {
  const trouble = model.trouble.value;
  if (trouble === null) return null;
  return (
    <Notice kind="bad" seen={true}>
      <p>{troubleText(trouble, words)}</p>
    </Notice>
  );
};
