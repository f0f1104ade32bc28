import type { LocalText } from './centre.ts';
import type { Condition, FieldTest, Form, FormField } from './form-schema.ts';

/** What is wrong with a form of the right shape: what refers to what, and what could never be answered. */

export interface FormFault {
  readonly path: string;
  readonly complaint: string;
}

/** [FO1] The first thing that is wrong with a form; null = nothing. Texts must be there in each of these languages. */
export function findFormFault(form: Form, languages: readonly string[]): FormFault | null {
  return faults(form, languages).next().value ?? null;
}

function* faults(form: Form, languages: readonly string[]): Generator<FormFault, undefined> {
  yield* isSaid('name', form.name, languages);
  const before = new Map<string, FormField>();
  const steps = new Set<string>();
  for (const [at, step] of form.steps.entries()) {
    if (steps.has(step.id)) yield fault(`steps/${at}/id`, 'another step has it');
    steps.add(step.id);
    yield* isSaid(`steps/${at}/title`, step.title, languages);
    for (const [place, field] of step.fields.entries()) {
      const path = `steps/${at}/fields/${place}`;
      if (before.has(field.id)) yield fault(`${path}/id`, 'another field has it');
      yield* fieldHolds(path, field, before, languages);
      before.set(field.id, field);
    }
  }
}

const fault = (path: string, complaint: string): FormFault => ({ path, complaint });

function* isSaid(path: string, text: LocalText, languages: readonly string[]): Generator<FormFault> {
  for (const language of languages)
    if ((text[language] ?? '').trim() === '') yield fault(`${path}/${language}`, 'is missing');
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
  if (chooses !== (options !== undefined))
    yield fault(`${path}/options`, chooses ? 'is missing' : 'is for choices only');
  const ids = (options ?? []).map(({ id }) => id);
  for (const [at, { id, name }] of (options ?? []).entries()) {
    if (ids.indexOf(id) < at) yield fault(`${path}/options/${at}/id`, 'another option has it');
    yield* isSaid(`${path}/options/${at}/name`, name, languages);
  }
  if (min !== undefined && max !== undefined && min > max) yield fault(`${path}/max`, 'is less than min');
  if (pattern !== undefined) yield* patternHolds(`${path}/pattern`, field.type, pattern);
  if (lock === true && source === undefined) yield fault(`${path}/lock`, 'needs a source');
  for (const [place, test] of testsOf(field.show)) {
    if (!before.has(test.field)) yield fault(`${path}/show${place}/field`, 'must be a field before this one');
    const kinds = [test.is, test.in, test.not, test.filled].filter((kind) => kind !== undefined);
    if (kinds.length !== 1) yield fault(`${path}/show${place}`, 'must be one of is, in, not, filled');
  }
}

/** A pattern that could keep the server busy for long is refused: a repeated group, or more than three open repeats. */
function* patternHolds(path: string, type: FormField['type'], pattern: string): Generator<FormFault> {
  if (type !== 'text') yield fault(path, 'is for texts only');
  if (!isPattern(pattern)) return yield fault(path, 'is no pattern');
  const bare = pattern.replace(/\\./gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
  if (/\)[*+?{]|\\[1-9k]/.test(bare) || /\\[1-9k]/.test(pattern)) yield fault(path, 'must not repeat a group');
  if ((bare.match(/[*+]|\{\d+,\}/g) ?? []).length > 3) yield fault(path, 'has more than three open repeats');
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
