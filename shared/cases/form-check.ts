import type { LocalText } from '../centre/centre.ts';
import type { Condition, FieldTest, Form, FormField } from './form-schema.ts';

/** What is wrong with a form of the right shape: what refers to what, and what could never be answered. */

export interface FormFault {
  readonly path: string;
  readonly code: FormFaultCode;
  readonly complaint: string;
}
export type FormFaultCode = keyof typeof complaints;

/** [FO1] The first thing that is wrong with a form; null = nothing. Texts must be there in each of these languages. */
export function findFormFault(form: Form, languages: readonly string[]): FormFault | null {
  return faults(form, languages).next().value ?? null;
}

/** [FO1] All that is wrong with a form, in the order in which it stands; several things may be wrong at one place. */
export function formFaults(form: Form, languages: readonly string[]): readonly FormFault[] {
  return [...faults(form, languages)];
}

/** [FO1] That nobody could be reached who answers a form from home; null = they can, or staff alone answer it. */
export function contactFault({ ofStaff, steps }: Form): FormFault | null {
  const isReached = ({ type, show, required }: FormField): boolean =>
    (type === 'phone' || type === 'email') && required === true && show === undefined;
  return ofStaff === true || steps.some(({ fields }) => fields.some(isReached)) ? null : fault('steps', 'no-contact');
}

const complaints = {
  'same-step': 'another step has it',
  'same-field': 'another field has it',
  'not-said': 'is missing',
  'no-options': 'is missing',
  'not-a-choice': 'is for choices only',
  'same-option': 'another option has it',
  'below-min': 'is less than min',
  'not-a-text': 'is for texts only',
  'no-pattern': 'is no pattern',
  'repeats-group': 'must not repeat a group',
  'too-open': 'has more than three open repeats',
  'no-source': 'needs a source',
  'not-before': 'must be a field before this one',
  'no-test': 'must be one of is, in, not, filled',
  'no-contact': 'a phone number or an e-mail address must be required of everybody',
} as const;

function* faults(form: Form, languages: readonly string[]): Generator<FormFault, undefined> {
  yield* isSaid('name', form.name, languages);
  const before = new Map<string, FormField>();
  const steps = new Set<string>();
  for (const [at, step] of form.steps.entries()) {
    if (steps.has(step.id)) yield fault(`steps/${at}/id`, 'same-step');
    steps.add(step.id);
    yield* isSaid(`steps/${at}/title`, step.title, languages);
    for (const [place, field] of step.fields.entries()) {
      const path = `steps/${at}/fields/${place}`;
      if (before.has(field.id)) yield fault(`${path}/id`, 'same-field');
      yield* fieldHolds(path, field, before, languages);
      before.set(field.id, field);
    }
  }
}

const fault = (path: string, code: FormFaultCode): FormFault => ({ path, code, complaint: complaints[code] });

function* isSaid(path: string, text: LocalText, languages: readonly string[]): Generator<FormFault> {
  for (const language of languages)
    if ((text[language] ?? '').trim() === '') yield fault(`${path}/${language}`, 'not-said');
}

function* fieldHolds(
  path: string,
  field: FormField,
  before: ReadonlyMap<string, FormField>,
  languages: readonly string[],
): Generator<FormFault> {
  yield* isSaid(`${path}/label`, field.label, languages);
  const { options, min, max, pattern, lock, source } = field;
  const chooses = field.type === 'choice' || field.type === 'choices';
  if (chooses !== (options !== undefined)) yield fault(`${path}/options`, chooses ? 'no-options' : 'not-a-choice');
  const ids = (options ?? []).map(({ id }) => id);
  for (const [at, { id, name }] of (options ?? []).entries()) {
    if (ids.indexOf(id) < at) yield fault(`${path}/options/${at}/id`, 'same-option');
    yield* isSaid(`${path}/options/${at}/name`, name, languages);
  }
  if (min !== undefined && max !== undefined && min > max) yield fault(`${path}/max`, 'below-min');
  if (pattern !== undefined) yield* patternHolds(`${path}/pattern`, field.type, pattern);
  if (lock === true && source === undefined) yield fault(`${path}/lock`, 'no-source');
  for (const [place, test] of testsOf(field.show)) {
    if (!before.has(test.field)) yield fault(`${path}/show${place}/field`, 'not-before');
    const kinds = [test.is, test.in, test.not, test.filled].filter((kind) => kind !== undefined);
    if (kinds.length !== 1) yield fault(`${path}/show${place}`, 'no-test');
  }
}

/** A pattern that could keep the server busy for long is refused: a repeated group, or more than three open repeats. */
function* patternHolds(path: string, type: FormField['type'], pattern: string): Generator<FormFault> {
  if (type !== 'text') yield fault(path, 'not-a-text');
  if (!isPattern(pattern)) return yield fault(path, 'no-pattern');
  const bare = pattern.replace(/\\./gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  if (/\)[*+?{]|\\[1-9k]/.test(bare) || /\\[1-9k]/.test(pattern)) yield fault(path, 'repeats-group');
  if ((bare.match(/[*+]|\{\d+,\}/g) ?? []).length > 3) yield fault(path, 'too-open');
}

const isPattern = (pattern: string): boolean => {
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
    return true;
  } catch {
    return false;
  }
};

const testsOf = (show: Condition | undefined): readonly (readonly [place: string, test: FieldTest])[] => {
  if (show === undefined) return [];
  if ('all' in show) return show.all.map((test, at) => [`/all/${at}`, test]);
  if ('any' in show) return show.any.map((test, at) => [`/any/${at}`, test]);
  return [['', show]];
};
