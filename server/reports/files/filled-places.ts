import type { Form, FormField } from '../../../shared/cases/form-schema.ts';
import { isDate } from '../../../shared/time/is-date.ts';
import { inLanguage } from '../../../shared/words.ts';

export interface PlacesOf {
  /** The form that was answered; null = it is gone. */
  readonly form: Form | null;
  readonly language: string;
}

/** A text whose `{places}` hold what was answered, as people read it; `missing` is the first place without an answer, or null. */
export function filledPlaces(
  text: string,
  answers: { readonly [field: string]: unknown },
  { form, language }: PlacesOf,
): { readonly text: string; readonly missing: string | null } {
  const fields = new Map(form?.steps.flatMap((step) => step.fields).map((field) => [field.id, field]) ?? []);
  const missing: string[] = [];
  const filled = text.replace(/\{([A-Za-z0-9_-]{1,64})\}/g, (_, id: string) => {
    const answer = Object.hasOwn(answers, id) ? readable(answers[id], fields.get(id), language) : '';
    if (answer === '') missing.push(id);
    return answer;
  });
  return { text: filled, missing: missing[0] ?? null };
}

const readable = (answer: unknown, field: FormField | undefined, language: string): string => {
  if (Array.isArray(answer)) return answer.map((one) => readable(one, field, language)).join('\n');
  if (typeof answer === 'object' && answer !== null) return Object.values(answer).map(String).join(' ').trim();
  if (typeof answer === 'number') return String(answer);
  if (typeof answer !== 'string') return '';
  const option = field?.options?.find(({ id }) => id === answer);
  if (option !== undefined) return inLanguage(option.name, language);
  return isDate(answer) ? answer.split('-').toReversed().join('.') : answer.trim();
};
