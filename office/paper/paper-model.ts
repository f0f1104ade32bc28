import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type CaseChannel, channelsInPerson, paperDays } from '../../shared/cases/cases.ts';
import { finForm } from '../../shared/cases/fin.ts';
import { type AnswerFault, checkAnswers, type Given, isFilled, shownFields } from '../../shared/cases/form.ts';
import type { Form, FormField } from '../../shared/cases/form-schema.ts';
import type { ChosenWay } from '../../shared/notices/notices.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import { tidied } from '../../ui/form/tidy.ts';
import { type ToldBy, toldByBody } from '../../ui/told-by.ts';
import { daysLeft } from '../inbox-model.ts';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';
import { createLinkPrinting, type LinkPrinting } from './link-printing-model.ts';
import { contactOf, toldByOf } from './paper-contact.ts';

/** [CS16] What came on paper, by telephone or by hand: registered in one screen. */

export interface PaperAbout {
  readonly kind: string;
  /** Empty = none. */
  readonly topic: string;
  readonly channel: CaseChannel;
  readonly language: string;
  /** The official that is complained of; empty = none. */
  readonly against: string;
  /** When it came (YYYY-MM-DD); empty = what is typed is no date. */
  readonly receivedOn: string;
  /** Why it is registered only now. */
  readonly reason: string;
  /** [PV4] The FIN on the document of who applies, which somebody of the staff saw. */
  readonly fin: string;
  /** [NO4] By which way they are told first, where they chose one. */
  readonly toldBy: ChosenWay | null;
  /** Where a letter goes; null = the address that was answered. */
  readonly letterTo: string | null;
}

/** [HL4] The call out of which a case is made, of a kind and in a language. */
export interface CalledPaper {
  readonly ticket: string;
  readonly kind: string;
  readonly language: string;
}

/** [CS27] What was filled in with an applicant, as it is printed for them to sign. */
export interface Summary {
  readonly form: Form;
  readonly answers: { readonly [field: string]: unknown };
  /** Of the applicant. */
  readonly language: string;
  readonly kind: string;
}

export type PaperState =
  | { readonly step: 'loading' }
  | { readonly step: 'trouble'; readonly why: Trouble }
  | { readonly step: 'asking'; readonly form: Form }
  /** [CS27] Filled in with the applicant: it waits for them to confirm it. */
  | { readonly step: 'helped'; readonly value: RouteValue<'helpCase'>; readonly summary: Summary }
  | {
      readonly step: 'registered';
      readonly value: RouteValue<'registerCase'>;
      readonly id: string | null;
      readonly printing: LinkPrinting;
    };

export interface PaperModel {
  readonly state: ReadonlySignal<PaperState>;
  readonly about: ReadonlySignal<PaperAbout>;
  readonly answers: ReadonlySignal<Given>;
  /** [CS27] Who works here fills in with the applicant, and no more. */
  readonly helps: boolean;
  /** The kinds to choose from; how what is of the chosen kind comes. */
  readonly kinds: OfficeKinds;
  readonly channels: ReadonlySignal<readonly CaseChannel[]>;
  /** [PV4] Who applies is to be shown by a document: by the FIN on it, or by one of these practice cards; null = by none. */
  readonly proof: ReadonlySignal<{ readonly cards: OfficeKinds[number]['cards'] } | null>;
  readonly needsProof: ReadonlySignal<boolean>;
  /** [NO4] How they are told; null = nothing is asked yet. */
  readonly told: ReadonlySignal<ToldBy | null>;
  /** The questions that show. */
  readonly fields: ReadonlySignal<readonly FormField[]>;
  readonly faults: ReadonlySignal<ReadonlyMap<string, AnswerFault>>;
  /** Why it cannot have come on the date that is typed; null where it can. */
  readonly wrongDate: ReadonlySignal<'none' | 'future' | 'long-ago' | null>;
  /** It came before today: then it takes a reason. */
  readonly cameEarlier: ReadonlySignal<boolean>;
  readonly needsReason: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  start(): Promise<void>;
  say(about: Partial<PaperAbout>): void;
  answer(field: string, value: unknown): void;
  leave(field: FormField): void;
  /** Registers it if all is answered well; gives the id of the first field that is not, or null. */
  register(): Promise<string | null>;
}

type OfficeKinds = OfficeWork['office']['kinds'];

/** By which ways what is not typed by the citizen comes. */
export const paperChannels: readonly CaseChannel[] = ['post', 'reception', 'e-mail', 'phone', 'counter'];

export function createPaper(work: OfficeWork, call: CalledPaper | null = null): PaperModel {
  const parts = paperParts(work, call);
  const { state, about, answers, faults, trouble } = parts;
  const load = async (): Promise<void> => {
    state.value = await formOf(work, parts.kinds, about.value.kind);
  };
  const register = createRegistering(work, parts);
  return {
    ...parts,
    fields: computed(() => (state.value.step === 'asking' ? shownFields(state.value.form, answers.value) : [])),
    start: () => {
      batch(() => {
        about.value = emptyAbout(work, call);
        answers.value = {};
        faults.value = new Map();
        trouble.value = null;
        state.value = { step: 'loading' };
      });
      return load();
    },
    say: (said) => {
      const before = about.value.kind;
      about.value = { ...about.value, ...said };
      if (said.fin !== undefined) parts.needsProof.value = false;
      if (about.value.kind === before) return;
      const [was, is] = [tableOf(parts.kinds, before), tableOf(parts.kinds, about.value.kind)];
      if (was !== is) about.value = { ...about.value, ...ofKind(parts.kinds, about.value.kind) };
      void load();
    },
    answer: (field, value) => {
      answers.value = { ...answers.value, [field]: value };
      if (faults.value.has(field)) faults.value = new Map([...faults.value].filter(([id]) => id !== field));
    },
    leave: ({ id, type }) => {
      if (answers.value[id] !== undefined) answers.value = { ...answers.value, [id]: tidied(type, answers.value[id]) };
    },
    register,
  };
}

const paperParts = (work: OfficeWork, call: CalledPaper | null) => {
  const about = signal<PaperAbout>(emptyAbout(work, call));
  const state = signal<PaperState>({ step: 'loading' });
  const answers = signal<Given>({});
  const kinds = kindsFor(work, call);
  const kind = computed(() => kinds.find(({ id }) => id === about.value.kind));
  const wrongDate = computed(() => faultOfDate(about.value.receivedOn, work.office.today));
  return {
    ...{ about, call, state, answers, kinds, helps: work.office.me.duties.helps },
    channels: computed(() => (kind.value?.table === undefined ? paperChannels : channelsInPerson)),
    proof: computed(() => (kind.value?.table === undefined ? null : { cards: kind.value.cards })),
    needsProof: signal(false),
    told: computed(() =>
      state.value.step === 'asking' ? toldByOf(state.value.form, answers.value, about.value) : null,
    ),
    faults: signal<ReadonlyMap<string, AnswerFault>>(new Map()),
    wrongDate,
    cameEarlier: computed(() => wrongDate.value === null && about.value.receivedOn < work.office.today),
    needsReason: signal(false),
    busy: signal(false),
    trouble: signal<Trouble | null>(null),
  };
};
type Parts = ReturnType<typeof paperParts>;

const faultOfDate = (date: string, today: string) => {
  if (date === '') return 'none';
  if (date > today) return 'future';
  return daysLeft(today, date) > paperDays ? 'long-ago' : null;
};

/** [PV4] What a table decides is asked for by those who are there and show a document: out of a call no such case is made. */
const kindsFor = ({ office: { kinds } }: OfficeWork, call: CalledPaper | null): OfficeKinds =>
  call === null ? kinds : kinds.filter(({ table }) => table === undefined);

const tableOf = (kinds: OfficeKinds, id: string) => kinds.find((kind) => kind.id === id)?.table;

/** What is chosen no longer where another table decides, or none. */
const ofKind = (kinds: OfficeKinds, id: string): Partial<PaperAbout> =>
  tableOf(kinds, id) === undefined
    ? { channel: 'post', fin: '' }
    : { channel: 'reception', fin: '', topic: '', against: '' };

/** The form of a kind, as it is asked. */
const formOf = async ({ api }: OfficeWork, kinds: OfficeKinds, kind: string): Promise<PaperState> => {
  const form = kinds.find(({ id }) => id === kind)?.form;
  if (form === undefined)
    return { step: 'trouble', why: { code: 'kind-not-found', message: 'There is no kind of case' } };
  const found = await api('form', { params: { form } });
  return found.ok ? { step: 'asking', form: found.value } : { step: 'trouble', why: troubleOf(found) ?? 'lost' };
};

/** Registers what is answered well; gives the id of the field that is not. */
const createRegistering = (work: OfficeWork, parts: Parts): PaperModel['register'] => {
  const { state, about, answers, faults, cameEarlier, needsReason, busy, proof, needsProof, wrongDate, told } = parts;
  const send = createSending(work, parts);
  return async () => {
    const now = state.value;
    if (now.step !== 'asking' || busy.value) return null;
    const checked = checkAnswers(now.form, meant(now.form, answers.value));
    faults.value = new Map(checked.ok ? [] : checked.faults.map(({ field, rule }) => [field, rule]));
    needsReason.value = cameEarlier.value && about.value.reason.trim() === '';
    about.value = { ...about.value, fin: String(tidied('fin', about.value.fin)) };
    needsProof.value = proof.value !== null && !finForm.test(about.value.fin);
    if (needsProof.value) return 'paper-fin';
    if (wrongDate.value !== null) return 'paper-received';
    if (!checked.ok) return `answer-${checked.faults[0]?.field ?? ''}`;
    if (told.value?.needsAddress === true) return 'paper-letter-to';
    if (needsReason.value) return 'paper-reason';
    busy.value = true;
    await send(now.form, checked.answers);
    busy.value = false;
    return null;
  };
};

/** Sends what was answered: as a case, or [CS27] as one that waits for its applicant. */
const createSending = (work: OfficeWork, parts: Parts) => {
  const { state, about, cameEarlier, trouble, call, helps } = parts;
  let key = work.newKey();
  const help = async (body: RouteBody<'registerCase'>, form: Form): Promise<void> => {
    const { channel: _, ...asked } = body;
    const sent = await work.api('helpCase', { params: { centre: work.centre }, key, body: asked });
    trouble.value = troubleOf(sent);
    if (trouble.value !== 'lost') key = work.newKey();
    const { kind, answers = {}, language = 'az' } = body;
    if (sent.ok) state.value = { step: 'helped', value: sent.value, summary: { form, answers, language, kind } };
  };
  return async (form: Form, said: Given): Promise<void> => {
    const params = { centre: work.centre };
    const body = bodyOf(about.value, form, said, { earlier: cameEarlier.value, ticket: call?.ticket ?? null });
    if (helps) return help(body, form);
    const sent = await work.api('registerCase', { params, key, body });
    trouble.value = troubleOf(sent);
    // One whose answer was lost is asked again as it was.
    if (trouble.value !== 'lost') key = work.newKey();
    if (!sent.ok) return;
    const found = await work.api('cases', { params, query: { number: sent.value.number } });
    const id = found.ok ? (found.value.cases[0]?.id ?? null) : null;
    const printing = createLinkPrinting(work, { secret: sent.value.secret });
    state.value = { step: 'registered', value: sent.value, id, printing };
  };
};

/** What was typed of the questions that show, put as it was meant. */
const meant = (form: Form, typed: Given): Given =>
  Object.fromEntries(
    shownFields(form, typed)
      .map(({ id, type }) => [id, tidied(type, typed[id])] as const)
      .filter(([, value]) => isFilled(value)),
  );

const emptyAbout = (work: OfficeWork, call: CalledPaper | null): PaperAbout => {
  const { office } = work;
  const kinds = kindsFor(work, call);
  const kind = call?.kind ?? kinds.find(({ table }) => table === undefined)?.id ?? kinds[0]?.id ?? '';
  return {
    ...{ kind, topic: '', against: '', receivedOn: office.today, reason: '', fin: '', toldBy: null, letterTo: null },
    ...{ channel: 'post', language: call?.language ?? office.languages[0] ?? 'az' },
    ...(call === null ? ofKind(kinds, kind) : { channel: 'phone' }),
  };
};

const bodyOf = (
  about: PaperAbout,
  form: Form,
  answers: Given,
  { earlier, ticket }: { readonly earlier: boolean; readonly ticket: string | null },
): RouteBody<'registerCase'> => {
  const { kind, channel, language, topic, against, receivedOn, reason, fin } = about;
  const contact = { ...contactOf(form, answers), ...toldByBody(toldByOf(form, answers, about)) };
  return {
    ...{ kind, channel, language, form: form.id, answers: { ...answers }, contact },
    ...(fin === '' ? {} : { proof: { fin } }),
    ...(topic === '' ? {} : { topic }),
    ...(against === '' ? {} : { against }),
    ...(ticket === null ? {} : { ticket }),
    ...(earlier ? { receivedAt: receivedOn, reason: reason.trim() } : {}),
  };
};
