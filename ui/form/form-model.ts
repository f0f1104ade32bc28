import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type AnswerFault, type Answers, checkAnswers, type Given } from '../../shared/cases/form.ts';
import type { Form } from '../../shared/cases/form-schema.ts';
import {
  type FormPage,
  faultsOn,
  mayBeSkipped,
  type PageBy,
  pagesOf,
  type SummaryRow,
  summaryOf,
  toSend,
} from './form-pages.ts';
import { tidied } from './tidy.ts';

export interface FormModelParts {
  readonly form: Form;
  readonly by?: PageBy;
  /** [FO4] What the server knows already. */
  readonly locked?: Answers;
  /** What was answered before, as `answers` had it. */
  readonly kept?: Given;
  /** Where the asking goes on; absent = at the first page. */
  readonly at?: FormPlace;
}

/** Where somebody is: on the page of this id, or at the summary (null). */
export type FormPlace = string | null;

/** One form being answered, page by page. It knows no screen, no server and no storage. */
export interface FormModel {
  readonly form: Form;
  /** Everything typed so far; what is hidden by now too, so that it is there again if it shows again. */
  readonly answers: ReadonlySignal<Given>;
  readonly pages: ReadonlySignal<readonly FormPage[]>;
  /** The page that stands; null = all is answered, the summary stands. */
  readonly page: ReadonlySignal<FormPage | null>;
  /** Which of how many it is, from 1; the summary is one more. */
  readonly place: ReadonlySignal<{ readonly at: number; readonly of: number }>;
  /** Whether the page that stands may be passed without an answer. */
  readonly mayBeSkipped: ReadonlySignal<boolean>;
  /** What is wrong on the page, by field: said once somebody wanted to go on, until the field is answered again. */
  readonly faults: ReadonlySignal<ReadonlyMap<string, AnswerFault>>;
  readonly summary: ReadonlySignal<readonly SummaryRow[]>;
  answer(field: string, value: unknown): void;
  /** A field was left: what was typed is put as it was meant. */
  leave(field: string): void;
  /** Goes on if the page is answered well; says else what is wrong. */
  next(): boolean;
  /** Goes on without an answer to this page; false where one is needed. */
  skip(): boolean;
  /** Goes back one page; false on the first. */
  back(): boolean;
  /** Opens a page by its id, or the summary: from there, `next` leads back to it over what is not answered well. */
  open(place: FormPlace): void;
  /** Opens the first page that is not answered well, without a word; the summary where all are. */
  openFirstOpen(): void;
  /** The server has found something wrong: opens the page of that field and says it. */
  refuse(field: string, rule: AnswerFault): void;
  /** [FO2] What is sent, if all is answered well; else opens the first page on which something is wrong, and gives null. */
  complete(): Given | null;
}

/** Makes the asking of a form. */
export function createFormModel(parts: FormModelParts): FormModel {
  const { form, locked = {} } = parts;
  const options = { by: parts.by ?? 'step', locked };
  const answers = signal<Given>(parts.kept ?? {});
  const pages = computed(() => pagesOf(form, answers.value, options));
  const at = signal<FormPlace>(parts.at === undefined ? (pages.peek()[0]?.id ?? null) : parts.at);
  /** From the summary one page is opened; then on to the summary again. */
  const fromSummary = signal(false);
  const faults = signal<ReadonlyMap<string, AnswerFault>>(new Map());
  // A page that shows no more has the next one in its place.
  const page = computed(() => (at.value === null ? null : (pages.value.find(({ id }) => id === at.value) ?? null)));
  const index = computed(() => (page.value === null ? pages.value.length : pages.value.indexOf(page.value)));
  const moves = createMoves({ form, locked, answers, pages, page, index, at, fromSummary, faults });
  return {
    form,
    answers,
    pages,
    page,
    place: computed(() => ({ at: index.value + 1, of: pages.value.length })),
    mayBeSkipped: computed(() => page.value !== null && mayBeSkipped(page.value)),
    faults,
    summary: computed(() => summaryOf(form, answers.value, options)),
    answer(field, value) {
      answers.value = { ...answers.value, [field]: value };
      if (faults.value.has(field)) faults.value = new Map([...faults.value].filter(([id]) => id !== field));
    },
    ...moves,
  };
}

interface MoveParts {
  readonly form: Form;
  readonly locked: Answers;
  readonly answers: { value: Given };
  readonly pages: ReadonlySignal<readonly FormPage[]>;
  readonly page: ReadonlySignal<FormPage | null>;
  readonly index: ReadonlySignal<number>;
  readonly at: { value: FormPlace };
  readonly fromSummary: { value: boolean };
  readonly faults: { value: ReadonlyMap<string, AnswerFault> };
}

const createMoves = (parts: MoveParts) => {
  const { form, locked, answers, page, at, faults } = parts;
  const go = (place: FormPlace): void => {
    faults.value = new Map();
    at.value = place;
  };
  const faultsNow = (on: FormPage) => faultsOn(form, on, answers.value, locked);
  const tidy = (fields: FormPage['fields']): void => {
    const typed = fields.filter(({ id }) => Object.hasOwn(answers.value, id));
    const put = typed.map(({ id, type }) => [id, tidied(type, answers.value[id])] as const);
    answers.value = { ...answers.value, ...Object.fromEntries(put) };
  };
  /** Says what is wrong on a page, and opens it; false = nothing is. */
  const say = (on: FormPage): boolean => {
    const wrong = faultsNow(on);
    if (wrong.length === 0) return false;
    if (page.value?.id !== on.id) go(on.id);
    faults.value = new Map(wrong.map(({ field, rule }) => [field, rule]));
    return true;
  };
  return {
    leave: (field: string) => tidy((page.value?.fields ?? []).filter(({ id }) => id === field)),
    ...createSteps(parts, { go, faultsNow, tidy, say }),
    ...createJumps(parts, { go, say, faultsNow }),
  };
};

interface Ways {
  readonly go: (place: FormPlace) => void;
  readonly faultsNow: (on: FormPage) => ReturnType<typeof faultsOn>;
  readonly tidy: (fields: FormPage['fields']) => void;
  readonly say: (on: FormPage) => boolean;
}

/** A page on, a page back. */
const createSteps = (parts: MoveParts, { go, faultsNow, tidy, say }: Ways) => {
  const { answers, pages, page, index, fromSummary } = parts;
  const goOn = (): void => {
    const later = pages.value.slice(index.value + 1);
    const rest = fromSummary.value ? pages.value.filter((one) => faultsNow(one).length > 0) : later;
    if (rest.length === 0) fromSummary.value = false;
    go(rest[0]?.id ?? null);
  };
  return {
    next(): boolean {
      if (page.value === null) return false;
      tidy(page.value.fields);
      if (say(page.value)) return false;
      goOn();
      return true;
    },
    skip(): boolean {
      if (page.value === null || !mayBeSkipped(page.value)) return false;
      const here = new Set(page.value.fields.map(({ id }) => id));
      answers.value = Object.fromEntries(Object.entries(answers.value).filter(([id]) => !here.has(id)));
      goOn();
      return true;
    },
    back(): boolean {
      const before = pages.value[index.value - 1];
      if (before === undefined) return false;
      fromSummary.value = false;
      go(before.id);
      return true;
    },
  };
};

/** To any page, and what leads there. */
const createJumps = (parts: MoveParts, { go, say, faultsNow }: Omit<Ways, 'tidy'>) => {
  const { form, locked, answers, pages, page, fromSummary, faults } = parts;
  return {
    open(place: FormPlace): void {
      fromSummary.value = page.value === null && place !== null;
      go(place);
    },
    openFirstOpen(): void {
      fromSummary.value = true;
      go(pages.value.find((one) => faultsNow(one).length > 0)?.id ?? null);
    },
    refuse(field: string, rule: AnswerFault): void {
      const of = pages.value.find(({ fields }) => fields.some(({ id }) => id === field));
      if (of === undefined) return;
      fromSummary.value = true;
      go(of.id);
      faults.value = new Map([[field, rule]]);
    },
    complete(): Given | null {
      const given = toSend(form, answers.value, locked);
      if (checkAnswers(form, given, locked).ok) return given;
      fromSummary.value = true;
      pages.value.find(say);
      return null;
    },
  };
};
