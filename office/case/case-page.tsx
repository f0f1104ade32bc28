import { isOpenCase } from '../../shared/cases/cases.ts';
import { answeredLines } from '../../ui/answer-text.ts';
import { LinkSheet } from '../paper/link-printing.tsx';
import { useOffice } from '../screens/context.ts';
import { Due } from '../screens/inbox.tsx';
import { TroubleLines } from '../screens/trouble.tsx';
import type { Trouble } from '../work.ts';
import { CaseDocuments } from './case-documents.tsx';
import { CaseFiles } from './case-files.tsx';
import type { CaseModel, CaseShown } from './case-model.ts';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { Moves } from './move-panel.tsx';
import { Told } from './told.tsx';
import { Visit } from './visit/visit.tsx';

/** A case: on the left what is asked and what has happened, on the right the one next move. */
export function CasePage({ model }: { readonly model: CaseModel }) {
  const { words } = useOffice();
  const state = model.state.value;
  if (state.step === 'loading')
    return (
      <main class="case">
        <p class="inbox__none" role="status">
          {words.office.loading}
        </p>
      </main>
    );
  if (state.step === 'trouble')
    return (
      <main class="case">
        <NotOpened why={state.why} model={model} />
      </main>
    );
  return (
    <main class="case">
      <Head value={state.value} />
      <div class="case__columns">
        <div class="case__left">
          <Asked value={state.value} />
          <CaseFiles model={model} value={state.value} />
          <CaseDocuments model={model} value={state.value} />
          <History steps={state.value.steps} />
        </div>
        <Right model={model} value={state.value} />
      </div>
    </main>
  );
}

const Right = ({ model, value }: { readonly model: CaseModel; readonly value: CaseShown }) => (
  <div class="case__right">
    <Moves model={model} value={value} />
    <Visit model={model} value={value} />
    <Told model={model} value={value} />
    <Facts value={value} />
    {value.printsLink && <LinkSheet model={model.printing} />}
  </div>
);

/** Why there is no case; to an overseer, the way on which they say theirs. */
const NotOpened = ({ why, model }: { readonly why: Trouble; readonly model: CaseModel }) => {
  const { fromAfar, toOversight } = useOffice().words.office.case;
  if (why === 'lost' || why.code !== 'needs-reason')
    return <TroubleLines why={why} onRetry={() => void model.load()} />;
  return (
    <p class="notice">
      {fromAfar} <a href="#oversight">{toOversight}</a>
    </p>
  );
};

interface Shown {
  readonly value: CaseShown;
}

const Head = ({ value }: Shown) => {
  const { words, named, text } = useOffice();
  const { inbox, statuses, case: said } = words.office;
  const one = value.case;
  return (
    <header class="case__head">
      <a class="case__back" href="#inbox/">
        ← {said.back}
      </a>
      <h1 class="case__number">{one.number}</h1>
      <p class="case__line">
        <span>
          {named('kinds', one.kind)}: {one.topic === null ? inbox.noTopic : named('topics', one.topic)}
        </span>
        <span class="mark mark--status">{statuses[one.status]}</span>
        {one.control && <span class="mark">{inbox.control}</span>}
        {one.repeats !== null && <span class="mark">{inbox.repeats}</span>}
        {one.silent.length > 0 && (
          <span class="mark">
            {inbox.silent}: {one.silent.map(text).join(', ')}
          </span>
        )}
      </p>
      {isOpenCase(one.status) && <Due one={one} />}
    </header>
  );
};

/** Who asks, and what they wrote: as they wrote it. */
const Asked = ({ value }: Shown) => {
  const { words, language } = useOffice();
  const { case: said } = words.office;
  if (value.person === null)
    return (
      <section class="sheet" aria-labelledby="case-appeal">
        <h2 id="case-appeal">{said.appeal}</h2>
        <p class="notice">{said.erased}</p>
      </section>
    );
  const { contact, answers } = value.person;
  const lines = answeredLines(value.form, answers, { language, words: words.questions, calendar: words });
  return (
    <section class="sheet" aria-labelledby="case-appeal">
      <h2 id="case-appeal">{said.appeal}</h2>
      <p class="case__who">
        <b>{contact.name ?? said.noName}</b>
        {contact.phone !== undefined && <span>{contact.phone}</span>}
        {contact.email !== undefined && <span>{contact.email}</span>}
      </p>
      <p class="case__earlier">{said.earlier(value.earlier)}</p>
      <dl class="case__answers">
        {lines.map(({ id, label, text }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
