import { describe, expect, test } from 'vitest';
import type { BookModel } from '../../booking/book-model.ts';
import { writeDraft } from '../../booking/draft.ts';
import { sharedBooking } from '../../booking/shared-booking.ts';
import { begunIn, takeUp } from '../../booking/take-up.ts';
import type { FormField } from '../../shared/cases/form-schema.ts';
import { isSharedDevice } from '../../ui/shared-device/mark.ts';
import { openSharedUse } from '../../ui/shared-device/shared-use.ts';
import { aBookWorld, aSeat, type BookWorld } from './book-fakes.ts';
import { good, lost, refused } from './manager-fakes.ts';

/** Booking from home: each step, what stands in the way, and that it is sent once. */

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const steps = ({ steps: all }: BookWorld): readonly string[] => all.map(({ at, page }) => page ?? at);

const toTimes = async (world: BookWorld): Promise<BookModel> => {
  const model = world.open();
  await settle();
  model.choose('official-head');
  await settle();
  model.pickDate('2026-03-16', false);
  await settle();
  return model;
};
const toQuestions = async (world: BookWorld): Promise<BookModel> => {
  const model = await toTimes(world);
  await model.pickTime({ date: '2026-03-16', from: '10:15' });
  return model;
};
const answers: { readonly [page: string]: { readonly [field: string]: unknown } } = {
  kind: { kind: 'complaint' },
  status: { status: 'pensioner' },
  contact: { phone: '050 123 45 67' },
  address: { address: 'Bakı' },
  identity: { surname: 'Quliyeva', name: 'Ayan' },
};
const answerAll = (model: BookModel): void => {
  const form = model.form.value;
  for (let page = form?.page.value; page != null; page = form?.page.value) {
    for (const [field, value] of Object.entries(answers[page.id] ?? {})) form?.answer(field, value);
    expect(form?.next(), page.id).toBe(true);
    model.answered();
  }
};
const toCheck = async (world: BookWorld): Promise<BookModel> => {
  const model = await toQuestions(world);
  answerAll(model);
  return model;
};

describe('on the way', () => {
  test('every step is one of the browser, and its way back leads through them', async () => {
    const world = aBookWorld();
    const model = await toCheck(world);
    expect(steps(world)).toEqual([
      ...['date', 'time', 'kind', 'status', 'privilege', 'contact', 'address', 'note', 'identity', 'document', 'check'],
    ]);
    model.show({ at: 'question', page: 'identity' });
    expect(model.form.value?.page.value?.id).toBe('identity');
    expect(model.form.value?.answers.value.surname).toBe('Quliyeva');
    model.show({ at: 'date' });
    expect(model.step.value).toEqual({ at: 'date' });
    model.show({ at: 'what' });
    expect(model.step.value).toEqual({ at: 'what' });
    expect(JSON.stringify(world.steps)).not.toContain('Quliyeva');
  });

  test('a place is kept for so many minutes, told by the minute; another takes its place', async () => {
    const world = aBookWorld();
    const model = await toQuestions(world);
    expect(model.keptMinutes.value).toBe(10);
    await world.clock.advance(9.5 * 60_000);
    expect(model.keptMinutes.value).toBe(1);
    await world.clock.advance(60_000);
    expect(model.keptMinutes.value).toBe(0);
    await model.pickTime({ date: '2026-03-16', from: '10:30' });
    expect(world.server.of('releaseHold')).toHaveLength(1);
    expect(world.server.of('hold').at(-1)?.body).toMatchObject({ from: '10:30' });
    // The one that is kept is not asked for again.
    await model.pickTime({ date: '2026-03-16', from: '10:30' });
    expect(world.server.of('hold')).toHaveLength(2);
    model.close();
  });

  test('a place that somebody else has is said, with the nearest, which is then kept', async () => {
    const world = aBookWorld();
    const model = await toTimes(world);
    const nearest = '2026-03-16T10:30 2026-04-06T10:00';
    const taken = { ok: false, refusal: { code: 'slot-taken', message: '', about: { nearest } } } as const;
    world.server.on('hold', () => taken);
    await model.pickTime({ date: '2026-03-16', from: '10:15' });
    expect(model.trouble.value).toEqual({
      why: 'taken',
      nearest: [
        { date: '2026-03-16', from: '10:30' },
        { date: '2026-04-06', from: '10:00' },
      ],
    });
    expect(model.step.value.at).toBe('time');
    world.server.on('hold', () => good({ hold: 'seat2', until: '', seconds: 600 }));
    await model.pickTime({ date: '2026-04-06', from: '10:00' });
    expect(model.choice.value).toMatchObject({ date: '2026-04-06', from: '10:00' });
    expect(model.step.value).toEqual({ at: 'question', page: 'kind' });
  });

  test('a full date leads to the standby list: nothing is kept, and it is sent as that', async () => {
    const world = aBookWorld();
    const model = world.open();
    await settle();
    model.choose('official-head');
    model.pickDate('2026-04-06', true);
    await settle();
    answerAll(model);
    await model.send();
    expect(world.server.of('hold')).toEqual([]);
    expect(world.server.of('standBy')[0]?.body).toMatchObject({ resource: 'official-head', date: '2026-04-06' });
    expect(model.sent.value?.seat.status).toBe('standby');
  });

  test('what the server does not answer is said, and asked again', async () => {
    const world = aBookWorld();
    world.server.on('officials', () => lost);
    const model = world.open();
    await settle();
    expect(model.offers.offered.value).toEqual({ at: 'lost' });
    world.server.on('officials', () => good([]));
    model.reload();
    await settle();
    expect(model.offers.offered.value.at).toBe('offer');
    expect(model.offers.found.value.every(({ service }) => service !== null)).toBe(true);
  });

  test('once the server is back what did not come is asked by itself, and nothing else', async () => {
    const world = aBookWorld();
    world.server.on('officials', () => lost);
    const model = world.open();
    await settle();
    world.server.on('officials', () => good([]));
    model.goOn();
    await settle();
    expect(model.offers.offered.value.at).toBe('offer');
    const asked = world.server.of('officials').length;
    model.goOn();
    await settle();
    expect(world.server.of('officials')).toHaveLength(asked);
  });
});

describe('sending', () => {
  test('tells who it is, how they are reached, and what they answered; then nothing of it is left in the tab', async () => {
    const world = aBookWorld();
    const model = await toCheck(world);
    expect(world.storage('novbe.book').read()).toContain('Quliyeva');
    await model.send();
    const [sent] = world.server.of('book');
    expect(sent?.body).toMatchObject({
      ...{ hold: 'seat1', form: 'reception', language: 'az' },
      contact: { name: 'Quliyeva Ayan', phone: '+994501234567' },
      answers: { kind: 'complaint', phone: '+994501234567' },
    });
    expect(world.storage('novbe.book').read()).toBeNull();
    expect(world.storage('novbe.bookings').read()).toContain('secret-of-seat-1');
    expect(world.storage('novbe.bookings').read()).not.toContain('Quliyeva');
    // The way back leads nowhere else, and nothing is sent again.
    model.show({ at: 'check' });
    await model.send();
    expect(world.server.of('book')).toHaveLength(1);
    expect(steps(world).at(-1)).toBe('sent');
  });

  test('without an answer the same goes again under the same key, after a reload too', async () => {
    const world = aBookWorld();
    const model = await toCheck(world);
    world.server.on('book', () => lost);
    await model.send();
    expect(model.trouble.value).toEqual({ why: 'unsure' });
    model.show({ at: 'question', page: 'note' });
    expect(model.step.value.at).toBe('check');
    model.close();
    const again = world.open({ at: 'check' });
    await settle();
    await settle();
    expect(again.step.value.at).toBe('check');
    expect(again.trouble.value).toEqual({ why: 'unsure' });
    world.server.on('book', () => good({ seat: aSeat(), secret: 's', request: null }));
    await again.send();
    const [first, second] = world.server.of('book');
    expect(second).toEqual(first);
    expect(again.sent.value?.secret).toBe('s');
  });

  test('a place that is lost meanwhile costs no answer: another is taken, and it is sent', async () => {
    const world = aBookWorld();
    const model = await toCheck(world);
    world.server.on('book', () => refused('slot-taken'));
    await model.send();
    expect(model.trouble.value).toEqual({ why: 'taken', nearest: [] });
    expect(model.keptMinutes.value).toBeNull();
    world.server.on('hold', () => good({ hold: 'seat2', until: '', seconds: 600 }));
    world.server.on('book', () => good({ seat: aSeat(), secret: 's', request: null }));
    await model.pickTime({ date: '2026-04-13', from: '10:45' });
    expect(model.step.value.at).toBe('check');
    await model.send();
    const [first, second] = world.server.of('book');
    expect(second?.body).toMatchObject({ hold: 'seat2' });
    expect(second?.key).not.toBe(first?.key);
    expect(model.sent.value).not.toBeNull();
  });

  test('an answer that the server refuses is opened where it is put right', async () => {
    const world = aBookWorld();
    const model = await toCheck(world);
    const about = { field: 'phone', rule: 'pattern' };
    world.server.on('book', () => ({ ok: false, refusal: { code: 'bad-answers', message: '', about } }));
    await model.send();
    expect(model.step.value).toEqual({ at: 'question', page: 'contact' });
    expect(model.form.value?.faults.value.get('phone')).toBe('pattern');
    world.server.on('book', () => refused('has-seat'));
    model.form.value?.next();
    model.answered();
    await model.send();
    expect(model.trouble.value).toMatchObject({ why: 'refused', refusal: { code: 'has-seat' } });
  });

  test('a form that changed meanwhile is asked as it is now, and what was typed stays', async () => {
    const world = aBookWorld();
    const model = await toCheck(world);
    const old = model.form.value?.form;
    if (old === undefined) throw new Error('no form');
    const pet: FormField = { id: 'pet', type: 'text', label: { az: 'p', ru: 'p', en: 'p' }, required: true };
    const steps = [...old.steps, { id: 'pets', title: pet.label, fields: [pet] }];
    world.server.on('form', () => good({ ...old, version: 2, steps }));
    const about = { field: 'pet', rule: 'required', form: 'reception@2' };
    world.server.on('book', () => ({ ok: false, refusal: { code: 'bad-answers', message: '', about } }));
    await model.send();
    expect(model.step.value).toEqual({ at: 'question', page: 'pets' });
    expect(model.form.value?.answers.value.surname).toBe('Quliyeva');
    expect(model.trouble.value).toMatchObject({ refusal: { code: 'bad-answers' } });
    model.form.value?.answer('pet', 'a cat');
    model.form.value?.next();
    model.answered();
    world.server.on('book', () => good({ seat: aSeat(), secret: 's', request: null }));
    await model.send();
    expect(world.server.of('book').at(-1)?.body).toMatchObject({ answers: { pet: 'a cat', surname: 'Quliyeva' } });
  });
});

describe('after a reload', () => {
  test('the questions go on where they were, with what was answered', async () => {
    const world = aBookWorld();
    const before = await toQuestions(world);
    before.form.value?.answer('kind', 'proposal');
    before.form.value?.next();
    before.answered();
    before.close();
    const model = world.open({ at: 'question', page: 'status' });
    await settle();
    await settle();
    expect(model.step.value).toEqual({ at: 'question', page: 'status' });
    expect(model.form.value?.answers.value).toMatchObject({ kind: 'proposal' });
    expect(model.keptMinutes.value).toBe(10);
    answerAll(model);
    await model.send();
    expect(model.sent.value).not.toBeNull();
  });

  test('what is no draft of ours is not looked at', async () => {
    const world = aBookWorld();
    world.storage('novbe.book').write('{"choice":');
    world.storage('novbe.bookings').write('[{"secret":1},7]');
    const model = world.open({ at: 'check' });
    await settle();
    expect(model.step.value.at).toBe('what');
  });
});

describe('[FO5] going on later', () => {
  const kept = { proof: null, proved: [], down: [], until: '2026-04-04T05:00:00.000Z' };

  test('keeps the answers but what stands on a document, once, behind a link that names who it is for', async () => {
    const world = aBookWorld();
    const model = await toQuestions(world);
    model.form.value?.answer('kind', 'complaint');
    model.form.value?.answer('fin', '5ABCD12');
    world.server.on('addDraft', () => lost);
    await model.later.keep();
    expect(model.later.state.value).toEqual({ at: 'lost' });
    world.server.on('addDraft', () => good({ secret: 'begun', ...kept }));
    await model.later.keep();
    const [first, again] = world.server.of('addDraft');
    expect(first?.body).toEqual({ form: 'reception', language: 'az', answers: { kind: 'complaint' } });
    expect(again).toEqual(first);
    expect(model.later.leavesOut()).toBe(true);
    const page = '/book?centre=sample&of=official-head#begun';
    expect(model.later.state.value).toEqual({ at: 'kept', page, until: kept.until });

    world.server.on('answerDraft', () => good(kept));
    model.form.value?.answer('kind', 'proposal');
    model.later.close();
    await model.later.keep();
    expect(world.server.of('addDraft')).toHaveLength(2);
    expect(world.server.of('answerDraft')).toMatchObject([
      { params: { secret: 'begun' }, body: { answers: { kind: 'proposal', surname: null } } },
    ]);
    expect(model.later.state.value).toMatchObject({ at: 'kept', page });
    model.close();
  });

  test.each([
    ['over', 'not-found'],
    ['of another form', 'bad-answers'],
  ] as const)('one that is %s is left, and a new one begun', async (_, code) => {
    const world = aBookWorld();
    const model = await toQuestions(world);
    world.storage('novbe.later').write('old');
    world.server.on('answerDraft', () => refused(code));
    world.server.on('addDraft', () => good({ secret: 'new', ...kept }));
    await model.later.keep();
    expect(model.later.state.value).toMatchObject({ page: '/book?centre=sample&of=official-head#new' });
    expect(world.storage('novbe.later').read()).toBe('new');
    model.close();
  });

  test('a link takes up what was begun: the day is chosen, then what is not answered yet is asked', async () => {
    const world = aBookWorld();
    const location = { search: '?centre=sample&of=official-head', hash: '#begun' };
    const begun = begunIn(location);
    if (begun === null) throw new Error('no link');
    const answered = { kind: 'complaint', status: 'student' };
    const draft = { centre: 'sample', form: 'reception', language: 'az', answers: answered, hidden: [], ...kept };
    world.server.on('own', () => good({ draft, case: null }));
    const taken = await takeUp(world.server.api, begun);
    if (taken === null || taken === 'lost') throw new Error('nothing was begun');
    writeDraft(world.storage('novbe.book'), taken);
    const model = world.open({ at: 'date' });
    await settle();
    expect(model.step.value).toEqual({ at: 'date' });
    expect(model.chosen.value?.official?.id).toBe('head');
    model.pickDate('2026-03-16', false);
    await settle();
    await model.pickTime({ date: '2026-03-16', from: '10:15' });
    expect(model.form.value?.answers.value).toEqual(answered);
    expect(model.step.value).toEqual({ at: 'question', page: 'contact' });
    world.server.on('own', () => refused('not-found'));
    expect(await takeUp(world.server.api, begun)).toBeNull();
    world.server.on('own', () => lost);
    expect(await takeUp(world.server.api, begun)).toBe('lost');
    expect(begunIn({ ...location, hash: '' })).toBeNull();
    model.close();
  });
});

describe('[FO5] on a device that many use', () => {
  test('what is typed is hidden after half a minute and cleared after two; nothing of it stays', async () => {
    const world = aBookWorld();
    const model = await toQuestions(world);
    model.form.value?.answer('kind', 'complaint');
    const use = openSharedUse({ clock: world.clock, ...sharedBooking(model) });
    await world.clock.advance(29_999);
    expect([use.hidden.value, use.left.value]).toEqual([false, null]);
    await world.clock.advance(1);
    expect(use.hidden.value).toBe(true);
    use.touched();
    expect(use.hidden.value).toBe(true);
    use.goOn();
    expect(use.hidden.value).toBe(false);
    await world.clock.advance(100_000);
    expect([use.hidden.value, use.left.value]).toEqual([true, 20]);
    await world.clock.advance(20_000);
    expect([model.step.value, model.choice.value, model.form.value]).toEqual([{ at: 'what' }, null, null]);
    expect([use.hidden.value, use.left.value]).toEqual([false, null]);
    expect(world.server.of('releaseHold')).toHaveLength(1);
    expect(world.storage('novbe.book').read()).toBeNull();
    await world.clock.advance(600_000);
    expect(use.left.value).toBeNull();
    use.close();
    model.close();
  });

  test('the next one sees no link of the one before, and does not write into what it opens', async () => {
    const world = aBookWorld();
    const model = await toQuestions(world);
    model.form.value?.answer('kind', 'complaint');
    const kept = { proof: null, proved: [], down: [], until: '2026-04-04T05:00:00.000Z' };
    world.server.on('addDraft', () => good({ secret: 'begun', ...kept }));
    await model.later.keep();
    expect(model.later.state.value.at).toBe('kept');
    model.clear();
    expect(model.later.state.value).toEqual({ at: 'open' });
    expect(world.storage('novbe.later').read()).toBeNull();

    model.choose('official-head');
    model.pickDate('2026-03-16', false);
    await model.pickTime({ date: '2026-03-16', from: '10:15' });
    const asked = model.later.keep();
    expect(model.later.state.value).toEqual({ at: 'asking' });
    model.clear();
    await asked;
    expect(model.later.state.value).toEqual({ at: 'open' });
    expect(world.storage('novbe.later').read()).toBeNull();
    model.close();
  });

  test('is said once in the address, and taken back', () => {
    const world = aBookWorld();
    const memory = world.storage('novbe.shared');
    const at = (search: string): boolean => isSharedDevice(search, memory);
    expect([at(''), at('?shared=yes'), at('?centre=a'), at('?shared=no'), at('')]).toEqual([
      ...[false, true, true, false, false],
    ]);
  });
});
