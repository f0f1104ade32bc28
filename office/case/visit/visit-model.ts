import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type AnswerFault, checkAnswers, type Given, isFilled, shownFields } from '../../../shared/cases/form.ts';
import type { Form, FormField } from '../../../shared/cases/form-schema.ts';
import { tidied } from '../../../ui/form/tidy.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../../work.ts';

/** [CS26] The visit to the household of one case: who visits is drawn, and writes what they found. */
export interface VisitModel {
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last press did not do what it says. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** The form of what is found; null = it is not open. */
  readonly form: ReadonlySignal<Form | null>;
  readonly answers: ReadonlySignal<Given>;
  /** The questions that show. */
  readonly fields: ReadonlySignal<readonly FormField[]>;
  readonly faults: ReadonlySignal<ReadonlyMap<string, AnswerFault>>;
  /** Has somebody drawn; again with a reason. The same after a lost answer draws once. */
  draw(reason: string): Promise<void>;
  /** Opens the form of this id. */
  open(form: string): Promise<void>;
  answer(field: string, value: unknown): void;
  leave(field: FormField): void;
  /** Sends what was found if all is answered well, and leads back to the list of visits; gives the id of the first field that is not, or null. */
  send(): Promise<string | null>;
}

export function createVisit(work: OfficeWork, id: string, onChanged: () => Promise<void>): VisitModel {
  const parts = visitParts();
  const { busy, trouble, form, answers, faults } = parts;
  const alone = async (run: () => Promise<void>): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    await run();
    busy.value = false;
  };
  return {
    ...parts,
    ...createAsking(work, { id, onChanged }, parts, alone),
    open: (name) =>
      alone(async () => {
        const found = await work.api('form', { params: { form: name } });
        trouble.value = troubleOf(found);
        form.value = found.ok ? found.value : null;
      }),
    answer: (field, value) => {
      answers.value = { ...answers.value, [field]: value };
      if (faults.value.has(field)) faults.value = new Map([...faults.value].filter(([one]) => one !== field));
    },
    leave: ({ id: field, type }) => {
      const said = answers.value[field];
      if (said !== undefined) answers.value = { ...answers.value, [field]: tidied(type, said) };
    },
  };
}

const visitParts = () => {
  const form = signal<Form | null>(null);
  const answers = signal<Given>({});
  return {
    ...{ form, answers, busy: signal(false), trouble: signal<Trouble | null>(null) },
    faults: signal<ReadonlyMap<string, AnswerFault>>(new Map()),
    fields: computed(() => (form.value === null ? [] : shownFields(form.value, answers.value))),
  };
};

interface Visited {
  readonly id: string;
  readonly onChanged: () => Promise<void>;
}

const createAsking = (
  { api, centre, newKey, go }: OfficeWork,
  { id, onChanged }: Visited,
  { trouble, form, answers, faults }: ReturnType<typeof visitParts>,
  alone: (run: () => Promise<void>) => Promise<void>,
): Pick<VisitModel, 'draw' | 'send'> => {
  const { keyOf, came } = createKeys(newKey, trouble);
  const params = { centre, case: id };
  return {
    draw: (reason) =>
      alone(async () => {
        const body = reason === '' ? {} : { reason };
        if (came(troubleOf(await api('drawVisitor', { params, body, key: keyOf(body) })))) await onChanged();
      }),
    send: async () => {
      const now = form.value;
      if (now === null) return null;
      const checked = checkAnswers(now, meant(now, answers.value));
      faults.value = new Map(checked.ok ? [] : checked.faults.map(({ field, rule }) => [field, rule]));
      if (!checked.ok) return `answer-${checked.faults[0]?.field ?? ''}`;
      const body = { answers: { ...checked.answers } };
      await alone(async () => {
        // The case is theirs no longer: on to the next.
        if (came(troubleOf(await api('writeVisit', { params, body, key: keyOf(body) })))) go('inbox/visits/act');
      });
      return null;
    },
  };
};

/** The key of a question, the same one again where its answer was lost; and whether an answer is a good one. */
const createKeys = (newKey: () => string, trouble: Signal<Trouble | null>) => {
  let asked = { as: '', key: newKey() };
  return {
    keyOf(question: unknown): string {
      const as = JSON.stringify(question);
      if (asked.as !== as) asked = { as, key: newKey() };
      return asked.key;
    },
    came(why: Trouble | null): boolean {
      trouble.value = why;
      if (why !== 'lost') asked = { as: '', key: newKey() };
      return why === null;
    },
  };
};

/** What was typed of the questions that show, put as it was meant. */
const meant = (form: Form, typed: Given): Given =>
  Object.fromEntries(
    shownFields(form, typed)
      .map(({ id, type }) => [id, tidied(type, typed[id])] as const)
      .filter(([, value]) => isFilled(value)),
  );
