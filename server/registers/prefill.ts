import { type Answers, checkAnswers } from '../../shared/cases/form.ts';
import type { Form, FormField } from '../../shared/cases/form-schema.ts';
import type { Proof, RegisterAnswer, Registers } from './registers.ts';

/** What a proof fills in of a form. */
export interface Prefilled {
  /** [FO4] Locked: what is sent for these fields is not looked at. */
  readonly proved: Answers;
  /** Of fields that stay open. */
  readonly offered: Answers;
  /** The questions that got no answer: their fields are open, and it is said. */
  readonly down: readonly string[];
}

/** [PV4] Asks the registers for the fields of a form that name a source; without a proof nothing is asked, and nothing is filled in. */
export async function prefilled(
  form: Form,
  proof: Proof | null,
  registers: Registers,
  purpose: string,
): Promise<Prefilled> {
  const fields = form.steps.flatMap((step) => step.fields).filter(({ source }) => source !== undefined);
  if (proof === null) return { proved: {}, offered: {}, down: [] };
  const questions = [...new Set(fields.map((field) => sourceOf(field).question))];
  const answers = new Map<string, RegisterAnswer>(
    await Promise.all(
      questions.map(async (question) => [question, await registers.ask(question, proof, purpose)] as const),
    ),
  );
  const known = (isLocked: boolean): Answers =>
    Object.fromEntries(
      fields
        .filter(({ lock }) => (lock === true) === isLocked)
        .flatMap((field) => {
          const value = saidOf(field, answers);
          return value === undefined ? [] : [[field.id, value]];
        }),
    );
  const down = questions.filter((question) => answers.get(question)?.is === 'down');
  return { proved: known(true), offered: known(false), down };
}

const sourceOf = ({ source = '' }: FormField) => {
  const [question = '', name = ''] = source.split('.');
  return { question, name };
};

/** What the register says of a field; what the field could not hold is nothing. */
const saidOf = (field: FormField, answers: ReadonlyMap<string, RegisterAnswer>): Answers[string] | undefined => {
  const { question, name } = sourceOf(field);
  const said = answers.get(question);
  const value = said?.is === 'answer' ? said.values[name] : undefined;
  if (value === undefined) return undefined;
  const { show: _, ...alone } = field;
  const checked = checkAnswers(oneField(alone), { [field.id]: value });
  return checked.ok ? checked.answers[field.id] : undefined;
};

const oneField = (field: FormField): Form => ({
  ...{ id: 'one', version: 1, name: field.label },
  steps: [{ id: 'one', title: field.label, fields: [field] }],
});
