import { signal } from '@preact/signals';
import { type FeedbackModel, openFeedback } from '../../feedback/feedback-model.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { screenLanguages } from '../../shared/languages.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import { type RatingAsked, type RatingState, reasonLines } from '../../shared/reports/ratings.ts';
import type { HallView } from '../../shared/views.ts';
import type { Answer } from '../../ui/api.ts';
import type { Pairing } from '../../ui/pairing.ts';
import type { RatingParts } from '../../ui/rating/rating.tsx';
import { createRating } from '../../ui/rating/rating-model.ts';
import { manualClock } from '../fakes/clock.ts';
import { handView } from '../fronts/hall-fakes.ts';
import { countedKeys, lost } from '../fronts/manager-fakes.ts';
import { centre, morning } from './sample.ts';
import type { Language, Size, State } from './state.ts';

const refused = (code: RefusalCode) => ({ ok: false, refusal: { code, message: '' } }) as const;

/** How it was: as the phone asks, and as the screen at the exit does. */
export type RatingShown =
  | ({ readonly on: 'phone' } & RatingParts)
  | { readonly on: 'exit'; readonly model: FeedbackModel };

const [phone, small] = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
] as const satisfies Size[];
const [lying, standing] = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
] as const satisfies Size[];

const question = { reasons: reasonLines(sampleCentre), languages: [...screenLanguages], practice: false };
const asked: RatingState = { ...question, until: '2026-12-07T08:00:00Z', given: null };
const given = (score: 1 | 5, mayChange = true): RatingState => ({
  ...asked,
  given: { score, reasons: score === 1 ? ['waited'] : [], changeUntil: '2026-11-30T09:00:00Z', mayChange },
});

interface OnPhone {
  readonly of?: RatingParts['of'];
  readonly state: RatingState;
  /** What comes of a touch. */
  readonly touched?: Answer<RatingState>;
  readonly more?: string;
}
const openPhone = async (language: Language, { of = 'visit', state, touched, more }: OnPhone) => {
  const say = async (_: RatingAsked): Promise<Answer<RatingState>> => touched ?? { ok: true, value: given(1) };
  const model = createRating({ look: async () => ({ ok: true, value: state }), say, newKey: countedKeys() });
  await model.load();
  if (touched !== undefined) await model.pick(1);
  if (more !== undefined) {
    model.write(more);
    await model.sendMore();
  }
  return { shown: { on: 'phone', model, language, of } as const, close: () => undefined };
};
const onPhone = (name: string, shown: OnPhone, size: Size = phone): State<RatingShown> => ({
  name: `phone, ${name}`,
  size,
  open: (language) => openPhone(language, shown),
});

interface AtExit {
  readonly pairing?: Pairing;
  readonly lost?: boolean;
  readonly notAsked?: boolean;
  readonly practice?: boolean;
  readonly pick?: 1 | 5;
  readonly send?: 'saving' | 'unsaved';
}
const paired: Pairing = { step: 'paired', centre: 'asan', place: 'exit', token: 'token' };
const hall = (practice: boolean): HallView => ({
  ...{ centre, display: { id: 'exit', name: 'Çıxış', text: null }, calls: [], last: [] },
  ...{ waiting: 0, openCounters: 0, pausedCounters: 0, voice: { speaks: false, volume: 100, quiet: null } },
  day: { open: true, practice, taking: true, opensAt: null, closesAt: null, date: '2026-11-30' },
});
const openExit = async (language: Language, shown: AtExit) => {
  const clock = manualClock(morning);
  const hand = handView<HallView>(hall(shown.practice === true));
  hand.connected.value = true;
  const pairing = signal<Pairing>(shown.pairing ?? paired);
  const model = openFeedback({
    ...{ clock, newKey: countedKeys(), languages: screenLanguages },
    pairing: { state: pairing, lost: signal(false), forget() {}, close() {} },
    watch: () => hand.live,
    ask: async () => (shown.notAsked === true ? refused('not-found') : { ok: true, value: question }),
    send: () => {
      if (shown.send === 'saving') return new Promise(() => undefined);
      return Promise.resolve(shown.send === 'unsaved' ? lost : { ok: true, value: {} });
    },
  });
  await clock.advance(0);
  model.speak(language);
  if (shown.pick !== undefined) model.pick(shown.pick);
  await clock.advance(0);
  const [reason] = question.reasons;
  if (shown.pick === 1 && reason !== undefined) model.tick(reason.id);
  if (shown.lost === true) {
    hand.connected.value = false;
    await clock.advance(9000);
  }
  return { shown: { on: 'exit', model } as const, close: () => model.close() };
};
const atExit = (name: string, shown: AtExit): readonly State<RatingShown>[] =>
  [lying, standing].map((size) => ({
    name: `exit, ${size === lying ? 'lying' : 'standing'}, ${name}`,
    size,
    open: (language) => openExit(language, shown),
  }));

export const ratingStates: readonly State<RatingShown>[] = [
  onPhone('asked', { state: asked }),
  onPhone('asked, 320', { state: asked }, small),
  onPhone('asked about a case', { of: 'case', state: asked }),
  onPhone('asked on a practice day', { state: { ...asked, practice: true } }),
  onPhone('a low face', { state: given(1) }),
  onPhone('a low face, 320', { state: given(1) }, small),
  onPhone('a good face', { state: given(5) }),
  onPhone('all sent', { state: given(1), more: 'Çox gözlədim' }),
  onPhone('no answer came', { state: asked, touched: lost }),
  onPhone('too late to change', { state: given(5), touched: refused('already-rated') }),
  onPhone('given for good', { state: given(5, false) }),
  ...atExit('asked', {}),
  ...atExit('asked on a practice day', { practice: true }),
  ...atExit('why', { pick: 1 }),
  ...atExit('saving', { pick: 5, send: 'saving' }),
  ...atExit('thanks', { pick: 5 }),
  ...atExit('not saved', { pick: 5, send: 'unsaved' }),
  ...atExit('server lost', { lost: true }),
  ...atExit('not asked', { notAsked: true }),
  ...atExit('to be let in', { pairing: { step: 'code', code: 'K7M2QX' } }),
  ...atExit('centre to choose', {
    pairing: {
      step: 'choose',
      centres: [
        { id: 'asan', name: sampleCentre.name },
        { id: 'dost', name: { az: 'DOST' } },
      ],
    },
  }),
];
