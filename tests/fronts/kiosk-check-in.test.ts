import { describe, expect, test } from 'vitest';
import { CheckIn } from '../../kiosk/booking/check-in.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { cardZone, olderCardZone } from '../support/document-zones.ts';
import { aKiosk, kioskView } from './kiosk-fakes.ts';

/** Checking in at the kiosk: by touch, by keyboard, by a reader that types what it has read. */

const secret = 'aZ09-_aZ09-_aZ09-_aZ09-_aZ09-_aZ';
const link = `http://192.168.1.7:8080/b/${secret}`;

const atPad = async () => {
  const kiosk = aKiosk({ ...kioskView, offersBooking: true });
  await kiosk.touch(() => kiosk.model.openErrand('check-in'));
  const checkIn = (): CheckIn => {
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof CheckIn)) throw new Error(`the step is ${step.step}`);
    return step.errand;
  };
  const type = (figures: string) => kiosk.touch(...[...figures].map((figure) => () => checkIn().type(figure)));
  const go = () => kiosk.touch(() => checkIn().go());
  let pressed = 0;
  /** A reader set to an American board, at a machine set to any; the page comes to each key so long after the one before (ms). */
  const scan = async (text: string, onButton = false, handled = 4) => {
    await kiosk.clock.advance(1000);
    pressed += 1000;
    const taken: boolean[] = [];
    for (const letter of [...text, '\n']) {
      await kiosk.clock.advance(handled);
      pressed += 4;
      const step = kiosk.step();
      if (step.step === 'errand' && step.errand instanceof CheckIn)
        taken.push(step.errand.key(keyOf(letter), pressed, onButton));
    }
    await kiosk.clock.advance(0);
    return taken;
  };
  return { ...kiosk, checkIn, typeFigures: type, go, scan };
};

const keyOf = (letter: string) => {
  const shift = /[A-Z_:<]/.test(letter);
  const sign = { '/': 'Slash', '-': 'Minus', _: 'Minus', '.': 'Period', ':': 'Semicolon', '<': 'Comma' }[letter];
  const code = /\d/.test(letter) ? `Digit${letter}` : (sign ?? `Key${letter.toUpperCase()}`);
  return letter === '\n' ? { key: 'Enter', code: 'Enter', shift: false } : { key: 'щ', code, shift };
};

const stateOf = ({ checkIn }: Awaited<ReturnType<typeof atPad>>) => checkIn().state.value;

describe('somebody who is booked', () => {
  test('types six figures and holds a number: with the time, the post and the place, and a letter of the name', async () => {
    const kiosk = await atPad();
    await kiosk.typeFigures('12345');
    await kiosk.go();
    expect(kiosk.server.asked).toEqual([]);
    await kiosk.typeFigures('67');
    expect(stateOf(kiosk)).toMatchObject({ figures: '123456' });
    await kiosk.go();
    expect(kiosk.server.asked).toEqual([{ key: 'key-1', body: { code: '123456' } }]);
    expect(kiosk.step()).toMatchObject({
      step: 'ticket',
      number: 'A001',
      ahead: 3,
      job: 'job-A001',
      booked: { at: '10:00', initial: 'A', again: false },
    });
  });

  test('shows a code to the reader, whatever the machine takes its keys for and whatever is in focus', async () => {
    const kiosk = await atPad();
    expect(await kiosk.scan(link, true)).not.toContain(false);
    expect(kiosk.server.asked).toEqual([{ key: 'key-1', body: { secret } }]);
    expect(kiosk.step().step).toBe('ticket');
  });

  test('shows a code to the reader while the page is busy and comes late to every key', async () => {
    const kiosk = await atPad();
    await kiosk.scan(link, false, 150);
    expect(kiosk.server.asked).toEqual([{ key: 'key-1', body: { secret } }]);
  });

  test.each([
    ['with an end behind each line', '\n'],
    ['in one go', ''],
  ])('lays a card on the reader: its lines %s', async (_how, between) => {
    for (const zone of [cardZone({ fin: '5ABC12D' }), olderCardZone({ fin: '5ABC12D' })]) {
      const kiosk = await atPad();
      await kiosk.typeFigures('12');
      expect(await kiosk.scan(zone.join(between), true)).not.toContain(false);
      expect(kiosk.server.asked).toEqual([{ key: 'key-1', body: { mrz: zone.join(between) } }]);
      expect(kiosk.step().step).toBe('ticket');
    }
  });

  test.each([
    ['unread-document', 'unread-document'],
    ['no-fin', 'no-fin'],
    ['seat-not-found', 'no-such-document'],
  ] as const)(
    'lays a card on the reader that is refused (%s), and it may be laid there again',
    async (refuse, trouble) => {
      const kiosk = await atPad();
      kiosk.server.plan.refuse = refuse;
      const zone = cardZone({ fin: '5ABC12D' }).join('\n');
      await kiosk.scan(zone);
      expect(stateOf(kiosk)).toEqual({ at: 'figures', figures: '', trouble });
      await kiosk.scan(zone);
      expect(kiosk.server.asked.map(({ key }) => key)).toEqual(['key-1', 'key-2']);
    },
  );

  test('is told of a card of which a line was read short, at once', async () => {
    const kiosk = await atPad();
    const [first = '', second = '', third = ''] = cardZone({ fin: '5ABC12D' });
    await kiosk.scan([first, second.slice(1), third].join('\n'));
    expect(kiosk.server.asked).toEqual([]);
    expect(stateOf(kiosk)).toMatchObject({ trouble: 'no-such-link' });
  });

  test('scans six figures with an Enter, and after figures of their own too', async () => {
    const kiosk = await atPad();
    await kiosk.scan('654321');
    expect(kiosk.server.asked).toEqual([{ key: 'key-1', body: { code: '654321' } }]);
    const other = await atPad();
    await other.typeFigures('12');
    await other.scan(link);
    expect(other.server.asked).toEqual([{ key: 'key-1', body: { secret } }]);
  });

  test('uses a keyboard: figures, one back, Enter; on a button Enter is the button', async () => {
    const kiosk = await atPad();
    let at = 0;
    const press = (key: string, onButton = false, code = key) => {
      at += 300;
      return kiosk.checkIn().key({ key, code, shift: false }, at, onButton);
    };
    for (const figure of '1234567') expect(press(figure, false, `Numpad${figure}`)).toBe(true);
    expect(stateOf(kiosk)).toMatchObject({ figures: '123456' });
    expect([press('Backspace'), press('Tab'), press('ArrowDown')]).toEqual([true, false, false]);
    expect(stateOf(kiosk)).toMatchObject({ figures: '12345' });
    await kiosk.typeFigures('6');
    expect(press('Enter', true)).toBe(false);
    expect(press('Enter')).toBe(true);
    await kiosk.clock.advance(0);
    expect(kiosk.step().step).toBe('ticket');
  });

  test('is told of a code that is none of ours', async () => {
    const kiosk = await atPad();
    await kiosk.scan('http://example.org/t/1234567890');
    expect(stateOf(kiosk)).toMatchObject({ figures: '', trouble: 'no-such-link' });
    kiosk.server.plan.refuse = 'seat-not-found';
    await kiosk.typeFigures('123456');
    await kiosk.go();
    expect(stateOf(kiosk)).toMatchObject({ figures: '123456', trouble: 'no-such-figures' });
    await kiosk.touch(() => kiosk.checkIn().erase());
    expect(stateOf(kiosk)).toMatchObject({ figures: '12345', trouble: null });
  });
});

describe('who comes', () => {
  const why = async (code: Parameters<typeof Object.is>[0], about: object) => {
    const kiosk = await atPad();
    kiosk.server.plan.refuse = code;
    kiosk.server.plan.about = about;
    await kiosk.typeFigures('123456');
    await kiosk.go();
    const state = stateOf(kiosk);
    return { kiosk, why: state.at === 'refused' ? state.why : state.at };
  };
  // The clock of the fakes stands on 20 November 2026 in Baku.
  test.each([
    [
      'too-early',
      { date: '2026-11-20', at: '15:00', from: '2026-11-20T10:30:00.000Z' },
      { why: 'too-early', at: '15:00' },
    ],
    [
      'too-early',
      { date: '2026-11-27', at: '15:00', from: null },
      { why: 'other-day', isOver: false, date: '2026-11-27' },
    ],
    ['too-late', { date: '2026-11-20', at: '09:30', service: 'pension' }, { why: 'too-late', service: 'pension' }],
    ['too-late', { date: '2026-11-19', at: '09:30', service: 'pension' }, { why: 'other-day', isOver: true }],
    ['wrong-status', { status: 'cancelled' }, { why: 'cancelled' }],
    ['wrong-status', { status: 'called-off' }, { why: 'called-off' }],
    ['wrong-status', { status: 'missed' }, { why: 'missed-call' }],
    ['has-ticket', { number: 'A012' }, { why: 'has-ticket', number: 'A012' }],
    ['day-closed', {}, { why: 'closed' }],
  ] as const)('%s %o is told so', async (code, about, expected) => {
    expect((await why(code, about)).why).toMatchObject(expected);
  });

  test.each([
    ['too-early', { date: '2026-11-20', at: '15:00', from: null, service: 'pension' }],
    ['too-late', { date: '2026-11-20', at: '09:30', service: 'pension' }],
  ] as const)('%s takes an ordinary number in one touch, with a key of its own', async (code, about) => {
    const { kiosk } = await why(code, about);
    kiosk.server.plan.refuse = null;
    kiosk.server.plan.comes = {
      ordinary: true,
      estimate: { low: 60, middle: 120, high: 240, basis: 'learnt', fromMinutes: 1, toMinutes: 4 },
    };
    await kiosk.touch(() => kiosk.checkIn().takeOrdinary());
    expect(kiosk.server.asked).toEqual([
      { key: 'key-1', body: { code: '123456' } },
      { key: 'key-2', body: { code: '123456', ordinary: true } },
    ]);
    const step = kiosk.step();
    expect(step).toMatchObject({ step: 'ticket', number: 'A001', estimate: { middle: 120 } });
    expect(step).not.toHaveProperty('booked');
  });

  test('is led back to the figures, and from there to the first screen', async () => {
    const { kiosk } = await why('wrong-status', { status: 'cancelled' });
    await kiosk.touch(() => kiosk.model.back());
    expect(stateOf(kiosk)).toEqual({ at: 'figures', figures: '', trouble: null });
    await kiosk.touch(() => kiosk.model.back());
    expect(kiosk.step().step).toBe('home');
  });

  test('a second time has the ticket of the first and no slip; called meanwhile, they are told so', async () => {
    const kiosk = await atPad();
    kiosk.server.plan.comes = { again: true, print: null };
    await kiosk.typeFigures('123456');
    await kiosk.go();
    expect(kiosk.step()).toMatchObject({ step: 'ticket', job: null, booked: { again: true, isCalled: false } });
    const late = await atPad();
    const ticket = {
      id: 't1',
      number: 'A001',
      service: 'pension',
      status: 'served',
    } as RouteValue<'checkIn'>['ticket'];
    late.server.plan.comes = { again: true, print: null, ticket };
    await late.typeFigures('123456');
    await late.go();
    expect(stateOf(late)).toMatchObject({ at: 'refused', why: { why: 'over' } });
  });
});

describe('a check-in whose answer is lost', () => {
  test('is asked again with the same key, and nothing leads away meanwhile', async () => {
    const kiosk = await atPad();
    kiosk.server.plan.loseReplies = 5;
    await kiosk.typeFigures('123456');
    await kiosk.go();
    kiosk.situation.value = { at: 'offline' };
    expect(stateOf(kiosk)).toMatchObject({ at: 'asking' });
    await kiosk.touch(
      () => kiosk.model.back(),
      () => kiosk.model.startOver(),
    );
    await kiosk.clock.advance(15_000);
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
    expect(new Set(kiosk.server.asked.map(({ key }) => key))).toEqual(new Set(['key-1']));
  });

  test('for a minute is said to be lost; a code that was scanned is asked for again by the same key', async () => {
    const kiosk = await atPad();
    kiosk.server.plan.loseReplies = 1000;
    await kiosk.scan(link);
    await kiosk.clock.advance(90_000);
    expect(stateOf(kiosk)).toEqual({ at: 'figures', figures: '', trouble: 'lost' });
    kiosk.server.plan.loseReplies = 0;
    await kiosk.go();
    expect(kiosk.step().step).toBe('ticket');
    expect(new Set(kiosk.server.asked.map(({ key }) => key))).toEqual(new Set(['key-1']));
  });
});

test('who goes away leaves nothing on the screen', async () => {
  const kiosk = await atPad();
  await kiosk.typeFigures('1234');
  const left = kiosk.checkIn();
  await kiosk.clock.advance(45_000);
  expect(kiosk.model.warning.value).toBe(20);
  await kiosk.clock.advance(20_000);
  expect(kiosk.step().step).toBe('home');
  expect(left.state.value).toEqual({ at: 'figures', figures: '', trouble: null });
  await kiosk.touch(() => kiosk.model.openErrand('check-in'));
  expect(stateOf(kiosk)).toMatchObject({ figures: '' });
});
