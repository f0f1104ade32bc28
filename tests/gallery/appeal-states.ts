import { signal } from '@preact/signals';
import { Check } from 'typebox/value';
import type { AppealModel } from '../../appeal/appeal-model.ts';
import { createDecisions, type Decisions, type DecisionsModel } from '../../appeal/decisions/decisions-model.ts';
import { type OwnModel, type OwnMove, openOwn } from '../../appeal/own-model.ts';
import type { Own } from '../../appeal/ports.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import table from '../../server/rules/targeted-assistance.json' with { type: 'json' };
import { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { ChosenLanguage } from '../../ui/language.ts';
import { manualClock } from '../fakes/clock.ts';
import { anAppealWorld, answers, caseKinds, ownCase, withCards } from '../fronts/appeal-fakes.ts';
import { sendsBadly, sendsNothing, someDocuments, someFiles, threeFiles } from '../fronts/file-fakes.ts';
import { countedKeys, good, lost, refused, talkingApi } from '../fronts/manager-fakes.ts';
import { type HistoryShown, historyStates } from './history-states.ts';
import type { Language, Size, State } from './state.ts';

export type AppealShown = { readonly language: ChosenLanguage } & (
  | HistoryShown
  | { readonly page: 'write'; readonly model: AppealModel }
  | { readonly page: 'own'; readonly model: OwnModel }
  | { readonly page: 'decisions'; readonly model: DecisionsModel }
);

const usual: Size = { width: 390, height: 844 };
const small: Size = { width: 320, height: 568 };
const wide: Size = { width: 1440, height: 900 };

const spoken = (language: Language): ChosenLanguage => ({ code: signal(language), choose: () => undefined });
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

type Way =
  | 'nothing'
  | 'lost'
  | 'kind'
  | 'card'
  | 'topic'
  | 'long'
  | 'urgent'
  | 'question'
  | 'fault'
  | 'kept'
  | 'check'
  | 'official'
  | 'told-by'
  | 'letter'
  | 'no-address'
  | 'unsure'
  | 'sent';
const stepsTo: { readonly [W in Way]: number } = {
  ...{ nothing: 0, lost: 0, kind: 0, card: 1, topic: 1, long: 1, urgent: 2, question: 2, fault: 2, kept: 3 },
  ...{ check: 4, official: 4, 'told-by': 4, letter: 4, 'no-address': 4, unsure: 4, sent: 4 },
};

const openWay = async (language: Language, way: Way) => {
  const { server, open } = anAppealWorld(language);
  if (way === 'nothing') server.on('caseKinds', () => good({ ...caseKinds, kinds: [] }));
  if (way === 'lost') server.on('caseKinds', () => lost);
  const one = { id: 't', name: 'Tağıyeva Nigar Rauf qızı', post: longestName };
  if (way === 'official') server.on('caseKinds', () => good({ ...caseKinds, officials: [one] }));
  const [topic] = caseKinds.topics;
  if (way === 'long' && topic !== undefined)
    server.on('caseKinds', () => good({ ...caseKinds, topics: [{ ...topic, name: longestName }] }));
  if (way === 'card') server.on('caseKinds', () => good(withCards));
  const model = open();
  await settle();
  const at = stepsTo[way];
  if (at >= 1) model.pickKind('complaint');
  if (way === 'card') model.show({ at: 'card' });
  if (at >= 2) model.pickTopic(way === 'urgent' ? 'violence' : 'pension');
  await settle();
  const form = model.form.value;
  if (way === 'fault') form?.next();
  if (at >= 3) {
    form?.answer('text', answers.text);
    form?.next();
    model.answered();
    await settle();
  }
  if (at >= 4) {
    for (const [field, value] of Object.entries(answers)) form?.answer(field, value);
    if (way === 'told-by') form?.answer('email', 'ayan@example.org');
    if (way === 'letter' || way === 'no-address') model.tellBy('letter');
    if (way === 'no-address') model.sendTo('');
    form?.open(null);
    model.answered();
  }
  if (way === 'unsure') server.on('registerCase', () => lost);
  if (way === 'unsure' || way === 'sent') await model.send();
  await settle();
  return { shown: { page: 'write' as const, model, language: spoken(language) }, close: () => model.close() };
};

const openOwnPage = async (language: Language, own: Own | null, doing: OwnMove | null, send = sendsNothing) => {
  const server = talkingApi();
  server.on('own', () => (own === null ? refused('not-found') : good(own)));
  server.on('form', () => good(shippedForm('appeal')));
  server.on('ownCaseCode', () => good({ by: 'phone', seconds: 600 }));
  server.on('ownCaseConfirm', () => refused('wrong-code'));
  server.on('ownLooks', () => good({ looks: [...someLooks] }));
  server.on('ownCaseErase', () => good({ erased: false, stays: [{ what: 'all', why: 'answer-owed' }] }));
  const clock = manualClock(Date.parse('2026-03-12T09:00:00+04:00'));
  const model = openOwn({ secret: 'secret', api: server.api, clock, newKey: countedKeys(), send });
  await settle();
  await settle();
  if (doing !== null) model.begin(doing);
  return { shown: { page: 'own' as const, model, language: spoken(language) }, close: () => model.close() };
};

const openDecisions = async (language: Language, decisions: Decisions | null) => {
  const server = talkingApi();
  server.on('decisions', () => (decisions === null ? lost : good(decisions)));
  const model = createDecisions(server.api, 'sample');
  await model.load();
  return { shown: { page: 'decisions' as const, model, language: spoken(language) }, close: () => undefined };
};
const decisions = (name: string, of: Decisions | null, size: Size = usual): State<AppealShown> => ({
  ...{ name, size },
  open: (language) => openDecisions(language, of),
});

const way = (name: string, at: Way, size: Size = usual): State<AppealShown> => ({
  ...{ name, size },
  open: (language) => openWay(language, at),
});
const own = (
  name: string,
  change: Parameters<typeof ownCase>[0],
  { size = usual, doing = null }: { readonly size?: Size; readonly doing?: OwnMove | null } = {},
): State<AppealShown> => ({
  ...{ name, size },
  open: (language) => openOwnPage(language, { draft: null, case: ownCase(change) }, doing),
});

/** [PV3] What is kept of oneself, opened; and the wish that it be erased, which is asked twice. */
const [aboutMe, eraseMe] = ['.details:last-of-type > summary', '.details:last-of-type .visitor-actions button'];
const someLooks: RouteValue<'ownLooks'>['looks'] = [
  { at: '2026-03-11T07:10:00.000Z', role: 'manager', what: 'overseen', reason: 'Şikayətin gecikmə səbəbi yoxlanılır' },
  { at: '2026-03-11T06:05:00.000Z', role: 'phone', what: 'opened', reason: null },
  { at: '2026-03-10T12:40:00.000Z', role: 'clerk', what: 'printed', reason: null },
  { at: '2026-03-10T07:00:00.000Z', role: 'clerk', what: 'opened', reason: null },
  { at: '2026-03-09T11:30:00.000Z', role: 'reception', what: 'searched', reason: null },
];

const withFiles = { status: 'received' as const, files: [...someFiles], may: ['comment' as const, 'attach' as const] };
const sendingFiles = async (language: Language) => {
  const opened = await openOwnPage(language, { draft: null, case: ownCase(withFiles) }, null, sendsBadly());
  void opened.shown.model.files.add(threeFiles());
  await settle();
  return opened;
};

/** [CS27] Filled in with a helper. */
const helped = { by: 'Ayan Hacızeynalabdinoğlu', until: '2026-03-20', confirmed: null, code: 'phone' } as const;
const unconfirmed = {
  status: 'unconfirmed' as const,
  told: [],
  helped,
  may: ['confirm' as const, 'withdraw' as const],
};
const confirming = async (language: Language, figures = '') => {
  const opened = await openOwnPage(language, { draft: null, case: ownCase(unconfirmed) }, null);
  await opened.shown.model.confirming.ask(language);
  opened.shown.model.confirming.type(figures);
  await opened.shown.model.confirming.confirm();
  return opened;
};

const question = {
  ...{ at: '2026-03-10T07:00:00.000Z', what: 'question' as const },
  text: 'Əmək kitabçanızın surətini göndərin, xahiş edirik.',
};
const reply = { at: '2026-03-11T07:00:00.000Z', what: 'reply' as const, text: 'Surəti mərkəzə təqdim etmişəm.' };
const answer = {
  ...{ at: '2026-03-20T07:00:00.000Z', what: 'answer' as const },
  text: 'Hörmətli Ayan Quliyeva!\n\nPensiyanız yenidən hesablanıb. Fərq növbəti ödənişlə birlikdə veriləcək.',
};
const answered = {
  ...{ status: 'answered' as const, texts: [question, reply, answer], signedBy: 'Leyla Məmmədova' },
  ...{
    outcome: { az: 'Təmin edilib', ru: 'Удовлетворено', en: 'Granted' },
    may: ['comment' as const, 'reopen' as const],
  },
};
const extended = {
  ...{ status: 'looked-at' as const, due: '2026-04-29' },
  told: [
    { due: '2026-04-08', at: '2026-03-06T06:00:00.000Z' },
    { due: '2026-04-29', at: '2026-03-20T06:00:00.000Z' },
  ],
};
const asked = {
  ...{ status: 'asked' as const, texts: [question] },
  may: ['comment' as const, 'supply' as const, 'withdraw' as const],
};
const [grants] = table.rows;
/** What the sample table says of somebody, with its longest ground where it refuses. */
const decided = (outcome: 'grant' | 'refuse') => ({
  status: 'decided' as const,
  may: ['comment' as const, 'object' as const],
  decision: {
    ...{ table: table.name, version: 1, outcome },
    ...(outcome === 'grant'
      ? { ground: null, amount: 1_234_567, months: 12, from: '2026-04-01' }
      : { ground: table.grounds[2]?.name ?? null, amount: null, months: null, from: null }),
    conditions: (grants?.when ?? []).map(({ says }, at) => ({
      says,
      holds: outcome === 'refuse' && at === 2 ? ('false' as const) : ('true' as const),
    })),
  },
});
const family = [table.facts[0], table.facts[1]] as const;
const differing = {
  ...asked,
  texts: [{ ...question, text: 'Yazdığınız məlumat reyestrdəkindən fərqlidir:\n…\nHansı düzdür?' }],
  differs: [
    { name: family[0]?.name ?? {}, type: 'count' as const, declared: 4, register: longestName, fetched: 3 },
    { name: family[1]?.name ?? {}, type: 'money' as const, declared: 0, register: longestName, fetched: 1_234_567 },
  ],
};
const draft = {
  ...{ centre: 'sample', form: 'appeal', language: 'az', answers: {}, hidden: [], until: '2026-04-05T06:00:00.000Z' },
  ...{ about: { kind: 'complaint', topic: 'pension' }, proof: null, proved: [], down: [] },
};

const decisionTable: unknown = table;
if (!Check(DecisionTable, decisionTable)) throw new Error('no sample');
const month = { month: '2026-03', table: table.id, version: 1 };
const counted: Decisions = {
  ...{ name: caseKinds.name, languages: caseKinds.languages, tables: [decisionTable], stopped: [] },
  registers: ['population', 'taxes', 'social', 'bank', 'employment'].map((id) => ({ id, name: longestName })),
  ...{ decided: 1245, waiting: null, objected: 12, shareStanding: 0.99, medianWorkingDays: 2 },
  months: [
    { ...month, outcome: 'grant', ground: null, count: 1001 },
    { ...month, outcome: 'refuse', ground: 'income-not-below', count: 240 },
    { ...month, outcome: 'refuse', ground: 'able-and-idle', count: null },
  ],
};
const noDecisions: Decisions = {
  ...{ ...counted, tables: [], registers: [], months: [], decided: 0, waiting: 0, objected: 0 },
  ...{ shareStanding: null, medianWorkingDays: null },
};

type OwnReception = NonNullable<NonNullable<RouteValue<'own'>['case']>['reception']>;
/** [CS28] What was asked of an official. */
const received: OwnReception = {
  official: { az: 'Rəhbər', ru: 'Руководитель', en: 'Head' },
  room: { az: '2-ci mərtəbə, 201', ru: '2-й этаж, 201', en: '2nd floor, 201' },
  ...{ date: '2026-03-16', from: '10:15', status: 'booked' },
};
const reception: Parameters<typeof ownCase>[0] = {
  ...{ number: 'Q26-000042-7', status: 'looked-at', topic: null, form: 'reception@1', reception: received },
  kind: { az: 'Qəbula yazılma', ru: 'Запись на приём', en: 'Request for a reception' },
  may: ['comment', 'attach', 'withdraw'],
};

export const appealStates: readonly State<AppealShown>[] = [
  way('kind', 'kind'),
  way('kind, 320', 'kind', small),
  way('kind, wide', 'kind', wide),
  way('nothing to send', 'nothing'),
  way('no connection', 'lost'),
  way('practice card', 'card'),
  way('practice card, 320', 'card', small),
  way('topic', 'topic'),
  way('topic, longest name', 'long', small),
  way('urgent', 'urgent'),
  way('urgent, 320', 'urgent', small),
  way('question', 'question'),
  way('question, wide', 'question', wide),
  way('question, not answered', 'fault'),
  way('question, kept by the server', 'kept'),
  way('check', 'check'),
  way('check, 320', 'check', small),
  way('check, about an official', 'official', small),
  way('check, told by', 'told-by', small),
  way('check, a letter', 'letter', small),
  way('check, a letter without an address', 'no-address', small),
  way('check, no answer came', 'unsure'),
  way('sent', 'sent'),
  way('sent, 320', 'sent', small),
  way('sent, wide', 'sent', wide),
  own('a reception', reception),
  own('a reception, wide', reception, { size: wide }),
  own('a reception, taken back', reception, { doing: 'withdraw' }),
  own('a reception, missed', {
    ...reception,
    status: 'lapsed',
    may: [],
    reception: { ...received, status: 'missed' as const },
  }),
  own('received', {}),
  own('files', withFiles),
  own('files, wide', withFiles, { size: wide }),
  own('documents', { status: 'answered', documents: [...someDocuments] }),
  { ...{ name: 'files, on their way', size: small }, open: sendingFiles },
  own('asked', asked),
  own('asked, 320', asked, { size: small }),
  own('asked, replying', asked, { doing: 'supply' }),
  own('extended', extended),
  own('answered', answered),
  own('answered, wide', answered, { size: wide }),
  own('answered, not agreed', answered, { doing: 'reopen' }),
  own('a table decides', { status: 'checking', may: ['comment', 'withdraw'] }),
  own('granted', decided('grant')),
  own('granted, wide', decided('grant'), { size: wide }),
  own('refused', decided('refuse')),
  own('refused, 320', decided('refuse'), { size: small }),
  own('refused, objecting', decided('refuse'), { doing: 'object' }),
  own('asked what differs', differing),
  own('asked what differs, 320', differing, { size: small }),
  own('sent on', { status: 'sent-on', sentTo: longestName.az ?? '', may: [] }),
  own('left', { status: 'left', may: [], texts: [{ ...answer, what: 'ground' }], signedBy: 'Leyla Məmmədova' }),
  own('told by', { toldBy: 'email', toldFirst: 'email' }, { size: small }),
  own('to be visited', { status: 'checking', visit: { until: '2026-04-08', madeAt: null } }, { size: small }),
  own(
    'visited',
    { status: 'checking', visit: { until: '2026-04-08', madeAt: '2026-03-10T08:00:00.000Z' } },
    { size: small },
  ),
  own('told by another way', { toldBy: 'sms', toldFirst: 'letter' }, { size: small }),
  own('withdrawing', {}, { doing: 'withdraw' }),
  own('to be confirmed', unconfirmed),
  own('to be confirmed, 320', unconfirmed, { size: small }),
  own('to be confirmed on paper', { ...unconfirmed, helped: { ...helped, code: null } }, { size: small }),
  { ...{ name: 'to be confirmed, no code typed', size: small }, open: confirming },
  { ...{ name: 'to be confirmed, a wrong code', size: small }, open: (language) => confirming(language, '123456') },
  { ...own('who looked at it', {}, { size: small }), presses: [aboutMe] },
  { ...own('who looked at it, to be erased', {}, { size: small }), presses: [aboutMe, eraseMe, eraseMe] },
  own('confirmed', { helped: { ...helped, confirmed: 'code' } }),
  own('lapsed', { ...unconfirmed, status: 'lapsed', may: [] }),
  own('withdrawn', { status: 'withdrawn', may: [] }),
  {
    ...{ name: 'begun, not sent', size: usual },
    open: (language) => openOwnPage(language, { draft, case: null }, null),
  },
  decisions('decisions', counted),
  decisions('decisions, 320', counted, small),
  decisions('decisions, wide', counted, wide),
  decisions('decisions, stopped, none yet', { ...noDecisions, tables: counted.tables, stopped: [table.id] }),
  decisions('decisions, no table', noDecisions),
  decisions('decisions, no connection', null),
  { ...{ name: 'unknown', size: usual }, open: (language) => openOwnPage(language, null, null) },
  ...historyStates,
];
