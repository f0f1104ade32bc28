import { describe, expect, test } from 'vitest';
import { CheckIn } from '../../kiosk/booking/check-in.ts';
import { followScans } from '../../kiosk/scanned/follow-scans.ts';
import { readTyped } from '../../kiosk/scanned/follow-wedge.ts';
import { Scanned } from '../../kiosk/scanned/scanned.ts';
import type { KioskScan } from '../../shared/devices/kiosk-scan.ts';
import { aKiosk, kioskView } from './kiosk-fakes.ts';

/** What the kiosk makes of a code that was held to its scanner. */

const waiting = { number: 'A042', status: 'waiting', ahead: 3, counter: null } as const;

const withScanner = async () => {
  const kiosk = aKiosk({ ...kioskView, offersBooking: true });
  followScans(kiosk.model);
  let reads = 0;
  const see = (scanned: KioskScan) => {
    kiosk.view.value = { ...(kiosk.view.value ?? kioskView), scanned };
  };
  /** Somebody holds a code to the scanner, a second after whatever was before. */
  const read = async (scan: Omit<KioskScan, 'id'>) => {
    reads += 1;
    await kiosk.clock.advance(1000);
    see({ id: `scan-${reads}`, ...scan });
    await kiosk.clock.advance(0);
  };
  const scanned = () => {
    const step = kiosk.step();
    return step.step === 'errand' && step.errand instanceof Scanned ? step.errand.scan.value : null;
  };
  return { ...kiosk, read, see, scanned, ticket: () => read({ came: 'ticket', ticket: waiting }) };
};

describe('a code held to the scanner of the kiosk', () => {
  test('shows the ticket as it stands, follows it, and goes back by itself', async () => {
    const kiosk = await withScanner();
    await kiosk.ticket();
    expect(kiosk.scanned()?.ticket).toEqual(waiting);
    kiosk.see({ id: 'scan-1', came: 'ticket', ticket: { ...waiting, ahead: 2 } });
    expect(kiosk.scanned()?.ticket?.ahead).toBe(2);
    kiosk.view.value = { ...kioskView, offersBooking: true };
    expect(kiosk.scanned()?.ticket?.ahead).toBe(2);
    await kiosk.clock.advance(46_000);
    expect(kiosk.model.warning.value).not.toBeNull();
    await kiosk.clock.advance(20_000);
    expect(kiosk.step().step).toBe('home');
    expect(kiosk.server.asked).toEqual([]);
  });

  test('checks a booking in by what was read, once, and gives its number', async () => {
    const kiosk = await withScanner();
    await kiosk.read({ came: 'booked', ticket: null });
    expect(kiosk.server.asked).toEqual([{ key: 'key-1', body: { scan: 'scan-1' } }]);
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
    kiosk.see({ id: 'scan-1', came: 'booked', ticket: null });
    await kiosk.clock.advance(5000);
    expect(kiosk.server.asked).toHaveLength(1);
  });

  test('whose booking is not known any more is told so, at the figures', async () => {
    const kiosk = await withScanner();
    kiosk.server.plan.refuse = 'seat-not-found';
    await kiosk.read({ came: 'booked', ticket: null });
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof CheckIn)) throw new Error(`the step is ${step.step}`);
    expect(step.errand.state.value).toMatchObject({ at: 'figures', trouble: 'no-such-link' });
  });

  test.each(['unknown', 'unreadable'] as const)(
    'that is %s says so, and another code takes its place',
    async (came) => {
      const kiosk = await withScanner();
      await kiosk.read({ came, ticket: null });
      expect(kiosk.scanned()).toEqual({ id: 'scan-1', came, ticket: null });
      await kiosk.ticket();
      expect(kiosk.scanned()?.ticket).toEqual(waiting);
    },
  );

  test('is answered in the blink after the screen has changed, a moment later', async () => {
    const kiosk = await withScanner();
    await kiosk.touch(() => kiosk.model.openGroup('social'));
    kiosk.see({ id: 'quick', came: 'ticket', ticket: waiting });
    expect(kiosk.step().step).toBe('group');
    await kiosk.clock.advance(1000);
    expect(kiosk.scanned()?.id).toBe('quick');
  });

  test('takes nothing from somebody who is booking, or whose number is still asked for or printed', async () => {
    const kiosk = await withScanner();
    await kiosk.touch(() => kiosk.model.openErrand('book'));
    await kiosk.ticket();
    expect(kiosk.step()).toMatchObject({ step: 'errand', errand: { kind: 'book' } });
    await kiosk.touch(() => kiosk.model.startOver());
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    expect(kiosk.model.slip.value).toBe('printing');
    await kiosk.ticket();
    expect(kiosk.step().step).toBe('ticket');
    kiosk.slip('printed');
    await kiosk.ticket();
    expect(kiosk.scanned()?.ticket).toEqual(waiting);
  });

  test('comes to nothing while the kiosk has no server', async () => {
    const kiosk = await withScanner();
    kiosk.situation.value = { at: 'offline' };
    await kiosk.ticket();
    kiosk.situation.value = { at: 'ready' };
    await kiosk.clock.advance(1000);
    expect(kiosk.step().step).toBe('home');
  });
});

describe('a code that a scanner types at the kiosk', () => {
  const secret = 'aZ09-_aZ09-_aZ09-_aZ09-_aZ09-_aZ';
  const typed = async (text: string, phone: Partial<KioskServerPhone> | null = null) => {
    const kiosk = await withScanner();
    kiosk.server.plan.phone = phone === null ? null : { centre: kioskView.centre, ...waiting, counter: null, ...phone };
    await kiosk.clock.advance(1000);
    await readTyped(kiosk.model, text);
    await kiosk.clock.advance(0);
    return kiosk;
  };
  type KioskServerPhone = NonNullable<Awaited<ReturnType<typeof withScanner>>['server']['plan']['phone']>;

  test.each([
    [`https://queue.example.org/b/${secret}`, { secret }],
    ['123 456', { code: '123456' }],
  ])('of a booking is checked in: %s', async (text, body) => {
    const kiosk = await typed(text);
    expect(kiosk.server.asked).toEqual([{ key: 'key-1', body }]);
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
  });

  test('of a ticket of this centre shows how it stands; of another centre, or of nobody, it is not known here', async () => {
    const link = `https://queue.example.org/t/${secret}`;
    expect((await typed(link, {})).scanned()).toMatchObject({ came: 'ticket', ticket: waiting });
    const elsewhere = { centre: { ...kioskView.centre, id: 'other' } };
    for (const phone of [elsewhere, null])
      expect((await typed(link, phone)).scanned()).toMatchObject({ came: 'unknown', ticket: null });
    expect((await typed('x'.repeat(600))).scanned()).toMatchObject({ came: 'unreadable', ticket: null });
  });

  test('is what alone counts as scanned where its signs are set: a link typed without them is nothing', async () => {
    const kiosk = await withScanner();
    kiosk.view.value = { ...kioskView, kiosk: { ...kioskView.kiosk, wedge: { prefix: '~~' } } };
    await kiosk.touch(() => kiosk.model.openErrand('check-in'));
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof CheckIn)) throw new Error(`the step is ${step.step}`);
    const { errand } = step;
    for (const [at, key] of [...`http://a/b/${secret}`, 'Enter'].entries())
      errand.key({ key, code: '', shift: false }, at, false);
    expect(kiosk.server.asked).toEqual([]);
    expect(errand.state.value).toMatchObject({ at: 'figures', trouble: null });
  });
});
