import { isFilled, shownFields } from '../shared/cases/form.ts';
import type { Form } from '../shared/cases/form-schema.ts';
import type { CalendarWords } from '../shared/words.ts';
import { inLanguage } from '../shared/words.ts';
import { answerWords, type QuestionWords } from './form/form-words.ts';

/** What somebody answered to a form, as those who work there read it. */

export interface AnsweredLine {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

export interface AnswerTexts {
  readonly language: string;
  readonly words: QuestionWords;
  readonly calendar: CalendarWords;
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
      label: inLanguage(field.label, texts.language),
      text: answerWords(field, answers[field.id], texts),
    })),
    ...rest.map(([id, answer]) => ({
      id,
      label: id,
      text: Array.isArray(answer) ? answer.join(', ') : String(answer),
    })),
  ];
}
