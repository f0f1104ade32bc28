import { useId } from 'preact/hooks';
import { inLanguage } from '../../../shared/words.ts';
import { useWords } from '../../ui/use-words.ts';
import type { ImportModel } from './import-model.ts';
import { type ImportWords, importWords, rowFaultWords } from './import-words.ts';
import type { ImportPlan } from './plan.ts';
import { missingChoices } from './take-in.ts';

/** What taking a list in would do: counts, faults by row and column, new groups, changes, and what becomes of the rest. */
export function PlanShown({ model }: { readonly model: ImportModel }) {
  const { language } = useWords();
  const words = importWords(language);
  const plan = model.plan.value;
  return (
    <section aria-live="polite" class="import__plan">
      {plan !== null && (
        <>
          <h3>{words.summaryTitle}</h3>
          <p class="import__counts">
            {countsOf(plan, words).map((text) => (
              <span key={text}>{text}</span>
            ))}
          </p>
          <Faults plan={plan} words={words} />
          <Groups plan={plan} words={words} language={language} />
          <Changes plan={plan} words={words} language={language} />
          <Missing model={model} plan={plan} words={words} />
        </>
      )}
    </section>
  );
}

interface Shown {
  readonly plan: ImportPlan;
  readonly words: ImportWords;
}

const countsOf = ({ services, missing, faults }: ImportPlan, words: ImportWords): readonly string[] => {
  const added = services.filter(({ before }) => before === null).length;
  const changed = services.filter(({ changed: fields }) => fields.length > 0).length;
  const same = services.length - added - changed;
  return [
    words.added(added),
    ...(changed > 0 ? [words.changed(changed)] : []),
    ...(same > 0 ? [words.same(same)] : []),
    ...(missing.length > 0 ? [words.missing(missing.length)] : []),
    ...(faults.length > 0 ? [words.faulty(faults.length)] : []),
  ];
};

const shownAtMost = 20;

const Faults = ({ plan: { faults }, words }: Shown) => {
  if (faults.length === 0) return null;
  return (
    <div class="notice notice--warn">
      <p>
        <b>{words.faultsTitle}</b> {words.faultsHint}
      </p>
      <ul>
        {faults.slice(0, shownAtMost).map((fault) => (
          <li key={`${fault.row} ${fault.column} ${fault.code}`}>{rowFaultWords(fault, words)}</li>
        ))}
      </ul>
      {faults.length > shownAtMost && <p>{words.more(faults.length - shownAtMost)}</p>}
    </div>
  );
};

const Groups = ({ plan, words, language }: Shown & { readonly language: string }) => {
  if (plan.groups.length === 0) return null;
  const prefixOf = (group: string): string => {
    const id = plan.services.find(({ service }) => service.group === group)?.service.series;
    return plan.series.find((series) => series.id === id)?.prefix ?? '';
  };
  return (
    <>
      <h4>{words.newGroups}</h4>
      <ul class="import__groups">
        {plan.groups.map(({ id, name }) => (
          <li key={id}>
            <b class="import__prefix">{prefixOf(id)}</b> {inLanguage(name, language)}
          </li>
        ))}
      </ul>
    </>
  );
};

const Changes = ({ plan, words, language }: Shown & { readonly language: string }) => {
  const changed = plan.services.filter(({ changed: fields }) => fields.length > 0);
  if (changed.length === 0) return null;
  return (
    <>
      <h4>{words.changedTitle}</h4>
      <ul>
        {changed.slice(0, shownAtMost).map(({ service, changed: fields }) => (
          <li key={service.id}>
            {inLanguage(service.name, language)}: {fields.map((field) => words.fields[field] ?? field).join(', ')}
          </li>
        ))}
      </ul>
      {changed.length > shownAtMost && <p>{words.more(changed.length - shownAtMost)}</p>}
    </>
  );
};

const Missing = ({ model, plan: { missing }, words }: Shown & { readonly model: ImportModel }) => {
  const name = useId();
  if (missing.length === 0) return null;
  return (
    <fieldset class="field">
      <legend>{words.missingTitle(missing.length)}</legend>
      <div class="checks import__options">
        {missingChoices.map((choice) => (
          <label key={choice} class="check">
            <input
              type="radio"
              name={name}
              checked={model.missing.value === choice}
              onChange={() => model.chooseMissing(choice)}
            />
            {words.missingChoices[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
