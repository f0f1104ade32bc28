import { isDate } from '../time/is-date.ts';
import { finForm } from './fin.ts';
import type { Condition, FieldTest, FieldType, Form, FormField } from './form-schema.ts';

/** Which questions of a form show, and whether they are answered well: the same on both sides. */

export interface Person {
  readonly surname: string;
  readonly name: string;
  readonly patronymic?: string;
}
export type Answer = string | number | boolean | readonly string[] | Person | readonly Person[];
export type Answers = { readonly [field: string]: Answer };
/** What was sent, before anybody has looked at it. */
export type Given = { readonly [field: string]: unknown };

/** Which rule an answer breaks. */
export const answerFaults = [
  'required',
  'type',
  'whole',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'pattern',
  'not-offered',
  'twice',
  'unknown-field',
] as const;
export type AnswerFault = (typeof answerFaults)[number];
/** Whether something that was sent names such a rule. */
export function isAnswerFault(said: unknown): said is AnswerFault {
  return answerFaults.some((fault) => fault === said);
}
export interface BadAnswer {
  readonly field: string;
  readonly rule: AnswerFault;
}

/** [FO2] The fields that show with these answers, in their order: a hidden one counts as not answered for those after it. */
export function shownFields(form: Form, given: Given): readonly FormField[] {
  const shown: FormField[] = [];
  const seen: { [field: string]: unknown } = {};
  for (const field of form.steps.flatMap(({ fields }) => fields)) {
    if (field.show !== undefined && !holds(field.show, seen)) continue;
    shown.push(field);
    if (Object.hasOwn(given, field.id)) seen[field.id] = given[field.id];
  }
  return shown;
}

/**
 * [FO2] [FO3] The answers as they are stored: of shown fields only, nothing coerced. Or all that is wrong, in the order of the
 * fields. [FO4] What is locked is the server's, whatever was sent for it.
 */
export function checkAnswers(
  form: Form,
  given: Given,
  locked: Answers = {},
): { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly faults: readonly BadAnswer[] } {
  const known = new Map(form.steps.flatMap(({ fields }) => fields.map((field) => [field.id, field] as const)));
  const isLocked = (field: FormField): boolean => field.lock === true && Object.hasOwn(locked, field.id);
  const held = Object.fromEntries([...known.values()].filter(isLocked).map(({ id }) => [id, locked[id]]));
  const all: Given = { ...given, ...held };
  const faults: BadAnswer[] = Object.keys(given)
    .filter((field) => !known.has(field))
    .map((field) => ({ field, rule: 'unknown-field' }));
  const answers: { [field: string]: Answer } = {};
  for (const field of shownFields(form, all)) {
    const value = Object.hasOwn(all, field.id) ? all[field.id] : undefined;
    if (!isFilled(value)) {
      if (field.required === true || field.type === 'consent') faults.push({ field: field.id, rule: 'required' });
      continue;
    }
    const answer = isLocked(field) ? locked[field.id] : fits(field, value) ? value : undefined;
    if (answer !== undefined) answers[field.id] = answer;
    else faults.push({ field: field.id, rule: faultOf(field, value) ?? 'type' });
  }
  return faults.length === 0 ? { ok: true, answers } : { ok: false, faults };
}

/** Whether there is an answer: an empty text, an empty list and an unticked box are none. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !Array.isArray(value) || value.length > 0;
}

const holds = (condition: Condition, seen: Given): boolean => {
  if ('all' in condition) return condition.all.every((test) => passes(test, seen));
  if ('any' in condition) return condition.any.some((test) => passes(test, seen));
  return passes(condition, seen);
};

const passes = ({ field, ...test }: FieldTest, seen: Given): boolean => {
  const value = seen[field];
  const includes = (wanted: unknown): boolean => (Array.isArray(value) ? value.includes(wanted) : value === wanted);
  if (test.is !== undefined) return includes(test.is);
  if (test.in !== undefined) return test.in.some(includes);
  if (test.not !== undefined) return !includes(test.not);
  return isFilled(value) === (test.filled ?? true);
};

/** The first rule that a filled answer breaks; null = none. */
const faultOf = (field: FormField, value: unknown): AnswerFault | null => kinds[field.type](field, value);

const fits = (field: FormField, value: unknown): value is Answer => faultOf(field, value) === null;

type Limits = Pick<FormField, 'min' | 'max' | 'pattern' | 'options'>;
type Check = (field: Limits, value: unknown) => AnswerFault | null;

const text =
  (longest: number, form?: RegExp): Check =>
  ({ min = 0, max = longest, pattern }, value) => {
    if (typeof value !== 'string') return 'type';
    const letters = [...value].length;
    if (letters < min) return 'too-short';
    if (letters > Math.min(max, longest)) return 'too-long';
    if (form !== undefined && !form.test(value)) return 'pattern';
    return pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value) ? null : 'pattern';
  };

const figure =
  (isRight: (value: number) => boolean): Check =>
  ({ min, max }, value) => {
    if (typeof value !== 'number' || !isRight(value)) return 'type';
    if (min !== undefined && value < min) return 'too-small';
    return max !== undefined && value > max ? 'too-large' : null;
  };

const isOffered = ({ options = [] }: Limits, value: unknown): boolean => options.some(({ id }) => id === value);

const list =
  (each: Check): Check =>
  ({ min = 0, max = 50, ...one }, value) => {
    if (!Array.isArray(value)) return 'type';
    if (value.length < min) return 'too-short';
    if (value.length > max) return 'too-long';
    if (value.some((item, at) => typeof item === 'string' && value.indexOf(item) < at)) return 'twice';
    return value.map((item) => each(one, item)).find((fault) => fault !== null) ?? null;
  };

const choice: Check = (field, value) => {
  if (typeof value !== 'string') return 'type';
  return isOffered(field, value) ? null : 'not-offered';
};

const name = text(100);
const person: Check = (_, value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'type';
  const { surname, name: first, patronymic, ...rest }: Given = Object.fromEntries(Object.entries(value));
  if (Object.keys(rest).length > 0) return 'type';
  if (!isFilled(surname) || !isFilled(first)) return 'required';
  const parts = patronymic === undefined ? [surname, first] : [surname, first, patronymic];
  return parts.map((part) => name({}, part)).find((fault) => fault !== null) ?? null;
};

const kinds: { readonly [Type in FieldType]: Check } = {
  text: text(200),
  long: text(4000),
  address: text(300),
  phone: text(16, /^\+[0-9]{7,15}$/),
  email: text(254, /^[^\s@<>,;"\p{Cc}]+@[^\s@<>,;"\p{Cc}]+\.[^\s@<>,;"\p{Cc}]+$/u),
  fin: text(7, finForm),
  choice,
  choices: list(choice),
  date: (_, value) => (typeof value === 'string' && isDate(value) ? null : 'type'),
  money: figure(Number.isSafeInteger),
  number: figure(Number.isFinite),
  person,
  people: list(person),
  consent: (_, value) => (value === true ? null : 'type'),
};
