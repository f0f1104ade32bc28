import { signal } from '@preact/signals';
import { type CitizenList, type HistoryModel, openHistory } from '../../appeal/history-model.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import type { ChosenLanguage } from '../../ui/language.ts';
import { manualClock } from '../fakes/clock.ts';
import { caseKinds } from '../fronts/appeal-fakes.ts';
import { good, lost, refused, talkingApi } from '../fronts/manager-fakes.ts';
import type { Language, Size, State } from './state.ts';

export interface HistoryShown {
  readonly page: 'history';
  readonly model: HistoryModel;
  readonly language: ChosenLanguage;
}

const usual: Size = { width: 390, height: 844 };
const small: Size = { width: 320, height: 568 };
const wide: Size = { width: 1440, height: 900 };

const of = { centre: 'sample', name: caseKinds.name, languages: caseKinds.languages, timeZone: caseKinds.timeZone };
const [topic] = caseKinds.topics;
const one = {
  ...{ ...of, number: 'S26-000123-K', kind: caseKinds.kinds[1]?.name ?? {}, topic: topic?.name ?? null },
  ...{ status: 'looked-at' as const, receivedOn: '2026-03-06', due: '2026-04-08', answeredAt: null, link: '/m/secret' },
  reception: null,
};
const list: CitizenList = {
  until: '2026-03-12T05:15:00.000Z',
  cases: [
    {
      ...{
        ...one,
        number: 'Q26-000042-7',
        kind: { az: 'Qəbula yazılma', ru: 'Запись на приём', en: 'Request for a reception' },
      },
      ...{ topic: null, link: '/m/other' },
      reception: {
        of: { az: 'Rəhbər', ru: 'Руководитель', en: 'Head' },
        ...{ date: '2026-03-16', startsAt: '2026-03-16T06:15:00.000Z', status: 'booked' },
      },
    },
    one,
    { ...one, number: 'M26-000007-3', topic: longestName, status: 'answered', answeredAt: '2026-03-20T07:00:00.000Z' },
    { ...one, number: 'M25-009911-Z', status: 'closed', link: null },
  ],
  seats: [
    {
      ...{ ...of, of: { az: 'Şöbə müdiri', ru: 'Начальник отдела', en: 'Head of department' }, date: '2026-03-16' },
      ...{ startsAt: '2026-03-16T06:30:00.000Z', status: 'booked', bookedAt: null, link: '/b/secret' },
    },
    { ...of, of: longestName, date: '2026-02-02', startsAt: null, status: 'called-off', bookedAt: null, link: null },
  ],
};

const coded = ['code', 'wrong code', 'too many', 'name', 'no name', 'wrong name'] as const;
type Coded = (typeof coded)[number];
type Way = 'address' | 'fault' | 'no way' | 'lost' | Coded | 'list' | 'none' | 'ended' | 'cut';

const openWay = async (language: Language, way: Way) => {
  const server = talkingApi();
  const isIn = way === 'cut' || way === 'list' || way === 'none' || way === 'ended';
  const cut: CitizenList = { ...list, unreached: [of, { ...of, centre: 'far', name: longestName }] };
  const none: CitizenList = { ...list, cases: [], seats: [] };
  server.on('citizenCases', () =>
    isIn ? good(way === 'none' ? none : way === 'cut' ? cut : list) : refused('not-signed-in'),
  );
  server.on('citizenWays', () => (way === 'lost' ? lost : good({ phone: way !== 'no way', email: way !== 'no way' })));
  server.on('askCitizenCode', () => good({ seconds: 600 }));
  const isNamed = way === 'name' || way === 'no name' || way === 'wrong name';
  const refusal = isNamed ? 'needs-name' : way === 'too many' ? 'too-many' : 'wrong-code';
  server.on('startCitizenSession', () => refused(refusal));
  const clock = manualClock(Date.parse('2026-03-12T09:00:00+04:00'));
  const model = openHistory({ api: server.api, clock, language: () => language });
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  await settle();
  await settle();
  if (way === 'fault') await model.send();
  if (coded.some((one) => one === way)) {
    model.type('050 123 45 67');
    await model.send();
    model.typeFigures('123456');
    if (way === 'code') model.typeFigures('');
    else await model.open();
  }
  if (way === 'no name') await model.open();
  if (way === 'wrong name') {
    server.on('startCitizenSession', () => refused('wrong-name'));
    model.typeName('Məmmədova-Nümunəvi Xədicə-Fatiməzəhra');
    await model.open();
  }
  if (way === 'ended') await clock.advance(900_000);
  await settle();
  const shown: HistoryShown = { page: 'history', model, language: { code: signal(language), choose: () => undefined } };
  return { shown, close: () => model.close() };
};

const state = (name: string, way: Way, size: Size = usual): State<HistoryShown> => ({
  ...{ name: `history: ${name}`, size },
  open: (language) => openWay(language, way),
});

/** The way to all that somebody has asked for. */
export const historyStates: readonly State<HistoryShown>[] = [
  state('address', 'address'),
  state('address, 320', 'address', small),
  state('address, wide', 'address', wide),
  state('no address', 'fault'),
  state('no way', 'no way'),
  state('no connection', 'lost'),
  state('code', 'code'),
  state('wrong code', 'wrong code'),
  state('too many tries', 'too many', small),
  state('name', 'name'),
  state('name, 320', 'name', small),
  state('name, wide', 'name', wide),
  state('no name', 'no name'),
  state('wrong name', 'wrong name'),
  state('wrong name, 320', 'wrong name', small),
  state('list', 'list'),
  state('list, 320', 'list', small),
  state('list, wide', 'list', wide),
  state('nothing', 'none'),
  state('two centres do not answer', 'cut'),
  state('time is over', 'ended'),
];
