import type { Condition, FieldTest, FormField } from '../../../shared/cases/form-schema.ts';

/** When a question shows, as it is picked on screen: tests of questions before it, of which all or any must hold. */
export interface ShownIf {
  readonly of: 'all' | 'any';
  readonly tests: readonly FieldTest[];
}

/** How a test looks at an answer. */
export type TestKind = 'in' | 'not' | 'filled' | 'empty';

/** A condition as tests; none = it always shows. */
export function shownIf(show: Condition | undefined): ShownIf {
  if (show === undefined) return { of: 'all', tests: [] };
  if ('all' in show) return { of: 'all', tests: show.all };
  return 'any' in show ? { of: 'any', tests: show.any } : { of: 'all', tests: [show] };
}

/** A question that shows so; without a test it always does, with one of them it needs no all or any. */
export function withShownIf(field: FormField, { of, tests }: ShownIf): FormField {
  const { show: _, ...rest } = field;
  const [first, ...others] = tests;
  if (first === undefined) return rest;
  if (others.length === 0) return { ...rest, show: first };
  return { ...rest, show: of === 'all' ? { all: [...tests] } : { any: [...tests] } };
}

/** How a test looks at the answer. */
export function kindOfTest(test: FieldTest): TestKind {
  if (test.not !== undefined) return 'not';
  if (test.filled !== undefined) return test.filled ? 'filled' : 'empty';
  return test.is === undefined && test.in === undefined ? 'filled' : 'in';
}

/** What the answer is held against: several of them where one of several is enough. */
export function valuesOf({ is, in: several, not }: FieldTest): readonly (string | number | boolean)[] {
  if (several !== undefined) return several;
  return [is, not].filter((value) => value !== undefined);
}

/** A test of a question by its kind, held against these. */
export function testOf(field: string, kind: TestKind, values: readonly (string | number | boolean)[]): FieldTest {
  const [first = '', ...others] = values;
  switch (kind) {
    case 'filled':
      return { field, filled: true };
    case 'empty':
      return { field, filled: false };
    case 'not':
      return { field, not: first };
    case 'in':
      return others.length === 0 ? { field, is: first } : { field, in: [...values] };
  }
}

/** The kinds of tests that fit a question: what has no value to pick from or to type is only answered or not. */
export function testKindsOf({ type }: Pick<FormField, 'type'>): readonly TestKind[] {
  const hasValue = type === 'choice' || type === 'choices' || type === 'text' || type === 'number';
  return hasValue ? ['in', 'not', 'filled', 'empty'] : ['filled', 'empty'];
}

/** The first test that somebody begins with: the first answer of a choice, else that there is one. */
export function firstTest(field: FormField): FieldTest {
  const [first] = field.options ?? [];
  return first === undefined ? testOf(field.id, 'filled', []) : testOf(field.id, 'in', [first.id]);
}
