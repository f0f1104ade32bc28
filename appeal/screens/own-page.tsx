import type { ComponentChildren } from 'preact';
import { clockTime, longDate } from '../../shared/words.ts';
import { DocumentList, documentWords } from '../../ui/documents/document-list.tsx';
import { fileWordsIn } from '../../ui/files/file-words.ts';
import { AddFiles, FileList } from '../../ui/files/files.tsx';
import type { ChosenLanguage } from '../../ui/language.ts';
import { Answers, Fact, rowsOf } from '../../ui/visitor/facts.tsx';
import { Heading, Notice } from '../../ui/visitor/heading.tsx';
import { receptionWords } from '../../ui/visitor/reception-words.ts';
import { say } from '../../ui/words.ts';
import type { OwnModel } from '../own-model.ts';
import type { OwnCase, OwnDraft } from '../ports.ts';
import { type ScreenWords, wordsIn } from '../words.ts';
import { Confirm, HelpedFact } from './confirm.tsx';
import { Decision } from './decision.tsx';
import { Differs } from './differs.tsx';
import { Frame, fullDate, Lost } from './frame.tsx';
import { Kept } from './kept.tsx';
import { Overseen } from './overseen.tsx';
import { Moves } from './own-moves.tsx';
import { ReceptionFact } from './reception.tsx';
import { Reckoning } from './reckoning.tsx';
import { CaseNumber } from './sent.tsx';
import { ToldByFact } from './told-by.tsx';
import { VisitFact } from './visit.tsx';

interface Parts {
  readonly model: OwnModel;
  readonly words: ScreenWords;
  /** The question how it was, in a language. */
  readonly rating?: ((language: string) => ComponentChildren) | undefined;
}
type Shown = Parts & { readonly own: OwnCase };

/** [CS12] The page of one case: how it stands in the citizen's words, what was asked and answered, and what they can do. */
export function OwnPage(props: {
  readonly model: OwnModel;
  readonly language: ChosenLanguage;
  readonly onGoOn: (draft: OwnDraft) => void;
  readonly rating?: Parts['rating'];
}) {
  const { model, language } = props;
  const words = wordsIn(language.code.value);
  const scene = model.scene.value;
  const own = scene.at === 'case' ? scene.own : null;
  return (
    <Frame
      centre={own === null ? '' : say(own.name, words.language, own.languages)}
      spoken={own?.languages ?? null}
      words={words}
      title={own === null ? words.appeals.title : own.number}
      onChoose={language.choose}
    >
      <Scene model={model} words={words} onGoOn={props.onGoOn} rating={props.rating} />
    </Frame>
  );
}

const Scene = ({ model, words, onGoOn, rating }: Parts & { readonly onGoOn: (draft: OwnDraft) => void }) => {
  const { appeals } = words;
  const scene = model.scene.value;
  switch (scene.at) {
    case 'loading':
      return <p class="soft">{appeals.loading}</p>;
    case 'lost':
      return <Lost words={words} onRetry={() => void model.load()} />;
    case 'unknown':
      return (
        <>
          <Heading>{appeals.unknown}</Heading>
          <p class="lead">{appeals.unknownMore}</p>
        </>
      );
    case 'draft':
      return (
        <>
          <Heading>{appeals.begun}</Heading>
          <p class="lead">{appeals.begunMore(fullDate(scene.draft.until.slice(0, 10), words))}</p>
          {scene.draft.about !== null && (
            <p class="visitor-actions">
              <button type="button" class="button button--primary button--large" onClick={() => onGoOn(scene.draft)}>
                {appeals.goOn}
              </button>
            </p>
          )}
        </>
      );
    case 'case':
      return <Case model={model} words={words} own={scene.own} rating={rating} />;
  }
};

const Case = (shown: Shown) => {
  const { model, words, own } = shown;
  return (
    <>
      {model.old.value && (
        <Notice kind="warn">
          <p>{words.appeals.old}</p>
        </Notice>
      )}
      <Status {...shown} />
      <Confirm model={model.confirming} own={own} words={words} />
      {own.status === 'unconfirmed' && <Written {...shown} />}
      <Decision own={own} words={words} />
      <Differs {...shown} />
      <Texts {...shown} />
      {isAnswered(own) && shown.rating?.(words.language)}
      <Files {...shown} />
      <Documents {...shown} />
      <Moves {...shown} />
      <Facts {...shown} />
      {own.told.length > 0 && <Reckoning own={own} words={words} />}
      <Overseen own={own} words={words} />
      {own.status !== 'unconfirmed' && <Written {...shown} />}
      <Kept kept={model.kept} own={own} words={words} />
      <CaseNumber number={own.number} link={location.href} words={words} />
    </>
  );
};

const isAnswered = ({ status }: OwnCase): boolean =>
  status === 'answered' || status === 'decided' || status === 'closed';

const tones: { readonly [S in OwnCase['status']]: string } = {
  unconfirmed: 'warn',
  lapsed: 'over',
  received: 'good',
  'looked-at': 'good',
  asked: 'warn',
  checking: 'good',
  answered: 'good',
  decided: 'good',
  joined: 'good',
  'sent-on': 'over',
  left: 'over',
  withdrawn: 'over',
  closed: 'over',
};

const Status = ({ words, own }: Shown) => {
  const { appeals } = words;
  const more = own.status === 'sent-on' && own.sentTo !== null ? appeals.sentTo(own.sentTo) : null;
  const { missed, missedMore } = receptionWords(words.language);
  const isMissed = own.status === 'lapsed' && own.reception !== null;
  return (
    <div class={`standing standing--${own.decision?.outcome === 'refuse' ? 'over' : tones[own.status]}`}>
      <Heading of={own.status}>{isMissed ? missed : appeals.status[own.status]}</Heading>
      <p>{isMissed ? missedMore : (more ?? appeals.statusMore[own.status])}</p>
    </div>
  );
};

const Facts = ({ words, own }: Shown) => {
  const { appeals, language } = words;
  const text = (of: { readonly [language: string]: string }): string => say(of, language, own.languages);
  const first = own.told[0]?.due ?? own.due;
  return (
    <dl class="visitor-facts">
      <Fact label={appeals.kindLabel} text={text(own.kind)} />
      {own.topic !== null && <Fact label={appeals.topicLabel} text={text(own.topic)} />}
      <Fact label={appeals.receivedOn} text={fullDate(own.receivedOn, words)} />
      {own.told.length > 0 && <Fact label={appeals.due} text={fullDate(own.due, words)} />}
      {first !== own.due && <Fact label={appeals.toldFirst} text={fullDate(first, words)} />}
      {own.outcome !== null && <Fact label={appeals.outcome} text={text(own.outcome)} />}
      <HelpedFact own={own} words={words} />
      <VisitFact own={own} words={words} />
      <ReceptionFact own={own} words={words} />
      <ToldByFact own={own} words={words} />
      {own.signedBy !== null && <Fact label={appeals.signedBy} text={own.signedBy} />}
    </dl>
  );
};

/** What was asked, replied, answered and added, in order. */
const Texts = ({ words, own }: Shown) => {
  if (own.texts.length === 0) return null;
  const timeOf = (at: number): string =>
    `${longDate(at, own.timeZone, words.calendar)}, ${clockTime(at, own.timeZone)}`;
  return (
    <section aria-label={words.appeals.texts}>
      {own.texts.map(({ at, what, text }) => (
        <article key={`${at} ${what}`} class={`said said--${what}`}>
          <h2>{words.appeals.said[what]}</h2>
          <p class="soft">{timeOf(Date.parse(at))}</p>
          <p class="said__text" dir="auto">
            {text}
          </p>
        </article>
      ))}
    </section>
  );
};

/** What was added as files, and where more is added while it is looked at. */
const Files = ({ model, words, own }: Shown) => {
  const { language, refusals } = words;
  const adds = own.may.includes('attach');
  if (!adds && own.files.length === 0) return null;
  const id = 'own-files';
  return (
    <section class="own-files" aria-labelledby={id}>
      <h2 id={id}>{fileWordsIn(language).files}</h2>
      <FileList files={own.files} path={`/api/m/${location.pathname.split('/')[2] ?? ''}/files`} language={language} />
      {adds && <AddFiles {...{ model: model.files, language, refusals, look: 'button--large' }} />}
    </section>
  );
};

/** [CS13] What was issued to them. */
const Documents = ({ words, own: { documents, timeZone } }: Shown) => {
  const { language } = words;
  const path = `/api/m/${location.pathname.split('/')[2] ?? ''}/documents`;
  if (documents.length === 0) return null;
  return (
    <section class="own-files" aria-labelledby="own-documents">
      <h2 id="own-documents">{documentWords(language).documents}</h2>
      <DocumentList {...{ documents, path, language, calendar: words.calendar, timeZone }} />
    </section>
  );
};

/** What they wrote themselves. */
const Written = ({ model, words, own }: Shown) => {
  const form = model.form.value;
  if (form === null) return null;
  const hidden = form.steps.flatMap(({ fields }) => fields).filter(({ id }) => own.hidden.includes(id));
  return (
    <details class="details" open={own.status === 'unconfirmed'}>
      <summary>{words.appeals.written}</summary>
      <Answers rows={rowsOf(form, own.answers)} words={words} />
      <dl class="visitor-facts">
        {hidden.map(({ id, label }) => (
          <Fact key={id} label={say(label, words.language, ['az'])} text={words.appeals.hidden} />
        ))}
      </dl>
    </details>
  );
};
