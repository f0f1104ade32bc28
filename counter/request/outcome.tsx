import { useId, useMemo } from 'preact/hooks';
import { FieldFault } from '../../ui/field-fault.tsx';
import { answerParts, receptionAnswerWords } from '../../ui/reception-answer.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import { useDesk } from '../screens/context.ts';
import { createOutcome, type OutcomeFault, type OutcomeModel } from './outcome-model.ts';
import type { RequestModel, RequestShown } from './request-model.ts';
import { requestWords } from './words.ts';

interface Shown {
  readonly value: RequestShown;
  readonly request: NonNullable<RequestShown['request']>;
}

/** [CS29] The number of what they asked for, and what the reception came to: written here as long as it is open. */
export function Outcome({ value, ...props }: Omit<Parameters<typeof OutcomeOf>[0], 'request'>) {
  const { request } = value;
  if (request === null) return null;
  return <OutcomeOf key={request.status} value={value} request={request} {...props} />;
}

const OutcomeOf = ({
  model,
  value,
  request,
  isServed,
}: Shown & { readonly model: RequestModel; readonly isServed: boolean }) => {
  const { desk, language, text } = useDesk();
  const own = receptionAnswerWords(language);
  const { seat } = value;
  const outcome = useMemo(() => {
    const { note, kind } = value.person?.answers ?? {};
    const of = { api: desk.api, centre: desk.desk.centre, seat: seat.id, language: seat.language ?? language };
    return createOutcome({ ...of, request, asked: wordsOf(note) ?? '', kind: wordsOf(kind) });
  }, [desk, seat.id, request.id]);
  const id = useId();
  const isOpen = request.outcomes.length > 0 && isServed;
  return (
    <section aria-labelledby={id}>
      <h3 class="request__heading" id={id}>
        {own.heading} · {request.number}
      </h3>
      {request.outcome !== null && (
        <p class="request__counts" role="status">
          {own.saved}: {text(request.outcomeName ?? {})}
        </p>
      )}
      {isOpen && <OutcomeForm model={outcome} request={request} onSaved={() => void model.load()} />}
    </section>
  );
};

const wordsOf = (answer: unknown): string | null => (typeof answer === 'string' ? answer : null);

interface FormParts extends Pick<Shown, 'request'> {
  readonly model: OutcomeModel;
  readonly onSaved: () => void;
}

const OutcomeForm = (parts: FormParts) => {
  const { model } = parts;
  const { words, language } = useDesk();
  const own = receptionAnswerWords(language);
  const trouble = model.trouble.value;
  const { outcome } = model.said.value;
  return (
    <form
      class="request__outcome"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void model.save().then((saved) => {
          if (saved) parts.onSaved();
        });
      }}
    >
      <Choices {...parts} />
      {outcome !== '' && (answerParts(outcome) === 'appeal' ? <Appeal {...parts} /> : <Said {...parts} />)}
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {trouble === 'lost' ? requestWords(language).lost : refusalWords(trouble, words.refusals)}
        </p>
      )}
      <button type="submit" class="button button--primary" aria-disabled={model.busy.value}>
        {own.save}
      </button>
    </form>
  );
};

const Choices = ({ model, request }: FormParts) => {
  const { language, text } = useDesk();
  return (
    <>
      <Fault model={model} of="noOutcome" />
      <div class="request__choices" role="radiogroup" aria-label={receptionAnswerWords(language).outcome}>
        {request.outcomes.map((one) => (
          <label key={one.id} class="request__choice">
            <input
              type="radio"
              name={`outcome-${request.id}`}
              checked={model.said.value.outcome === one.id}
              onChange={() => model.say({ outcome: one.id })}
            />
            <span>{text(one.name)}</span>
          </label>
        ))}
      </div>
    </>
  );
};

const Said = ({ model }: FormParts) => {
  const own = receptionAnswerWords(useDesk().language);
  const id = useId();
  const { text, outcome, consent } = model.said.value;
  return (
    <>
      <div class="field">
        <label for={id}>{own.text}</label>
        <Fault model={model} of="tooShort" id={id} />
        <textarea
          {...{ id, rows: 3, maxLength: 10_000, value: text, 'aria-describedby': `${id}-fault` }}
          onInput={({ currentTarget }) => model.say({ text: currentTarget.value })}
        />
      </div>
      {answerParts(outcome) === 'said' && (
        <>
          <Fault model={model} of="noConsent" />
          <label class="request__choice">
            <input type="checkbox" checked={consent} onChange={() => model.say({ consent: !consent })} />
            <span>{own.consent}</span>
          </label>
        </>
      )}
    </>
  );
};

const Appeal = ({ model, request }: FormParts) => {
  const { language, text } = useDesk();
  const own = receptionAnswerWords(language);
  const [kindId, textId] = [useId(), useId()];
  const { kind, appeal } = model.said.value;
  return (
    <>
      <div class="field">
        <label for={kindId}>{own.kind}</label>
        <select id={kindId} value={kind} onChange={({ currentTarget }) => model.say({ kind: currentTarget.value })}>
          {request.appeals.map((one) => (
            <option key={one.id} value={one.id}>
              {text(one.name)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={textId}>{own.appeal}</label>
        <p class="field__hint">{own.appealHint}</p>
        <Fault model={model} of="noAppeal" id={textId} />
        <textarea
          {...{ id: textId, rows: 4, maxLength: 10_000, value: appeal, 'aria-describedby': `${textId}-fault` }}
          onInput={({ currentTarget }) => model.say({ appeal: currentTarget.value })}
        />
      </div>
    </>
  );
};

const Fault = (props: { readonly model: OutcomeModel; readonly of: OutcomeFault; readonly id?: string }) => {
  const { model, of, id = of } = props;
  const own = receptionAnswerWords(useDesk().language);
  return <FieldFault id={`${id}-fault`} fault={model.fault.value === of ? own[of] : null} />;
};
