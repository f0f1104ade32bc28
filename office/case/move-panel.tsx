import { useSignal } from '@preact/signals';
import { FieldFault } from '../../ui/field-fault.tsx';
import { receptionAnswerWords } from '../../ui/reception-answer.ts';
import { useOffice } from '../screens/context.ts';
import { troubleWords } from '../screens/trouble.tsx';
import { type CaseModel, type CaseShown, nextMove, otherMoves } from './case-model.ts';
import { type Control, MoveControl } from './move-control.tsx';
import { type FieldName, fieldsOf, type MoveField, type MoveName, missingIn, type Said } from './moves.ts';
import { visitWords } from './visit/visit-words.ts';

interface Shown {
  readonly model: CaseModel;
  readonly value: CaseShown;
}

/** One big next move, by where the case stands and what the person does; the others stand behind it. */
export function Moves({ model, value }: Shown) {
  const { words, language } = useOffice();
  const { case: said, done } = words.office;
  const next = nextMove(value.case.status, value.may);
  const open = model.open.value ?? next;
  const others = otherMoves(next, value.may);
  return (
    <section class="sheet moves" aria-labelledby="case-next">
      <h2 id="case-next">{said.next}</h2>
      <p class="moves__done" role="status">
        {model.done.value !== null && done[model.done.value]}
      </p>
      {open === null ? (
        <p class="moves__none">{value.may.includes('visit') ? visitWords(language).next : said.nothing}</p>
      ) : (
        <MoveForm key={open} model={model} value={value} move={open} />
      )}
      {open !== next && (
        <button type="button" class="button button--quiet" onClick={() => model.choose(null)}>
          {said.cancel}
        </button>
      )}
      {others.length > 0 && (
        <details class="moves__others" open={next === null}>
          <summary>{said.others}</summary>
          <ul>
            {others.map((move) => (
              <li key={move}>
                <button type="button" class="button" aria-pressed={open === move} onClick={() => model.choose(move)}>
                  <MoveWord move={move} value={value} />
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const MoveWord = ({ move, value }: { readonly move: MoveName; readonly value: CaseShown }) => {
  const { moves, controlOff } = useOffice().words.office;
  return <>{move === 'control' && value.case.control ? controlOff : moves[move]}</>;
};

/** What a move asks, and the button that makes it. */
const MoveForm = ({ model, value, move }: Shown & { readonly move: MoveName }) => {
  const said = useSignal<Said>(saidFirst(move, value));
  const missing = useSignal<readonly FieldName[]>([]);
  const send = (form: HTMLFormElement): void => {
    missing.value = missingIn(move, said.value, value.case.kind);
    const [first] = missing.value;
    if (first === undefined) void model.make(move, said.value);
    else form.querySelector<HTMLElement>(`#move-${first}`)?.focus();
  };
  return (
    <form
      class="moves__form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
    >
      {move === 'route' && <Proposal value={value} />}
      {fieldsOf(move, value.case.kind, said.value).map((field) => (
        <Asked
          key={field.name}
          field={field}
          value={value}
          said={said.value[field.name] ?? ''}
          isWrong={missing.value.includes(field.name)}
          onSay={(text) => {
            said.value = { ...said.value, [field.name]: text };
            missing.value = missing.value.filter((one) => one !== field.name);
          }}
        />
      ))}
      <Make model={model} value={value} move={move} />
    </form>
  );
};

/** What stands in the fields before anything is said: where the table would send it, and the way that the citizen chose. */
const saidFirst = (move: MoveName, { proposed, person }: CaseShown): Said => {
  if (move === 'route' && proposed !== null) return { department: proposed.department };
  const by = person?.contact.by;
  if (move !== 'answer') return {};
  const { note, kind } = person?.answers ?? {};
  const appeal = {
    ...(typeof note === 'string' ? { appealText: note } : {}),
    ...(typeof kind === 'string' ? { appealKind: kind } : {}),
  };
  return by !== undefined && by !== 'phone' ? { ...appeal, way: answerWayOf[by] } : appeal;
};

const answerWayOf = { email: 'e-mail', sms: 'sms', letter: 'post', hand: 'print' } as const;

const Asked = ({ field, ...control }: Omit<Control, 'name'> & { readonly field: MoveField }) => {
  const { fields, open: mayBeEmpty, case: words } = useOffice().words.office;
  const { name, open } = field;
  if (name === 'consent') return <Consent {...control} />;
  return (
    <div class="field">
      <label for={`move-${name}`}>
        {fields[name]}
        {open === true && <span class="moves__open"> ({mayBeEmpty})</span>}
      </label>
      <FieldFault id={`move-${name}-fault`} fault={control.isWrong ? words.missing : null} />
      <MoveControl name={name} {...control} />
    </div>
  );
};

const Consent = ({ said, isWrong, onSay }: Omit<Control, 'name'>) => {
  const own = receptionAnswerWords(useOffice().language);
  const id = 'move-consent';
  return (
    <div class="field">
      <FieldFault id={`${id}-fault`} fault={isWrong ? own.noConsent : null} />
      <label class="moves__tick">
        <input
          {...{ id, type: 'checkbox', checked: said !== '', 'aria-describedby': `${id}-fault` }}
          onChange={({ currentTarget }) => onSay(currentTarget.checked ? 'yes' : '')}
        />
        <span>{own.consent}</span>
      </label>
    </div>
  );
};

const Make = ({ model, value, move }: Shown & { readonly move: MoveName }) => {
  const { words } = useOffice();
  const trouble = model.trouble.value;
  return (
    <>
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {troubleWords(trouble, words)}
        </p>
      )}
      <button
        type="submit"
        class="button button--primary button--large moves__make"
        aria-disabled={model.busy.value}
        aria-busy={model.busy.value}
      >
        <MoveWord move={move} value={value} />
      </button>
    </>
  );
};

/** [CS2] Where it would be sent, and what speaks for it. */
const Proposal = ({ value }: { readonly value: CaseShown }) => {
  const { words, named } = useOffice();
  const { case: said } = words.office;
  const { proposed } = value;
  if (value.case.department !== null) return null;
  if (proposed === null) return <p class="notice">{said.noProposal}</p>;
  const why = [
    proposed.kind === null ? null : `${said.becauseKind}: ${named('kinds', proposed.kind)}`,
    proposed.topic === null ? null : `${said.becauseTopic}: ${named('topics', proposed.topic)}`,
    proposed.word === null ? null : said.becauseWord(proposed.word),
  ].filter((part) => part !== null);
  return (
    <p class="notice">
      <b>{said.proposal(named('departments', proposed.department))}</b>
      {why.length > 0 && (
        <>
          <br />
          {said.because}: {why.join(', ')}
        </>
      )}
    </p>
  );
};
