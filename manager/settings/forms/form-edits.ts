import type { Condition, FieldTest, FieldType, Form, FormField } from '../../../shared/cases/form-schema.ts';
import type { LocalText } from '../../../shared/centre/centre.ts';
import { freeId, idFrom } from '../setup/lists/ids.ts';

/** A form as somebody is making it: pure changes of it. A question stands in a step, which is asked as one page. */

/** The kinds of questions as they are offered: those of the schema, which a screen does not carry. */
export const questionKinds: readonly FieldType[] = [
  ...(['text', 'long', 'choice', 'choices', 'date', 'money', 'number'] as const),
  ...(['phone', 'email', 'fin', 'address', 'person', 'people', 'consent'] as const),
];

/** Where a question stands. */
export interface Place {
  readonly step: number;
  readonly field: number;
}

/** Every question with its place, in the order in which they are asked. */
export function questionsOf(form: Form): readonly { readonly place: Place; readonly field: FormField }[] {
  return form.steps.flatMap(({ fields }, step) => fields.map((field, at) => ({ place: { step, field: at }, field })));
}

/** Those asked before a question: what its showing may look at. */
export function questionsBefore(form: Form, place: Place): readonly FormField[] {
  return questionsOf(form)
    .filter((one) => isBefore(one.place, place))
    .map(({ field }) => field);
}

/** Where a question stands by its id; null = nowhere. */
export function placeOf(form: Form, id: string): Place | null {
  return questionsOf(form).find(({ field }) => field.id === id)?.place ?? null;
}

/** The form with one question changed. */
export function withQuestion(form: Form, place: Place, change: (field: FormField) => FormField): Form {
  return withStep(form, place.step, (step) => ({
    ...step,
    fields: step.fields.map((field, at) => (at === place.field ? change(field) : field)),
  }));
}

/** The form with one page changed. */
export function withStep(form: Form, at: number, change: (step: Step) => Step): Form {
  return { ...form, steps: form.steps.map((step, place) => (place === at ? change(step) : step)) };
}

/** One question more behind a place, without a word as yet, and its id. */
export function withQuestionAdded(
  form: Form,
  after: Place,
  type: FieldType,
): { readonly form: Form; readonly id: string } {
  const id = freeId('question', idsIn(form));
  const fields = (step: Step) => step.fields.toSpliced(after.field + 1, 0, emptyQuestion(id, type));
  return { form: withStep(form, after.step, (step) => ({ ...step, fields: fields(step) })), id };
}

/** One page more behind another, with a question on it, whose id is given. */
export function withStepAdded(form: Form, after: number): { readonly form: Form; readonly id: string } {
  const id = freeId('question', idsIn(form));
  const step: Step = {
    id: freeId('page', new Set(form.steps.map((one) => one.id))),
    title: {},
    fields: [emptyQuestion(id, 'text')],
  };
  return { form: { ...form, steps: form.steps.toSpliced(after + 1, 0, step) }, id };
}

/** Without a question; a page without any goes with it, but for the last one of the form. */
export function withoutQuestion(form: Form, place: Place): Form {
  const next = withStep(form, place.step, (step) => ({
    ...step,
    fields: step.fields.filter((_, at) => at !== place.field),
  }));
  const steps = next.steps.filter(({ fields }) => fields.length > 0);
  return steps.length === 0 ? form : { ...next, steps };
}

/** A question taken to before another place (the number of a page's questions = behind its last); pages left empty go. */
export function withQuestionMoved(form: Form, from: Place, to: Place): Form {
  const field = form.steps[from.step]?.fields[from.field];
  if (field === undefined || form.steps[to.step] === undefined) return form;
  const isLater = from.step === to.step && from.field < to.field;
  const at = to.field - (isLater ? 1 : 0);
  const steps = form.steps
    .map((step, place) => (place === from.step ? { ...step, fields: step.fields.toSpliced(from.field, 1) } : step))
    .map((step, place) => (place === to.step ? { ...step, fields: step.fields.toSpliced(at, 0, field) } : step));
  return { ...form, steps: steps.filter(({ fields }) => fields.length > 0) };
}

/** A question one place up or down: over the edge of its page into the neighbour. */
export function withQuestionShifted(form: Form, place: Place, by: -1 | 1): Form {
  const step = form.steps[place.step];
  if (step === undefined) return form;
  const at = place.field + by;
  if (at >= 0 && at < step.fields.length)
    return withQuestionMoved(form, place, { step: place.step, field: by === 1 ? at + 1 : at });
  const next = form.steps[place.step + by];
  if (next === undefined) return form;
  return withQuestionMoved(form, place, { step: place.step + by, field: by === 1 ? 0 : next.fields.length });
}

/** A page with all its questions one place up or down. */
export function withStepShifted(form: Form, at: number, by: -1 | 1): Form {
  const step = form.steps[at];
  if (step === undefined || form.steps[at + by] === undefined) return form;
  return { ...form, steps: form.steps.toSpliced(at, 1).toSpliced(at + by, 0, step) };
}

/** A question of another kind: what only the old kind could have goes. */
export function withKind(field: FormField, type: FieldType): FormField {
  const { options, pattern, min, max, ...rest } = field;
  const isChoice = type === 'choice' || type === 'choices';
  const isSame = familyOf(type) === familyOf(field.type);
  return {
    ...rest,
    type,
    ...(isChoice ? { options: options ?? [emptyOption(0), emptyOption(1)] } : {}),
    ...(type === 'text' && pattern !== undefined ? { pattern } : {}),
    ...(isSame && min !== undefined ? { min } : {}),
    ...(isSame && max !== undefined ? { max } : {}),
  };
}

/** What a kind counts as its least and its most; null = nothing. */
export function familyOf(type: FieldType): 'letters' | 'number' | 'money' | 'several' | null {
  if (type === 'text' || type === 'long' || type === 'address') return 'letters';
  if (type === 'choices' || type === 'people') return 'several';
  return type === 'number' || type === 'money' ? type : null;
}

/** A question by another id, wherever the form names it. */
export function withQuestionRenamed(form: Form, from: string, to: string): Form {
  const named = <Test extends FieldTest>(test: Test): Test => (test.field === from ? { ...test, field: to } : test);
  const showOf = (show: Condition): Condition => {
    if ('all' in show) return { all: show.all.map(named) };
    return 'any' in show ? { any: show.any.map(named) } : named(show);
  };
  return mapped(form, (field) => ({
    ...field,
    id: field.id === from ? to : field.id,
    ...(field.show === undefined ? {} : { show: showOf(field.show) }),
  }));
}

/** The id that a new question, page or answer gets from what it is called, where nobody has it. */
export function idCalled(label: LocalText, taken: ReadonlySet<string>, otherwise: string): string {
  const text = label.en ?? label.az ?? Object.values(label)[0] ?? '';
  return freeId(idFrom(text).slice(0, 40).replace(/-+$/, '') || otherwise, taken);
}

/** The ids of all questions. */
export function idsIn(form: Form): ReadonlySet<string> {
  return new Set(questionsOf(form).map(({ field }) => field.id));
}

/** An answer to choose, without a word as yet. */
export function emptyOption(at: number): Option {
  return { id: `answer-${at + 1}`, name: {} };
}

export type Step = Form['steps'][number];
export type Option = NonNullable<FormField['options']>[number];

const emptyQuestion = (id: string, type: FieldType): FormField => withKind({ id, type: 'text', label: {} }, type);

const mapped = (form: Form, change: (field: FormField) => FormField): Form => ({
  ...form,
  steps: form.steps.map((step) => ({ ...step, fields: step.fields.map(change) })),
});

const isBefore = (one: Place, other: Place): boolean =>
  one.step < other.step || (one.step === other.step && one.field < other.field);

/** A form of a new id with the questions of another, and no name yet; or why the id will not do. `taken`: the ids that there are. */
export function formLike(
  like: Form,
  id: string,
  taken: readonly string[],
  languages: readonly string[],
): Form | 'malformed' | 'taken' {
  if (!idPattern.test(id)) return 'malformed';
  if (taken.includes(id)) return 'taken';
  return { ...like, id, version: 1, name: Object.fromEntries(languages.map((language) => [language, ''])) };
}

/** As the server names its files. */
const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;
