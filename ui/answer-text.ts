import type { LocalText } from '../shared/centre.ts';
import { isFilled, shownFields } from '../shared/form.ts';
import type { Form, FormField } from '../shared/form-schema.ts';

/** What somebody answered to a form, as people read it. */

export interface AnsweredLine {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

export interface AnswerTexts {
  readonly say: (text: LocalText) => string;
  /** Of a box that was ticked. */
  readonly yes: string;
}

/** The answers that a form has, in its order and by its names; what it no longer asks stands under its own id. */
export function answeredLines(
  form: Form | null,
  answers: { readonly [field: string]: unknown },
  texts: AnswerTexts,
): readonly AnsweredLine[] {
  const shown = form === null ? [] : shownFields(form, answers).filter(({ id }) => isFilled(answers[id]));
  const known = new Set(shown.map(({ id }) => id));
  const rest = Object.entries(answers).filter(([id, answer]) => !known.has(id) && isFilled(answer));
  return [
    ...shown.map((field) => ({
      id: field.id,
      label: texts.say(field.label),
      text: answerText(field, answers[field.id], texts),
    })),
    ...rest.map(([id, answer]) => ({ id, label: id, text: plain(answer) })),
  ];
}

/** One answer: the name of what was chosen, a date as it is written, money in manat, a person by their names. */
export function answerText(field: FormField, answer: unknown, { say, yes }: AnswerTexts): string {
  const chosen = (id: unknown): string => {
    const option = field.options?.find((one) => one.id === id);
    return option === undefined ? plain(id) : say(option.name);
  };
  switch (field.type) {
    case 'choice':
      return chosen(answer);
    case 'choices':
      return Array.isArray(answer) ? answer.map(chosen).join(', ') : plain(answer);
    case 'date':
      return plain(answer).replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1');
    case 'money':
      return typeof answer === 'number' ? `${(answer / 100).toFixed(2)}\u00a0₼` : plain(answer);
    case 'consent':
      return yes;
    default:
      return plain(answer);
  }
}

const plain = (answer: unknown): string => {
  if (Array.isArray(answer)) return answer.map(plain).join(', ');
  if (typeof answer !== 'object' || answer === null) return String(answer);
  const { surname, name, patronymic }: { readonly [part: string]: unknown } = Object.fromEntries(
    Object.entries(answer),
  );
  return [surname, name, patronymic].filter((part) => typeof part === 'string').join(' ');
};
