import { maybeDuration, roundPercent, wholeNumber } from '../../shared/reports/figure-words.ts';
import type { EstimatesBody } from '../../shared/tickets/estimate.ts';
import type { Office } from '../manager-model.ts';
import { Answered, Blank, TroubleNotice } from '../ui/answered.tsx';
import { Definition } from '../ui/definition.tsx';
import { dayAndTime } from '../ui/format.ts';
import { useWords } from '../ui/use-words.ts';
import { weighed } from './waiting-inputs.ts';

/** What the estimate looks at, what it was learnt from, how far off it is, and a button to learn again. */
export function Knowledge({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const { waiting } = words;
  const { knowledge, loadKnowledge } = office.waiting;
  return (
    <section class="knowledge" aria-labelledby="knowledge">
      <h2 id="knowledge">
        {waiting.looks} <Definition figure={waiting.looks}>{waiting.looksIs}</Definition>
      </h2>
      <Answered state={knowledge.value} onRetry={loadKnowledge}>
        {({ learnt }) => <Known office={office} learnt={learnt} />}
      </Answered>
    </section>
  );
}

type Learnt = NonNullable<EstimatesBody['learnt']>;

/** What weighs less than this together with nothing else is not worth a line. */
const leastWeight = 0.005;

const Weights = ({ learnt }: { readonly learnt: Learnt }) => {
  const { words } = useWords();
  const { waiting } = words;
  const rows = weighed(learnt.inputs).filter(({ weight }) => weight >= leastWeight);
  const most = Math.max(0, ...rows.map(({ weight }) => weight));
  return (
    <table class="table weights">
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{waiting.looks}</th>
          <th scope="col">{waiting.weight}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, weight }) => (
          <tr key={kind}>
            <th scope="row" class="plain">
              {waiting.inputs[kind]}
              <span class="weights__bar" style={{ width: `${(weight / most) * 100}%` }} />
            </th>
            <td class="figure">{roundPercent(Math.round(weight * 100) / 100, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const About = ({ learnt, timeZone }: { readonly learnt: Learnt; readonly timeZone: string }) => {
  const { words } = useWords();
  const { waiting } = words;
  return (
    <dl class="facts">
      <div>
        <dt>{waiting.learntAt}</dt>
        <dd>{dayAndTime(Date.parse(learnt.learntAt), timeZone, words)}</dd>
      </div>
      <div>
        <dt>{waiting.learntFrom}</dt>
        <dd>{waiting.daysAndVisits(wholeNumber(learnt.days, words), wholeNumber(learnt.visits, words))}</dd>
      </div>
      {learnt.model && (
        <div>
          <dt>
            {waiting.ownError} <Definition figure={waiting.ownError}>{waiting.ownErrorIs}</Definition>
          </dt>
          <dd>{maybeDuration(learnt.meanError, words)}</dd>
        </div>
      )}
    </dl>
  );
};

const Learn = ({ office, learnt }: { readonly office: Office; readonly learnt: Learnt | null }) => {
  const { words } = useWords();
  const { waiting: model } = office;
  const { waiting } = words;
  const learning = model.learning.value;
  const outcome = model.outcome.value;
  const trouble = model.learnTrouble.value;
  const failed = trouble !== null && trouble !== 'lost' && trouble.code === 'report-interrupted';
  return (
    <div class="learn">
      <button class="button" type="button" aria-disabled={learning} onClick={() => void model.learn()}>
        {learning ? waiting.learning : waiting.learn}
      </button>
      <div role="status" class="learn__said">
        {learning && (
          <>
            <span class="learn__progress" aria-hidden="true" />
            <p class="soft">{waiting.learningMore}</p>
          </>
        )}
        {outcome === 'learnt' && learnt !== null && (
          <p class="good">{waiting.learnt(wholeNumber(learnt.days, words), wholeNumber(learnt.visits, words))}</p>
        )}
        {outcome === 'nothing' && <p>{waiting.notLearnt}</p>}
      </div>
      {failed ? (
        <p class="notice notice--bad" role="alert">
          {waiting.learnFailed}
        </p>
      ) : (
        <TroubleNotice why={trouble} />
      )}
    </div>
  );
};

const Known = ({ office, learnt }: { readonly office: Office; readonly learnt: Learnt | null }) => {
  const { words } = useWords();
  const { waiting } = words;
  return (
    <>
      {learnt === null ? (
        <Blank title={waiting.nothingLearnt}>
          <p>{waiting.nothingLearntMore}</p>
        </Blank>
      ) : (
        <>
          {learnt.model ? <Weights learnt={learnt} /> : <p class="soft">{waiting.fewVisits}</p>}
          <About learnt={learnt} timeZone={office.timeZone.value} />
        </>
      )}
      <Learn office={office} learnt={learnt} />
    </>
  );
};
