import { describe, expect, test } from 'vitest';
import { Booking } from '../../kiosk/booking/booking.ts';
import type { Bookee } from '../../kiosk/booking/booking-state.ts';
import { datePut, dateShown, digitsOf } from '../../kiosk/booking/typing.ts';
import { lettered } from '../../ui/touch-keys/typing.ts';
import { aKiosk, kioskView } from './kiosk-fakes.ts';

/** Booking a reception at the kiosk: one thing a screen, sent once, and nothing stays. */

const head = {
  ...{ id: 'head', surname: 'S', name: 'N', patronymic: null },
  ...{ post: { az: 'Rəhbər' }, department: 'd', room: { az: '201' }, receptions: [] },
};

const bookee: Bookee = {
  ...{ resource: 'official-head', kind: 'official', id: 'head', name: head.post, person: 'S N', room: head.room },
};
const begin = async () => {
  const kiosk = aKiosk({ ...kioskView, offersBooking: true });
  kiosk.server.plan.officials = [head];
  kiosk.server.plan.dates = [
    { date: '2026-11-23', full: false },
    { date: '2026-11-30', full: true },
  ];
  kiosk.server.plan.times = [
    { from: '10:00', free: 1 },
    { from: '10:15', free: 0 },
    { from: '10:30', free: 1 },
  ];
  await kiosk.touch(() => kiosk.model.openErrand('book'));
  await kiosk.clock.advance(0);
  const booking = (): Booking => {
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof Booking)) throw new Error(`the step is ${step.step}`);
    return step.errand;
  };
  const at = () => booking().state.value;
  const touch = async (...actions: readonly ((one: Booking) => unknown)[]) => {
    for (const action of actions) await kiosk.touch(() => void action(booking()));
  };
  /** Until the first question. */
  const atQuestions = () =>
    touch(
      (one) => one.choose(bookee),
      (one) => one.chooseDate('2026-11-23', false),
      (one) => one.chooseTime('10:30'),
    );
  const answer = async (answers: { readonly [field: string]: unknown }) => {
    for (let asked = 0; at().at === 'question' && asked < 40; asked += 1) {
      const [field] = booking().form?.page.value?.fields ?? [];
      if (field === undefined) break;
      await touch((one) => {
        if (field.id in answers) one.form?.answer(field.id, answers[field.id]);
        if (field.id in answers) one.next();
        else one.skip();
      });
    }
  };
  return { ...kiosk, booking, at, press: touch, atQuestions, answer };
};

const answers = {
  ...{ kind: 'application', status: 'pensioner', privilege: 'none', address: 'Bakı', surname: 'Əliyeva', name: 'Ayan' },
};

describe('a reception at the kiosk', () => {
  test('is booked: who, when, a question a screen, sent once under one key, and its code printed', async () => {
    const kiosk = await begin();
    expect(kiosk.at()).toMatchObject({ at: 'who', bookees: [bookee, { resource: 'service-pension', person: null }] });
    await kiosk.press((one) => one.choose(bookee));
    expect(kiosk.at()).toMatchObject({ at: 'date' });
    await kiosk.press((one) => one.chooseDate('2026-11-23', false));
    expect(kiosk.at()).toMatchObject({ at: 'time', times: ['10:00', '10:30'] });
    await kiosk.press((one) => one.chooseTime('10:30'));
    expect(kiosk.server.asked.at(-1)?.body).toEqual({ resource: 'official-head', date: '2026-11-23', from: '10:30' });
    await kiosk.answer(answers);
    expect(kiosk.at()).toEqual({ at: 'check', trouble: null });
    await kiosk.press((one) => one.send());
    const sent = kiosk.server.asked.find(({ body }) => Object.hasOwn(Object(body), 'hold'));
    expect(sent?.body).toEqual({
      hold: 'hold-1',
      form: 'reception',
      answers,
      contact: { name: 'Ayan Əliyeva' },
      language: 'az',
    });
    expect(kiosk.at()).toMatchObject({ at: 'sent', code: '482913', slip: { job: 'job-A001' } });
    await kiosk.press((one) => one.leave());
    expect(kiosk.step().step).toBe('home');
    expect(kiosk.server.released).toEqual([]);
  });

  test('of a full date is waited for, and keeps no place', async () => {
    const kiosk = await begin();
    await kiosk.press(
      (one) => one.choose(bookee),
      (one) => one.chooseDate('2026-11-30', true),
    );
    await kiosk.answer(answers);
    await kiosk.press((one) => one.send());
    expect(kiosk.server.asked.at(-2)?.body).toMatchObject({ resource: 'official-head', date: '2026-11-30' });
    expect(kiosk.at()).toMatchObject({ at: 'sent' });
  });

  test('of a service is booked by its own questions', async () => {
    const kiosk = await begin();
    const state = kiosk.at();
    const service = state.at === 'who' ? state.bookees[1] : undefined;
    if (service === undefined) throw new Error('no service');
    await kiosk.press(
      (one) => one.choose(service),
      (one) => one.chooseDate('2026-11-23', false),
      (one) => one.chooseTime('10:00'),
    );
    await kiosk.answer({ surname: 'A', name: 'B' });
    await kiosk.press((one) => one.send());
    const sent = kiosk.server.asked.find(({ body }) => Object.hasOwn(Object(body), 'form'));
    expect(sent?.body).toMatchObject({ form: 'visit', answers: { surname: 'A', name: 'B' } });
  });

  test('that somebody else took is said, and the answers are there for another time', async () => {
    const kiosk = await begin();
    await kiosk.atQuestions();
    await kiosk.answer(answers);
    kiosk.server.plan.refuse = 'slot-taken';
    await kiosk.press((one) => one.send());
    expect(kiosk.at()).toMatchObject({ at: 'time', trouble: 'taken' });
    kiosk.server.plan.refuse = null;
    await kiosk.press((one) => one.chooseTime('10:00'));
    expect(kiosk.at()).toEqual({ at: 'check', trouble: null });
    expect(kiosk.booking().form?.answers.value).toMatchObject({ surname: 'Əliyeva' });
  });

  test('whose form changed meanwhile is asked as it is now, and what was typed stays', async () => {
    const kiosk = await begin();
    await kiosk.atQuestions();
    await kiosk.answer(answers);
    const { plan } = kiosk.server;
    const pet = { id: 'pet', type: 'text' as const, label: { az: 'Heyvan' }, required: true };
    const steps = [...plan.form.steps, { id: 'pets', title: pet.label, fields: [pet] }];
    plan.form = { ...plan.form, version: 2, steps };
    plan.refuse = 'bad-answers';
    plan.about = { field: 'pet', rule: 'required', form: 'reception@2' };
    await kiosk.press((one) => one.send());
    expect(kiosk.at()).toMatchObject({ at: 'question', page: { fields: [{ id: 'pet' }] } });
    plan.refuse = null;
    await kiosk.answer({ pet: 'a cat' });
    await kiosk.press((one) => one.send());
    expect(kiosk.server.asked.at(-2)?.body).toMatchObject({ answers: { ...answers, pet: 'a cat' } });
    expect(kiosk.at()).toMatchObject({ at: 'sent' });
  });

  test('whose answer is lost goes again as it was, under the same key, and nothing is changed meanwhile', async () => {
    const kiosk = await begin();
    await kiosk.atQuestions();
    await kiosk.answer(answers);
    const before = kiosk.server.asked.length;
    kiosk.server.plan.loseReplies = 1000;
    await kiosk.press((one) => one.send());
    await kiosk.clock.advance(90_000);
    expect(kiosk.at()).toEqual({ at: 'check', trouble: 'lost' });
    await kiosk.press(
      (one) => one.change('surname'),
      (one) => one.back(),
    );
    expect(kiosk.at()).toMatchObject({ at: 'check' });
    kiosk.server.plan.loseReplies = 0;
    await kiosk.press((one) => one.send());
    expect(kiosk.at()).toMatchObject({ at: 'sent' });
    const sent = kiosk.server.asked.slice(before).filter(({ body }) => Object.hasOwn(Object(body), 'hold'));
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  test('is left after a question whether one goes on: the place is given back and no answer stays', async () => {
    const kiosk = await begin();
    await kiosk.atQuestions();
    await kiosk.answer({ kind: 'application' });
    const left = kiosk.booking();
    await kiosk.clock.advance(100_000);
    expect(kiosk.model.warning.value).toBe(20);
    kiosk.model.touched();
    await kiosk.clock.advance(119_000);
    expect(kiosk.server.released).toEqual([]);
    await kiosk.clock.advance(1000);
    expect(kiosk.step().step).toBe('home');
    expect(kiosk.server.released).toEqual([{ centre: 'sample', seat: 'hold-1' }]);
    expect([left.form, left.chosen]).toEqual([null, null]);
  });

  test('[FO5] that is under way is hidden after half a minute, until whose it is says that they go on', async () => {
    const kiosk = await begin();
    await kiosk.atQuestions();
    const { hiding } = kiosk.booking();
    await kiosk.clock.advance(44_000);
    expect([hiding?.hidden.value, kiosk.model.warning.value]).toEqual([false, null]);
    await kiosk.answer({ kind: 'application', status: 'student' });
    await kiosk.clock.advance(29_000);
    kiosk.model.touched();
    await kiosk.clock.advance(29_999);
    expect(hiding?.hidden.value).toBe(false);
    await kiosk.clock.advance(1);
    expect(hiding?.hidden.value).toBe(true);
    kiosk.model.touched();
    await kiosk.touch(() => kiosk.model.back());
    expect(hiding?.hidden.value).toBe(true);
    const stood = kiosk.at();
    await kiosk.press((one) => one.goOn());
    expect(hiding?.hidden.value).toBe(false);
    expect(kiosk.at()).toEqual(stood);
    expect(kiosk.booking().form?.answers.value).toMatchObject({ status: 'student' });
    await kiosk.clock.advance(30_000);
    expect(hiding?.hidden.value).toBe(true);
  });

  test('goes back a step at a time, to the answers and to the list', async () => {
    const kiosk = await begin();
    await kiosk.atQuestions();
    await kiosk.press(
      (one) => one.form?.answer('kind', 'application'),
      (one) => one.next(),
    );
    expect(kiosk.at()).toMatchObject({ page: { id: 'status' } });
    const back = async () => {
      await kiosk.touch(() => kiosk.model.back());
      const now = kiosk.step().step === 'errand' ? kiosk.at() : null;
      return now === null ? 'home' : now.at === 'question' ? now.page.id : now.at;
    };
    expect([await back(), await back(), await back(), await back(), await back()]).toEqual([
      ...['kind', 'time', 'date', 'who', 'home'],
    ]);
  });

  test('is not begun where the list does not come, and is asked for again', async () => {
    const kiosk = aKiosk({ ...kioskView, offersBooking: true });
    kiosk.server.plan.loseLists = true;
    await kiosk.touch(() => kiosk.model.openErrand('book'));
    await kiosk.clock.advance(0);
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof Booking)) throw new Error('no booking');
    expect(step.errand.state.value.at).toBe('lost');
    kiosk.server.plan.loseLists = false;
    await step.errand.load();
    expect(step.errand.state.value.at).toBe('who');
  });
});

test('a date is typed as day, month and year, a name begins with a capital', () => {
  expect([datePut('27'), datePut('2703'), datePut('27031955')]).toEqual(['--27', '-03-27', '1955-03-27']);
  expect([digitsOf('-03-27'), dateShown('1955-03-27'), dateShown('--27')]).toEqual(['2703', '27.03.1955', '27']);
  expect(lettered('text', '', 'i', 'az')).toBe('İ');
  expect(lettered('text', 'Əli ', 'b', 'az')).toBe('Əli B');
  expect([lettered('long', 'Salam', 'a', 'az'), lettered('email', '', 'a', 'az')]).toEqual(['Salama', 'a']);
});
