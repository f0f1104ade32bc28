import { useOffice } from '../screens/context.ts';
import { Questions, sendOrShow } from '../screens/questions.tsx';
import { TroubleLines, troubleWords } from '../screens/trouble.tsx';
import { AboutFields } from './about-fields.tsx';
import { LinkPrinted } from './link-printing.tsx';
import type { PaperModel, PaperState } from './paper-model.ts';
import { PrintSummary, SignedSummary } from './signed-summary.tsx';

interface Shown {
  readonly model: PaperModel;
}

/** [CS16] A paper becomes a case in one screen: what it is on the left, what it says on the right. */
export function PaperPage({ model }: Shown) {
  const { words } = useOffice();
  const { paper, helping, loading } = words.office;
  const state = model.state.value;
  return (
    <main class="paper">
      <h1 class="inbox__heading">{model.helps ? helping.heading : paper.heading}</h1>
      {model.helps && state.step === 'asking' && <p class="paper__lead">{helping.lead}</p>}
      {state.step === 'loading' && (
        <p class="inbox__none" role="status">
          {loading}
        </p>
      )}
      {state.step === 'trouble' &&
        (state.why !== 'lost' && state.why.code === 'kind-not-found' ? (
          <p class="notice">{paper.noKinds}</p>
        ) : (
          <TroubleLines why={state.why} onRetry={() => void model.start()} />
        ))}
      {state.step === 'asking' && <Asking model={model} />}
      {state.step === 'helped' && <Helped model={model} state={state} />}
      {state.step === 'registered' && <Registered model={model} state={state} />}
    </main>
  );
}

/** What is asked of a case, and the button that registers it. */
export function Asking({ model }: Shown) {
  const { words } = useOffice();
  const { paper } = words.office;
  const trouble = model.trouble.value;
  return (
    <form
      class="paper__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sendOrShow(event.currentTarget, model.register);
      }}
    >
      <section class="sheet paper__about" aria-labelledby="paper-about">
        <h2 id="paper-about">{paper.about}</h2>
        <AboutFields model={model} />
      </section>
      <section class="sheet paper__answers" aria-labelledby="paper-appeal">
        <h2 id="paper-appeal">{words.office.case.appeal}</h2>
        <Questions model={model} />
        {trouble !== null && (
          <p class="notice notice--bad" role="alert">
            {troubleWords(trouble, words)}
          </p>
        )}
        <button type="submit" class="button button--primary button--large" aria-disabled={model.busy.value}>
          {model.helps ? words.office.helping.send : paper.register}
        </button>
      </section>
    </form>
  );
}

/** [CS27] What the helper tells the applicant: nothing else of it is shown again. */
const Helped = ({ model, state }: Shown & { readonly state: Extract<PaperState, { readonly step: 'helped' }> }) => {
  const { words, date } = useOffice();
  const { paper, helping } = words.office;
  const { value, summary } = state;
  return (
    <>
      <section class="sheet paper__done" role="status">
        <h2>{helping.done}</h2>
        <dl class="case__facts">
          <div>
            <dt>{paper.number}</dt>
            <dd class="paper__number">{value.number}</dd>
          </div>
          <div>
            <dt>{helping.until}</dt>
            <dd>{date(value.until)}</dd>
          </div>
        </dl>
        <p>{helping.more}</p>
        <p class="paper__ways">
          <button type="button" class="button button--primary" onClick={() => void model.start()}>
            {helping.next}
          </button>
          <PrintSummary />
        </p>
      </section>
      <SignedSummary summary={summary} number={value.number} sentOn={value.receivedOn} />
    </>
  );
};

const Registered = ({
  model,
  state,
}: Shown & { readonly state: Extract<PaperState, { readonly step: 'registered' }> }) => {
  const { words, date } = useOffice();
  const { paper } = words.office;
  const { number, due } = state.value;
  return (
    <section class="sheet paper__done" role="status">
      <h2>{paper.done}</h2>
      <dl class="case__facts">
        <div>
          <dt>{paper.number}</dt>
          <dd class="paper__number">{number}</dd>
        </div>
        <div>
          <dt>{paper.due}</dt>
          <dd>{date(due)}</dd>
        </div>
      </dl>
      <LinkPrinted model={state.printing} />
      <p class="paper__ways">
        {state.id !== null && (
          <a class="button button--primary" href={`#case/${state.id}`}>
            {paper.open}
          </a>
        )}
        <button type="button" class="button" onClick={() => void model.start()}>
          {paper.another}
        </button>
      </p>
    </section>
  );
};
