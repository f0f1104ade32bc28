import { useSignal } from '@preact/signals';
import type { VisitBody } from '../../../shared/visits/visit-routes.ts';
import { longDate } from '../../../shared/words.ts';
import { answeredLines } from '../../../ui/answer-text.ts';
import { useOffice } from '../../screens/context.ts';
import { troubleWords } from '../../screens/trouble.tsx';
import type { CaseModel, CaseShown } from '../case-model.ts';
import { ActForm } from './act-form.tsx';
import { visitWords } from './visit-words.ts';

interface Shown {
  readonly model: CaseModel;
  readonly value: CaseShown;
}

/** [CS26] Who visits the household, how they were drawn, and what they found. */
export function Visit({ model, value }: Shown) {
  const { language, words } = useOffice();
  const said = visitWords(language);
  const { visit, may } = value;
  if (visit === null) return null;
  const trouble = model.visit.trouble.value;
  return (
    <section class="sheet" aria-labelledby="case-visit">
      <h2 id="case-visit">{said.heading}</h2>
      {visit.draws.length === 0 && <p>{said.none}</p>}
      {visit.draws.toReversed().map((draw) => (
        <Draw key={draw.at} draw={draw} />
      ))}
      {visit.found !== null && <Found found={visit.found} value={value} />}
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {troubleWords(trouble, words)}
        </p>
      )}
      {may.includes('draw') && visit.found === null && <Drawing model={model} isAgain={visit.draws.length > 0} />}
      {may.includes('visit') && <ActForm model={model.visit} act={visit.act} />}
    </section>
  );
}

const Draw = ({ draw }: { readonly draw: VisitBody['draws'][number] }) => {
  const { language, work, words } = useOffice();
  const said = visitWords(language);
  const { at, by, drawn, reason, seed, text, candidates } = draw;
  return (
    <>
      <p>
        <b>{said.drawn(drawn.name ?? drawn.id, longDate(Date.parse(at), work.office.timeZone, words))}</b>
        {reason !== null && <> · {reason}</>}
      </p>
      <details class="case__reckoning">
        <summary>{said.proof}</summary>
        <p>{said.by(by.name ?? by.id)}</p>
        <p>{said.how}</p>
        <p>
          {said.seed}: <code>{seed}</code>
        </p>
        <p>
          {said.command}: <code>printf %s '{text}' | sha256sum</code>
        </p>
        <p>{said.candidates}:</p>
        <ul>
          {candidates.map(({ id, name }, place) => (
            <li key={id}>
              {place}: {name ?? id} <code>{id}</code>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
};

/** The button that draws; again with a reason. */
const Drawing = ({ model, isAgain }: Pick<Shown, 'model'> & { readonly isAgain: boolean }) => {
  const { language } = useOffice();
  const said = visitWords(language);
  const reason = useSignal('');
  const { busy, draw } = model.visit;
  return (
    <form
      class="moves__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void draw(reason.value.trim());
      }}
    >
      {isAgain && (
        <div class="field">
          <label for="visit-reason">{said.reason}</label>
          <input
            id="visit-reason"
            type="text"
            maxLength={300}
            value={reason.value}
            onInput={({ currentTarget }) => {
              reason.value = currentTarget.value;
            }}
          />
        </div>
      )}
      <button type="submit" class="button" aria-disabled={busy.value} aria-busy={busy.value}>
        {isAgain ? said.again : said.draw}
      </button>
    </form>
  );
};

type FoundBody = NonNullable<VisitBody['found']>;

const Found = ({ found, value }: Pick<Shown, 'value'> & { readonly found: FoundBody }) => {
  const { language, work, words } = useOffice();
  const said = visitWords(language);
  const { by, at, answers } = found;
  const lines = answeredLines(value.act, answers, { language, words: words.questions, calendar: words });
  return (
    <>
      <h3>{said.found}</h3>
      <p>{said.foundBy(by.name ?? by.id, longDate(Date.parse(at), work.office.timeZone, words))}</p>
      {lines.length === 0 && <p>{said.erased}</p>}
      <dl class="case__answers">
        {lines.map(({ id, label, text }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};
