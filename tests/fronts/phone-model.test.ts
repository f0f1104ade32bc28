import { describe, expect, test } from 'vitest';
import { openPhone } from '../../phone/phone-model.ts';
import { titleOf } from '../../phone/title.ts';
import { common, display, phone, statuses } from '../../shared/text/en.ts';
import type { PhoneView } from '../../shared/views.ts';
import type { Answer, Api, Ask } from '../../ui/api.ts';
import type { Memory } from '../../ui/storage.ts';
import { manualClock } from '../fakes/clock.ts';
import { hallView, handView, place } from './hall-fakes.ts';
import { aPhone } from './phone-fakes.ts';

const ticket = (words: Partial<PhoneView> = {}): PhoneView => ({
  centre: hallView().centre,
  number: 'A042',
  service: { az: 'Xidmət' },
  language: 'ru',
  status: 'waiting',
  issuedAt: '2026-11-20T05:00:00Z',
  ahead: 5,
  estimate: null,
  estimateReason: 'nobody-open-and-no-history',
  counter: null,
  calledAt: null,
  call: 0,
  callId: null,
  mayCancel: true,
  practice: false,
  documents: [],
  passport: null,
  ...words,
});
const called = (at: number, callId = 'c1', call = 1): PhoneView =>
  ticket({
    status: 'called',
    ahead: null,
    counter: place('3'),
    calledAt: new Date(at).toISOString(),
    callId,
    call,
  });

const english = { language: 'en', phone, common, statuses, directions: display.directions };

const aMemory = (): Memory => {
  let remembered: string | null = null;
  return {
    read: () => remembered,
    write: (text) => {
      remembered = text;
    },
  };
};

const page = (
  view: PhoneView | null,
  answers: Answer<unknown>[] = [],
  documents = aMemory(),
  clock = manualClock(),
) => {
  const hand = handView<PhoneView>(view);
  const asked: { route: string; ask: Ask<'phoneCancel'> | undefined }[] = [];
  const api = (async (route: string, ask?: Ask<'phoneCancel'>) => {
    asked.push({ route, ask });
    return answers.shift() ?? { ok: true, value: {} };
  }) as unknown as Api;
  let rings = 0;
  let keys = 0;
  const memory = aMemory();
  const model = openPhone({
    secret: 's3cret',
    clock,
    live: hand.live,
    api,
    memory,
    documents,
    push: aPhone({ can: 'no' }),
    alarm: {
      ring: () => {
        rings += 1;
      },
    },
    newKey: () => `key ${++keys}`,
    languages: ['az', 'en', 'ru'],
    preferred: 'en',
    waitWords: ({ ahead }, wait) => `${ahead} ${wait?.minutes?.to ?? '?'}`,
    stateWords: ({ status }, language) => `${status} in ${language}`,
  });
  return { clock, model, asked, rings: () => rings, memory, ...hand };
};

describe('a visitor’s phone', () => {
  test('loads, then shows the ticket', () => {
    const { model, data } = page(null);
    expect(model.scene.value.step).toBe('loading');
    data.value = ticket();
    expect(model.scene.value).toMatchObject({ step: 'ticket', view: { number: 'A042', ahead: 5 } });
  });

  test('says plainly that a link is dead, even where the ticket stood a moment ago', () => {
    const { model, refusal } = page(ticket());
    refusal.value = { code: 'ticket-not-found', message: '' };
    expect(model.scene.value).toEqual({ step: 'unknown' });
  });

  test('rings once for a call, and again for a recall', () => {
    const { clock, data, rings } = page(ticket());
    data.value = called(clock.now());
    data.value = { ...called(clock.now()) };
    expect(rings()).toBe(1);
    data.value = called(clock.now(), 'c2', 2);
    expect(rings()).toBe(2);
  });

  test('does not ring for a call that was old when the page was opened', () => {
    const start = manualClock().now();
    expect(page(called(start - 60_000)).rings()).toBe(0);
    expect(page(called(start - 3000)).rings()).toBe(1);
  });

  test('rings late for a visitor whose phone had slept through the call', async () => {
    const { clock, data, rings } = page(ticket());
    await clock.advance(60_000);
    data.value = called(clock.now() - 40_000);
    expect(rings()).toBe(1);
  });

  test('speaks the language of the ticket until another is chosen, and remembers that', () => {
    const { model, memory } = page(ticket());
    expect(model.language.value).toBe('ru');
    model.speak('en');
    expect(model.language.value).toBe('en');
    expect(memory.read()).toBe('en');
  });

  test('speaks the browser’s language before it knows the ticket', () => {
    expect(page(null).model.language.value).toBe('en');
  });

  test('says since when it has lost the server', async () => {
    const { clock, model, connected } = page(ticket());
    const at = clock.now();
    connected.value = false;
    await clock.advance(2000);
    expect(model.lostSince.value).toBe(at);
    connected.value = true;
    expect(model.lostSince.value).toBe(null);
  });

  test('says that the server does not answer at all', async () => {
    const { clock, model } = page(null);
    await clock.advance(5000);
    expect(model.lostSince.value).toBe(0);
  });
});

describe('what is read aloud', () => {
  test('is the wait, then nothing beside the call, then how it goes on', async () => {
    const { clock, data, model } = page(ticket());
    expect(model.aloud.value).toBe('5 ?');
    data.value = called(clock.now());
    expect(model.aloud.value).toBe('');
    for (const status of ['serving', 'parked', 'no-show', 'served', 'cancelled', 'expired'] as const) {
      data.value = ticket({ status, ahead: null });
      expect(model.aloud.value).toBe(`${status} in ru`);
    }
    await clock.advance(120_000);
    expect(model.aloud.value).toBe('expired in ru');
  });

  test('is never in a language that was left, nor about a ticket whose server is lost or that is gone', async () => {
    const { clock, connected, data, model, refusal } = page(ticket({ status: 'parked', ahead: null }));
    model.speak('en');
    expect(model.aloud.value).toBe('parked in en');
    connected.value = false;
    await clock.advance(2000);
    expect(model.aloud.value).toBe('');
    connected.value = true;
    expect(model.aloud.value).toBe('parked in en');
    data.value = ticket({ ahead: 2 });
    expect(model.aloud.value).toBe('2 ?');
    refusal.value = { code: 'ticket-not-found', message: '' };
    expect(model.aloud.value).toBe('');
  });
});

test('the browser’s tab says a lost server too, not how the ticket stood', () => {
  const scene = { step: 'ticket', view: ticket() } as const;
  expect(titleOf(scene, english)).toBe('A042: 5 people ahead of you');
  expect(titleOf(scene, english, true)).toBe('A042: No connection');
});

describe('documents', () => {
  const [passport, form] = ['{"az":"Pasport"}', '{"az":"Ərizə"}'];

  test('are ticked off, and stay so when the page is opened again', () => {
    const memory = aMemory();
    const { model } = page(ticket(), [], memory);
    model.tick(passport);
    model.tick(form);
    model.tick(passport);
    expect(model.ticked.value).toEqual([form]);
    model.close();
    expect(page(ticket(), [], memory).model.ticked.value).toEqual([form]);
  });

  test('belong to one ticket, and the memory holds nothing that opens it', () => {
    const memory = aMemory();
    page(ticket(), [], memory).model.tick(passport);
    const other = page(ticket({ number: 'B001' }), [], memory).model;
    expect(other.ticked.value).toEqual([]);
    other.tick(form);
    expect(page(ticket(), [], memory).model.ticked.value).toEqual([passport]);
    expect(memory.read()).not.toContain('s3cret');
  });

  test.each(['served', 'cancelled', 'expired'] as const)('are forgotten once the ticket is %s', (status) => {
    const memory = aMemory();
    const { data, model } = page(ticket(), [], memory);
    model.tick(passport);
    data.value = ticket({ status, ahead: null });
    expect([model.ticked.value, memory.read()]).toEqual([[], null]);
  });

  test('are forgotten with the day of their ticket, by the next page that is opened', async () => {
    const clock = manualClock(Date.UTC(2026, 10, 20, 6));
    const memory = aMemory();
    page(ticket(), [], memory, clock).model.tick(passport);
    await clock.advance(Date.UTC(2026, 10, 20, 23, 59) - clock.now());
    page(null, [], memory, clock);
    expect(memory.read()).not.toBe(null);
    await clock.advance(2 * 60_000);
    page(null, [], memory, clock);
    expect(memory.read()).toBe(null);
  });

  test.each(['{', '7', '[1]', '[{"ticket":1}]'])('begin again where the memory holds nonsense: %s', (nonsense) => {
    const memory = aMemory();
    memory.write(nonsense);
    const { model } = page(ticket(), [], memory);
    model.tick(passport);
    expect(model.ticked.value).toEqual([passport]);
  });
});

describe('giving up the place', () => {
  test('is asked once more before anything is sent', async () => {
    const { model, asked } = page(ticket());
    await model.giveUp();
    expect(asked).toEqual([]);
    model.askToGiveUp();
    expect(model.givingUp.value).toBe('asking');
    model.keep();
    expect([model.givingUp.value, asked.length]).toEqual(['no', 0]);
  });

  test('is sent with its secret, once however often it is touched', async () => {
    const { model, asked } = page(ticket());
    model.askToGiveUp();
    await Promise.all([model.giveUp(), model.giveUp()]);
    expect(asked).toEqual([{ route: 'phoneCancel', ask: { params: { secret: 's3cret' }, body: {}, key: 'key 1' } }]);
    expect(model.givingUp.value).toBe('no');
  });

  test('is not taken back once it is under way', async () => {
    const { model } = page(ticket());
    model.askToGiveUp();
    const sent = model.giveUp();
    model.keep();
    expect(model.givingUp.value).toBe('sending');
    await sent;
  });

  test('is tried again under the same key when no answer came', async () => {
    const { model, asked } = page(ticket(), [{ ok: false, lost: true }]);
    model.askToGiveUp();
    await model.giveUp();
    expect(model.givingUp.value).toBe('unsure');
    await model.giveUp();
    expect(asked.map(({ ask }) => ask?.key)).toEqual(['key 1', 'key 1']);
  });

  test('says when the ticket has moved on', async () => {
    const { model } = page(ticket(), [{ ok: false, refusal: { code: 'wrong-status', message: '' } }]);
    model.askToGiveUp();
    await model.giveUp();
    expect(model.givingUp.value).toBe('refused');
  });

  test('is withdrawn when the ticket can no longer be given up', () => {
    const { model, data } = page(ticket());
    model.askToGiveUp();
    data.value = ticket({ status: 'served', mayCancel: false });
    expect(model.givingUp.value).toBe('no');
  });
});

test('closes with nothing left behind', () => {
  const { clock, model, isClosed } = page(null);
  model.close();
  expect([clock.pending(), isClosed()]).toEqual([0, true]);
});
