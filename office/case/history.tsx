import type { CaseStep } from '../../shared/cases/case-routes.ts';
import { longDate } from '../../shared/words.ts';
import { useOffice } from '../screens/context.ts';

/** All that has happened to a case, the latest first. */
export function History({ steps }: { readonly steps: readonly CaseStep[] }) {
  const { case: said } = useOffice().words.office;
  return (
    <section class="sheet" aria-labelledby="case-history">
      <h2 id="case-history">{said.history}</h2>
      <ol class="case__steps">
        {steps.toReversed().map((step, back) => (
          <li key={steps.length - back}>
            <Step step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const Step = ({ step }: { readonly step: CaseStep }) => {
  const { work, words, named, text, date } = useOffice();
  const { case: said, steps } = words.office;
  const names: { readonly [what: string]: string } = steps;
  const by = step.by.name ?? (step.by.kind === 'phone' ? said.citizen : said.system);
  const more = [
    step.department === null ? null : named('departments', step.department),
    step.to,
    step.outcome === null ? null : named(step.what === 'left' ? 'grounds' : 'outcomes', step.outcome),
    step.due === null ? null : `${said.due}: ${date(step.due)}`,
    step.register === null ? null : text(step.register),
    step.said === null ? null : said.registerSaid[step.said],
    step.reason,
  ].filter((part) => part !== null);
  return (
    <>
      <p class="case__step">
        <b>{names[step.what] ?? step.what}</b>
        <span>{longDate(Date.parse(step.at), work.office.timeZone, words)}</span>
        <span>{by}</span>
      </p>
      {more.length > 0 && <p class="case__more">{more.join(' · ')}</p>}
      {step.text !== null && (
        <p class="case__text" dir="auto">
          {step.text}
        </p>
      )}
    </>
  );
};
