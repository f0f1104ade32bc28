import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { createAnswering } from '../../feedback/answering.ts';
import { openFeedback } from '../../feedback/feedback-model.ts';
import type { Score } from '../../shared/reports/rating-scores.ts';
import type { RatingAsked, RatingState } from '../../shared/reports/ratings.ts';
import type { HallView } from '../../shared/views.ts';
import type { Answer } from '../../ui/api.ts';
import type { Pairing } from '../../ui/pairing.ts';
import { createRating } from '../../ui/rating/rating-model.ts';
import { manualClock } from '../fakes/clock.ts';
import { hallView, handView } from './hall-fakes.ts';
import { countedKeys, lost } from './manager-fakes.ts';

const asked: RatingState = {
  reasons: [{ id: 'waited', name: { az: 'Çox gözlədim' } }],
  languages: ['az'],
  practice: false,
  until: '2026-11-27T06:00:00Z',
  given: null,
};
const after = (body: RatingAsked, mayChange = true): RatingState => ({
  ...asked,
  given: { score: body.score, reasons: [...(body.reasons ?? [])], changeUntil: '2026-11-20T06:10:00Z', mayChange },
});
const refused = (code: 'already-rated' | 'wrong-status') => ({ ok: false, refusal: { code, message: '' } }) as const;

/** A phone whose server answers as it is told, else takes what is said. */
const aPhone = (state: Answer<RatingState> = { ok: true, value: asked }) => {
  const said: (readonly [RatingAsked, string])[] = [];
  const answers: Answer<RatingState>[] = [];
  const model = createRating({
    look: async () => state,
    say: async (body, key) => {
      said.push([body, key]);
      return answers.shift() ?? { ok: true, value: after(body) };
    },
    newKey: countedKeys(),
  });
  return { model, said, answers };
};

test('[RA1] one touch says it; reasons and a comment follow if somebody likes, with the same face', async () => {
  const { model, said } = aPhone();
  await model.load();
  expect(model.scene.value.at).toBe('asking');
  await model.pick(1);
  expect(said.map(([body]) => body)).toEqual([{ score: 1 }]);
  expect(model.scene.value).toMatchObject({ at: 'given', score: 1, mayChange: true });
  model.tick('waited');
  model.write('  Uzun sürdü ');
  await model.sendMore();
  expect(said.at(-1)?.[0]).toEqual({ score: 1, reasons: ['waited'], comment: 'Uzun sürdü' });
  expect(model.sentMore.value).toBe(true);
  model.tick('waited');
  expect([model.reasons.value, model.sentMore.value]).toEqual([[], false]);
  await model.pick(5);
  expect(said.at(-1)?.[0]).toEqual({ score: 5, comment: 'Uzun sürdü' });
  expect(new Set(said.map(([, key]) => key)).size).toBe(said.length);
});

test('what comes to nothing says so and leaves what stood; where nobody is asked there is nothing', async () => {
  const { model, answers } = aPhone();
  await model.load();
  answers.push(lost);
  await model.pick(2);
  expect([model.trouble.value, model.scene.value.at]).toEqual(['lost', 'asking']);
  await model.pick(2);
  expect([model.trouble.value, model.scene.value.at]).toEqual([null, 'given']);
  answers.push(refused('already-rated'));
  await model.pick(4);
  expect(model.trouble.value).toBe('late');
  // What stands then is said without the promise that it can be changed.
  expect(model.scene.value).toMatchObject({ score: 2, mayChange: false });
  const nobody = aPhone(refused('wrong-status'));
  await nobody.model.load();
  expect(nobody.model.scene.value.at).toBe('nothing');
});

/** The question at the exit: what was sent with which key, and how often somebody came next. */
const atExit = (hasReasons = true) => {
  const clock = manualClock();
  const sent: { score: Score; reasons: string[]; key: string }[] = [];
  const answers: Answer<object>[] = [];
  let resets = 0;
  const model = createAnswering({
    clock,
    newKey: countedKeys(),
    hasReasons: () => hasReasons,
    onReset: () => {
      resets += 1;
    },
    send: async (said, key) => {
      sent.push({ ...said, key });
      return answers.shift() ?? { ok: true, value: {} };
    },
  });
  return { clock, model, sent, answers, resets: () => resets, step: () => model.answering.value.step };
};

test('at the exit a good face is sent at once; thanks go by themselves', async () => {
  const { clock, model, sent, step, resets } = atExit();
  model.pick(4);
  model.pick(1);
  expect(step()).toBe('saving');
  await clock.advance(0);
  expect([step(), sent.length, sent[0]?.score]).toEqual(['thanks', 1, 4]);
  await clock.advance(4000);
  expect([step(), resets()]).toEqual(['ask', 1]);
});

test('a low face waits for its reasons, and is sent without them by one who has gone', async () => {
  const { clock, model, sent, step } = atExit();
  model.pick(2);
  expect([step(), sent.length]).toEqual(['why', 0]);
  await clock.advance(29_000);
  model.tick('waited');
  await clock.advance(29_999);
  expect(sent).toEqual([]);
  await clock.advance(1);
  expect(sent).toMatchObject([{ score: 2, reasons: ['waited'] }]);
  const other = atExit();
  other.model.pick(1);
  other.model.back();
  expect([other.step(), other.sent.length]).toEqual(['ask', 0]);
  const plain = atExit(false);
  plain.model.pick(1);
  expect(plain.sent).toMatchObject([{ score: 1, reasons: [] }]);
});

test('what was lost is asked again under the same key, and is not called saved', async () => {
  const { clock, model, sent, answers, step } = atExit();
  answers.push(lost);
  model.pick(5);
  await clock.advance(0);
  expect(step()).toBe('thanks');
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  await clock.advance(4000);
  answers.push(lost, lost);
  model.pick(5);
  await clock.advance(0);
  expect(step()).toBe('unsaved');
  await clock.advance(8000);
  expect(step()).toBe('ask');
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
});

test('the screen at the exit says within seconds that its server is lost, and speaks its first language to the next one', async () => {
  const clock = manualClock();
  const hand = handView<HallView>(hallView());
  const pairing = signal<Pairing>({ step: 'code', code: 'ABC' });
  let question: Answer<RatingState> = { ok: true, value: asked };
  const model = openFeedback({
    ...{ clock, newKey: countedKeys(), languages: ['az', 'ru', 'en'] },
    pairing: { state: pairing, lost: signal(false), forget() {}, close() {} },
    watch: () => hand.live,
    ask: async () => question,
    send: async () => ({ ok: true, value: {} }),
  });
  expect(model.scene.value).toEqual({ step: 'pairing', code: 'ABC' });
  pairing.value = { step: 'paired', centre: 'c', place: 'd', token: 't' };
  hand.connected.value = true;
  await clock.advance(0);
  expect(model.scene.value.step).toBe('open');
  const first = model.language.value;
  const other = model.spoken.value.find((one) => one !== first) ?? first;
  model.speak(other);
  model.pick(5);
  await clock.advance(4000);
  expect(model.language.value).toBe(first);
  hand.connected.value = false;
  await clock.advance(2000);
  expect(model.scene.value.step).toBe('lost');
  question = { ok: false, refusal: { code: 'not-found', message: '' } };
  hand.connected.value = true;
  await clock.advance(0);
  expect(model.scene.value.step).toBe('not-asked');
  model.close();
});
