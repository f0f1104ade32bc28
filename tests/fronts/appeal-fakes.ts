import { signal } from '@preact/signals';
import { type AppealModel, openAppeal } from '../../appeal/appeal-model.ts';
import type { AppealPorts, CaseKinds, OwnCase, Step } from '../../appeal/ports.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import { practicePeople } from '../../server/registers/practice.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { memories } from './counter-fakes.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, type TalkingApi, talkingApi } from './manager-fakes.ts';

/** A world to write in: a centre that takes appeals behind an api that answers as told, and a tab with its history. */

export const caseKinds: CaseKinds = {
  ...{ name: sampleCentre.name, languages: [...sampleCentre.languages], timeZone: sampleCentre.timeZone },
  kinds: [
    {
      id: 'proposal',
      name: { az: 'Təklif', ru: 'Предложение', en: 'Proposal' },
      form: 'appeal',
      days: 15,
      cards: null,
    },
    { id: 'complaint', name: { az: 'Şikayət', ru: 'Жалоба', en: 'Complaint' }, form: 'appeal', days: 15, cards: null },
  ],
  officials: [],
  topics: [
    {
      ...{ id: 'pension', name: { az: 'Pensiyanın təyin olunması', ru: 'Назначение пенсии', en: 'Pensions' } },
      urgent: null,
    },
    {
      ...{ id: 'violence', name: { az: 'Məişət zorakılığı', ru: 'Домашнее насилие', en: 'Violence at home' } },
      urgent: {
        az: 'Təhlükə varsa, 142 nömrəsinə zəng edin: gecə-gündüz, pulsuz.',
        ru: 'Если есть опасность, звоните 142: круглосуточно и бесплатно.',
        en: 'If there is danger, call 142: day and night, free of charge.',
      },
    },
  ],
};

/** [RE3] The same, where a complaint takes a practice card. */
export const withCards: CaseKinds = {
  ...caseKinds,
  kinds: caseKinds.kinds.map((kind) => ({ ...kind, cards: practicePeople.map((one) => ({ ...one })) })),
};

export function ownCase(change: Partial<OwnCase> = {}): OwnCase {
  return {
    ...{ centre: 'sample', name: caseKinds.name, languages: caseKinds.languages, timeZone: caseKinds.timeZone },
    ...{ number: 'S26-000123-K', status: 'received', receivedOn: '2026-03-06', due: '2026-04-08' },
    kind: caseKinds.kinds[1]?.name ?? {},
    topic: caseKinds.topics[0]?.name ?? null,
    told: [{ due: '2026-04-08', at: '2026-03-06T06:00:00.000Z' }],
    reckoning: {
      from: '2026-03-06',
      left: [
        { date: '2026-03-07', kind: 'rest', name: null },
        { date: '2026-03-08', kind: 'off', name: { az: 'Qadınlar günü', ru: 'Женский день', en: "Women's Day" } },
        { date: '2026-03-09', kind: 'moved', name: null },
      ],
      provisional: false,
    },
    ...{
      form: 'appeal@1',
      answers,
      hidden: [],
      outcome: null,
      sentTo: null,
      helped: null,
      signedBy: null,
      toldBy: null,
      toldFirst: null,
      visit: null,
      reception: null,
      texts: [],
      decision: null,
      files: [],
      differs: [],
    },
    documents: [],
    overseen: [],
    may: ['comment', 'withdraw'],
    ...change,
  };
}

export const answers = {
  text: 'Pensiyam düzgün hesablanmayıb. Yenidən baxılmasını xahiş edirəm.',
  ...{ surname: 'Quliyeva', name: 'Ayan', address: 'Bakı, Nizami küç. 12', phone: '+994501234567' },
};

export interface AppealWorld {
  readonly server: TalkingApi;
  readonly clock: ManualClock;
  /** The tab's history, the latest last. */
  readonly steps: readonly Step[];
  readonly storage: ReturnType<typeof memories>;
  open(more?: Partial<Pick<AppealPorts, 'before' | 'begun'>>): AppealModel;
}

export function anAppealWorld(language = 'az'): AppealWorld {
  const server = talkingApi();
  const clock = manualClock(Date.parse('2026-03-06T09:00:00+04:00'));
  const steps: Step[] = [];
  const [storage, newKey] = [memories(), countedKeys()];
  server.on('caseKinds', () => good(caseKinds));
  server.on('form', ({ params }) => good(shippedForm(params?.form?.split('@')[0] ?? '')));
  const state = { until: '2026-04-05T06:00:00.000Z', proof: null, proved: [], down: [] };
  server.on('addDraft', () => good({ secret: 'secret-of-the-draft', ...state }));
  server.on('answerDraft', () => good(state));
  const sent = { number: 'S26-000123-K', due: '2026-04-08', receivedOn: '2026-03-06', secret: 'secret-of-the-draft' };
  server.on('registerCase', () => good(sent));
  server.on('own', () => good({ draft: null, case: ownCase() }));
  return {
    ...{ server, clock, steps, storage },
    open: (more = {}) =>
      openAppeal({
        ...{ api: server.api, clock, newKey, keeps: true, sendTo: () => sendsNothing },
        language: { code: signal(language), choose: () => undefined },
        ...{ centreAsked: 'sample', tab: storage('novbe.appeal'), before: null, begun: null },
        goTo(step, how) {
          if (how === 'replace') steps.pop();
          steps.push(step);
        },
        ...more,
      }),
  };
}
