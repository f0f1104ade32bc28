import {
  type Answers,
  type BadAnswer,
  checkAnswers,
  type Given,
  isFilled,
  shownFields,
} from '../../shared/cases/form.ts';
import type { Form, FormField } from '../../shared/cases/form-schema.ts';

/** What is asked at once. Pages know nothing of a screen: it may show a page as it is, or draw its fields as large as it likes. */
export interface FormPage {
  /** Of the step, or of the field where each is asked alone. */
  readonly id: string;
  readonly title: FormField['label'];
  /** Those that show, at least one. */
  readonly fields: readonly FormField[];
}

/** What is asked on one page: what the form has put together in a step, or each field alone. */
export type PageBy = 'step' | 'field';

/** [FO1] [FO2] The pages that show with these answers, in their order. What the server has locked is not asked. */
export function pagesOf(form: Form, given: Given, options: PageOptions = {}): readonly FormPage[] {
  const { by = 'step', locked = {} } = options;
  const shown = shownFields(form, withLocked(form, given, locked)).filter((field) => !isLocked(field, locked));
  const asked = new Set(shown);
  const steps = form.steps
    .map(({ id, title, fields }) => ({ id, title, fields: fields.filter((field) => asked.has(field)) }))
    .filter(({ fields }) => fields.length > 0);
  if (by === 'step') return steps;
  return steps.flatMap(({ fields }) => fields.map((field) => ({ id: field.id, title: field.label, fields: [field] })));
}

export interface PageOptions {
  readonly by?: PageBy;
  /** [FO4] What the server knows already. */
  readonly locked?: Answers;
}

/** [FO4] Whether a field has the server's value, which nobody changes. */
export function isLocked(field: FormField, locked: Answers): boolean {
  return field.lock === true && Object.hasOwn(locked, field.id);
}

/** What is wrong with the answers of a page, in the order of its fields. */
export function faultsOn(form: Form, { fields }: FormPage, given: Given, locked: Answers = {}): readonly BadAnswer[] {
  const checked = checkAnswers(form, given, locked);
  const here = new Set(fields.map(({ id }) => id));
  return checked.ok ? [] : checked.faults.filter(({ field }) => here.has(field));
}

/** Whether a page may be passed without an answer. */
export function mayBeSkipped({ fields }: FormPage): boolean {
  return fields.every(({ required, type }) => required !== true && type !== 'consent');
}

/** One line of the answers as they are read once more before they are sent: an open one is null. */
export interface SummaryRow {
  readonly page: string;
  readonly field: FormField;
  readonly answer: unknown;
  /** Whether it is the server's: nobody changes it. */
  readonly locked: boolean;
}

/** [FO2] All fields that show, with their answers, and the page on which each is asked. */
export function summaryOf(form: Form, given: Given, options: PageOptions = {}): readonly SummaryRow[] {
  const { locked = {} } = options;
  const all = withLocked(form, given, locked);
  const pageOf = new Map(
    pagesOf(form, given, options).flatMap(({ id, fields }) => fields.map((field) => [field.id, id] as const)),
  );
  return shownFields(form, all).map((field) => ({
    page: pageOf.get(field.id) ?? '',
    field,
    answer: isFilled(all[field.id]) ? all[field.id] : null,
    locked: isLocked(field, locked),
  }));
}

/** [FO2] What is sent: of fields that show what was answered. */
export function toSend(form: Form, given: Given, locked: Answers = {}): Given {
  const shown = shownFields(form, withLocked(form, given, locked)).filter((field) => !isLocked(field, locked));
  return Object.fromEntries(shown.filter(({ id }) => isFilled(given[id])).map(({ id }) => [id, given[id]]));
}

const withLocked = (form: Form, given: Given, locked: Answers): Given => {
  const held = form.steps.flatMap(({ fields }) => fields).filter((field) => isLocked(field, locked));
  return { ...given, ...Object.fromEntries(held.map(({ id }) => [id, locked[id]])) };
};
