import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { contactFault, type FormFault, formFaults } from '../../../shared/cases/form-check.ts';
import { formName } from '../../../shared/cases/form-name.ts';
import type { FieldType, Form, FormField } from '../../../shared/cases/form-schema.ts';
import { isSame } from '../../../shared/centre/config-diff.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import type { Api } from '../../../ui/api.ts';
import { type SharedDocumentPort, type Tagged, troubleOf } from '../../ports.ts';
import { type LoadState, loaded } from '../../ui/loaded.ts';
import { createDocumentDraft, type DocumentDraft } from '../document-draft.ts';
import {
  idCalled,
  idsIn,
  type Place,
  placeOf,
  questionsOf,
  withoutQuestion,
  withQuestion,
  withQuestionAdded,
  withQuestionMoved,
  withQuestionRenamed,
  withQuestionShifted,
  withStepAdded,
  withStepShifted,
} from './form-edits.ts';

export interface FormWorld {
  readonly api: Api;
  readonly documents: SharedDocumentPort<Form>;
  readonly clock: Pick<Clock, 'now'>;
  /** In which everything has to be said. */
  readonly languages: readonly string[];
}

type Versions = RouteValue<'formVersions'>['versions'];

/** A form as somebody is making it; in force only once it is put. */
export interface FormEditorModel extends DocumentDraft<Form, Form> {
  /** Whether it is in force nowhere yet. */
  readonly isNew: ReadonlySignal<boolean>;
  /** The question that is looked at, by its id. */
  readonly chosen: ReadonlySignal<string>;
  /** Where it stands; null once it is gone. */
  readonly place: ReadonlySignal<Place | null>;
  /** What is wrong, by its path, as `steps/0/fields/2/label/az`; of several things at one place the first. */
  readonly faults: ReadonlySignal<ReadonlyMap<string, FormFault>>;
  readonly versions: ReadonlySignal<LoadState<Versions>>;
  choose(id: string): void;
  /** Changes the question that is looked at. `about`: what of it is typed at. */
  edit(change: (field: FormField) => FormField, about?: string): void;
  add(type: FieldType): void;
  addStep(): void;
  remove(place: Place): void;
  move(from: Place, to: Place): void;
  shift(place: Place, by: -1 | 1): void;
  shiftStep(at: number, by: -1 | 1): void;
  /** What a question is called; a new one takes its id from it, until it is in force. */
  call(language: string, text: string): void;
  loadVersions(): Promise<void>;
  /** Makes an old version what is being made, in force only once it is put; false where it did not come. */
  takeUp(version: number): Promise<boolean>;
}

/** The making of a form that was read with its version. */
export function createFormEditor(read: Tagged<Form>, { api, documents, clock, languages }: FormWorld): FormEditorModel {
  const { id } = read.value;
  const draft = createDocumentDraft<Form, Form>({ id, read, documents, clock, isAlike });
  const chosen = signal(questionsOf(read.value)[0]?.field.id ?? '');
  const place = computed(() => placeOf(draft.document.value, chosen.value));
  const versions = loaded<Versions>(async () => {
    const answer = await api('formVersions', { params: { form: id } });
    return answer.ok ? { ok: true, value: answer.value.versions } : answer;
  });
  const made = ({ form, id: added }: { readonly form: Form; readonly id: string }): void => {
    draft.change(() => form);
    chosen.value = added;
  };
  return {
    ...draft,
    ...untilInForce(draft, read.etag === ''),
    chosen,
    place,
    faults: computed(() => byPath(draft.document.value, languages)),
    versions: versions.state,
    choose: (next) => {
      chosen.value = next;
    },
    ...editsOf(draft, chosen, place),
    add: (type) => made(withQuestionAdded(draft.document.peek(), place.peek() ?? lastOf(draft.document.peek()), type)),
    addStep: () => made(withStepAdded(draft.document.peek(), (place.peek() ?? lastOf(draft.document.peek())).step)),
    loadVersions: versions.load,
    takeUp: async (version) => {
      const answer = await api('form', { params: { form: formName({ id, version }) } });
      if (!answer.ok) return troubleOf(answer) === null;
      draft.change((now) => ({ ...answer.value, version: now.version }));
      if (placeOf(answer.value, chosen.peek()) === null) chosen.value = questionsOf(answer.value)[0]?.field.id ?? '';
      return true;
    },
  };
}

/** A new one is kept as a change until it is put, or somebody else's of the same id is taken. */
const untilInForce = (draft: DocumentDraft<Form, Form>, begunNew: boolean) => {
  const isNew = signal(begunNew);
  return {
    isNew,
    changed: computed(() => isNew.value || draft.changed.value),
    put: async (): Promise<boolean> => {
      const done = await draft.put();
      if (done) isNew.value = false;
      return done;
    },
    takeTheirs: async (): Promise<void> => {
      await draft.takeTheirs();
      if (draft.refused.peek() === null) isNew.value = false;
    },
  };
};

const editsOf = (draft: DocumentDraft<Form, Form>, chosen: { value: string }, place: ReadonlySignal<Place | null>) => ({
  edit: (change: (field: FormField) => FormField, about?: string): void => {
    const at = place.peek();
    if (at === null) return;
    draft.change((now) => withQuestion(now, at, change), about === undefined ? undefined : `${chosen.value} ${about}`);
  },
  remove: (at: Place): void => {
    const before = questionsOf(draft.document.peek());
    const order = before.findIndex((one) => one.place.step === at.step && one.place.field === at.field);
    draft.change((now) => withoutQuestion(now, at));
    const left = questionsOf(draft.document.peek());
    if (placeOf(draft.document.peek(), chosen.value) === null)
      chosen.value = (left[order] ?? left.at(-1))?.field.id ?? '';
  },
  move: (from: Place, to: Place): void => draft.change((now) => withQuestionMoved(now, from, to)),
  shift: (at: Place, by: -1 | 1): void => draft.change((now) => withQuestionShifted(now, at, by)),
  shiftStep: (at: number, by: -1 | 1): void => draft.change((now) => withStepShifted(now, at, by)),
  call: (language: string, text: string): void => {
    const at = place.peek();
    if (at === null) return;
    const id = chosen.value;
    const isNew = !idsIn(draft.inForce.peek()).has(id);
    draft.change((now) => {
      const called = withQuestion(now, at, (field) => ({ ...field, label: { ...field.label, [language]: text } }));
      const label = called.steps[at.step]?.fields[at.field]?.label ?? {};
      const taken = new Set([...idsIn(draft.inForce.peek()), ...[...idsIn(now)].filter((one) => one !== id)]);
      if (!isNew) return called;
      const next = idCalled(label, taken, 'question');
      chosen.value = next;
      return withQuestionRenamed(called, id, next);
    }, `label ${language} ${at.step} ${at.field}`);
  },
});

const byPath = (form: Form, languages: readonly string[]): ReadonlyMap<string, FormFault> => {
  const contact = contactFault(form);
  const all = [...formFaults(form, languages), ...(contact === null ? [] : [contact])];
  return new Map(all.map((fault) => [fault.path, fault] as const).reverse());
};

const lastOf = (form: Form): Place => questionsOf(form).at(-1)?.place ?? { step: 0, field: -1 };

const isAlike = (one: Form, other: Form): boolean => isSame({ ...one, version: 0 }, { ...other, version: 0 });
