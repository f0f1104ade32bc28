import { signal } from '@preact/signals';
import type { FollowModel, Scene } from '../../follow/follow-model.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { FollowedCall, FollowView } from '../../shared/tickets/follow.ts';
import { centre, closedDay, morning, openDay, practiceDay } from './sample.ts';
import type { Size, State } from './state.ts';

/** The page on which phones follow the calls of a hall. */

const [phone, small] = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
] as const satisfies Size[];

const hall = { az: 'Zal A', ru: 'Зал A', en: 'Hall A' };
const corridor = {
  az: 'İkinci mərtəbə, qeydiyyat zalından keçəndə sağdakı dəhlizin sonunda',
  ru: 'Второй этаж, через зал регистрации, направо в конце коридора',
  en: 'Second floor, through the registration hall, right at the end of the corridor',
};
const call = (at: number, number: string, counter: string, place: FollowedCall['counter']['place'] = hall) => ({
  number,
  counter: { name: counter, place },
  at: new Date(morning - at * 60_000).toISOString(),
});
const called = (...calls: readonly FollowedCall[]) => calls.map((one) => ({ ...one, status: 'called' as const }));
const serving = (...calls: readonly FollowedCall[]) => calls.map((one) => ({ ...one, status: 'serving' as const }));
const last = Array.from({ length: 8 }, (_, at) =>
  call(10 + at, `C${String(90 - at).padStart(3, '0')}`, String(at + 1)),
);

const usual: FollowView = {
  centre: { id: 'asan', name: centre.name, timeZone: centre.timeZone, languages: centre.languages },
  day: openDay,
  waiting: 18,
  calls: [...called(call(0, 'A005', '1'), call(1, 'B012', '4')), ...serving(call(6, 'A004', '2'))],
  last,
};
const closed: Partial<FollowView> = { day: closedDay, calls: [], last: [], waiting: 0 };

const of = (name: string, scene: Scene, { isOld = false, size = phone as Size } = {}): State<FollowModel> => ({
  name,
  size,
  open: async (language) => ({
    shown: {
      ...{ scene: signal(scene), isOld: signal(isOld), language: signal(language) },
      ...{ now: () => morning, chooseLanguage: () => undefined, look: () => undefined, close: () => undefined },
    },
    close: () => undefined,
  }),
});
const shown = (name: string, view: Partial<FollowView>, more?: Parameters<typeof of>[2]) =>
  of(name, { at: 'shown', view: { ...usual, ...view } }, more);

export const followStates: readonly State<FollowModel>[] = [
  shown('two called', {}),
  shown('two called, 320', {}, { size: small }),
  shown('nobody called', { calls: [] }),
  shown('of several walls', { waiting: null }),
  shown('longest number, counter and place', {
    centre: { ...usual.centre, name: longestName },
    calls: called(call(0, 'MŞĞ9999', 'Pəncərə 12B', corridor), call(1, 'B012', 'Reyestr', null)),
  }),
  shown('practice', { day: practiceDay }),
  shown('server lost', {}, { isOld: true }),
  shown('closed', closed),
  shown('closed, no known opening', { ...closed, day: { ...closedDay, opensAt: null } }),
  of('loading', { at: 'loading' }),
  of('never heard', { at: 'lost' }),
  of('not followed here', { at: 'none' }),
  of('choice of centres', {
    at: 'centres',
    centres: [
      { id: 'asan', name: sampleCentre.name, archived: false },
      { id: 'dost', name: longestName, archived: false },
    ],
  }),
];
