import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { drawRaster, isBlack, type Raster } from '../../server/printing/raster.ts';
import { slipSvg } from '../../server/printing/slip.ts';
import { slipContent } from '../../server/printing/slip-words.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Printer } from '../../shared/devices/printer-schema.ts';
import type { QueueEvent, StoredEvent } from '../../shared/events.ts';
import type { HallView } from '../../shared/views.ts';
import { type FakePrinter, startFakePrinter } from '../fakes/printer.ts';
import { openPty, type Pty } from '../fakes/pty.ts';
import { eventually } from '../support/eventually.ts';
import { approve, type HallServer, openBrowser, openDay, openScreen, type Screen, startHall } from '../support/hall.ts';
import { openManager, settled, tap } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** One visitor's way through a centre with real screens, a real server and a printer on its own wire. They hear nothing: no screen can sound. */

const service = 'Birinci sinfə şagird qəbulu';
let printer: FakePrinter;
let serialPrinter: FakePrinter;
let pty: Pty;
let hall: HallServer;
let browser: Browser;

const centreWith = (connection: Printer['connection']): Centre => ({
  ...sampleCentre,
  printers: sampleCentre.printers.map((one) => ({ ...one, connection })),
});

beforeAll(async () => {
  printer = await startFakePrinter();
  serialPrinter = await startFakePrinter();
  pty = await openPty(serialPrinter.port);
  hall = await startHall({
    centre: centreWith({ kind: 'tcp', host: '127.0.0.1', port: printer.port }),
    isPublic: true,
  });
  await openDay(hall);
  await hall.ask('addUser', {}, { user: 'clerk1', name: 'Clerk One', role: 'clerk', password: 'clerk password 1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await pty?.close();
  await printer?.close();
  await serialPrinter?.close();
});

const decodeQr = (picture: Raster): string | undefined => {
  const pixels = new Uint8ClampedArray(picture.width * picture.height * 4).fill(255);
  for (let at = 0; at < picture.width * picture.height; at++)
    if (isBlack(picture, at % picture.width, Math.floor(at / picture.width))) pixels.fill(0, at * 4, at * 4 + 3);
  return jsQR(pixels, picture.width, picture.height)?.data;
};

/** How many dots differ between two pictures of one size. */
const difference = (a: Raster, b: Raster): number => {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let differing = 0;
  for (let at = 0; at < a.width * a.height; at++) {
    const [x, y] = [at % a.width, Math.floor(at / a.width)];
    if (isBlack(a, x, y) !== isBlack(b, x, y)) differing += 1;
  }
  return differing;
};

const events = async (): Promise<readonly QueueEvent[]> => {
  const { events: stored } = await hall.ask('events');
  return (stored as StoredEvent[]).map(({ event }) => event);
};
const eventOf = async <T extends QueueEvent['type']>(type: T, ticket: string) => {
  const found = (await events()).find((event) => event.type === type && 'ticket' in event && event.ticket === ticket);
  if (found === undefined) throw new Error(`there is no ${type}`);
  return found as Extract<QueueEvent, { readonly type: T }>;
};

const mute = (): void => void Reflect.deleteProperty(window, 'AudioContext');
/** A screen that cannot sound; of a kiosk the time is at hand too. */
const openMute = async (screen: Screen, url: string): ReturnType<typeof openScreen> => {
  const opened = await openScreen(browser, screen, 'about:blank');
  if (screen === 'kiosk') await opened.page.clock.install();
  await opened.page.addInitScript(mute);
  await opened.page.goto(url);
  return opened;
};

const touchKiosk = async (): Promise<{ readonly page: Page; readonly number: string }> => {
  const { page, errors } = await openMute('kiosk', `${hall.base}/kiosk`);
  await approve(hall, page);
  await tap(page, `button:has-text("${service}")`);
  await tap(page, 'button.take');
  const shown = page.locator('.ticket__number');
  await shown.waitFor();
  expect(errors).toEqual([]);
  return { page, number: await shown.innerText() };
};

const signInAsClerk = async (page: Page): Promise<void> => {
  await page.fill('[name=login]', 'clerk1');
  await page.fill('[name=password]', 'clerk password 1');
  await page.keyboard.press('Enter');
  // A password that somebody else has set is changed at the first sign-in.
  await page.fill('[name=old]', 'clerk password 1');
  await page.fill('[name=fresh]', 'a password of my own');
  await page.keyboard.press('Enter');
  await page.locator('.offer').first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'F2' }).waitFor();
};

/** Presses as a person does: not in the moment in which the big button rests after its meaning changed. */
const pressKey = async (page: Page, key: string): Promise<void> => {
  await settled(page);
  await page.keyboard.press(key);
};

/** What the log says of one ticket, by hand: first call minus issue, finish minus start, in whole seconds. */
const byHand = async (ticket: string): Promise<{ readonly wait: number; readonly service: number }> => {
  const [issued, called] = [await eventOf('ticket-issued', ticket), await eventOf('ticket-called', ticket)];
  const [started, finished] = [await eventOf('ticket-started', ticket), await eventOf('ticket-finished', ticket)];
  return {
    wait: Math.floor((called.at - issued.at) / 1000),
    service: Math.floor((finished.at - started.at) / 1000),
  };
};

const report = async () => {
  const frame = (await hall.ask('view', { view: 'hall', id: 'hall-1' })) as { readonly data: HallView };
  const date = frame.data.day.date ?? '';
  return hall.get('summary', {}, { from: date, to: date, by: 'day' });
};

part('one visit', () => {
  step('goes from a touch on the kiosk to the figure in the report', async () => {
    const wall = await openMute('display', `${hall.base}/display`);
    await approve(hall, wall.page);
    const kiosk = await touchKiosk();
    expect(kiosk.number).toBe('A001');

    await printer.until(() => printer.slips.length === 1);
    const slip = printer.slips[0];
    if (slip === undefined) throw new Error('no slip came out');
    expect(slip.cut).toBe(true);
    const issued = (await events()).find((event) => event.type === 'ticket-issued');
    if (issued?.type !== 'ticket-issued') throw new Error('nothing was issued');
    const url = decodeQr(slip.picture);
    expect(url).toMatch(new RegExp(`^${hall.base}/t/[A-Za-z0-9_-]{22,}$`));

    const facts = {
      ...issued,
      issuedAt: issued.at,
      ahead: 0,
      estimate: issued.quoted ?? null,
      why: 'no-counter-open' as const,
      url: url ?? null,
      copy: false,
    };
    const drawn = (centre: Centre): Raster => drawRaster(slipSvg(slipContent(centre, facts), 576));
    expect(difference(slip.picture, drawn(sampleCentre))).toBeLessThan(50);
    const withoutSchwa: Centre = JSON.parse(JSON.stringify(sampleCentre).replaceAll('ə', 'e').replaceAll('Ə', 'E'));
    expect(difference(slip.picture, drawn(withoutSchwa))).toBeGreaterThan(500);

    const phone = await openMute('phone', url ?? '');
    await phone.page.getByText('A001').first().waitFor();
    const counter = await openScreen(browser, 'counter', `${hall.base}/counter`);
    await signInAsClerk(counter.page);
    await counter.page.getByText('A001').first().waitFor();
    await pressKey(counter.page, 'F2');
    await wall.page.getByText('A001').first().waitFor();
    await phone.page.getByText('Pəncərə').first().waitFor();
    // Each thing that is heard elsewhere is seen here: the call, the call again, that the time runs out, that all must leave.
    const called = wall.page.locator('.row--fresh', { hasText: 'A001' });
    await called.filter({ hasText: 'Çağırılır' }).waitFor();
    await pressKey(counter.page, 'F9');
    await called.filter({ hasText: 'Təkrar çağırılır' }).waitFor();
    await phone.page.getByText('2 dəfə çağırılmısınız').waitFor();
    await tap(kiosk.page, 'button:has-text("Bitdi")');
    await tap(kiosk.page, `button:has-text("${service}")`);
    await kiosk.page.clock.runFor(46_000);
    const warning = kiosk.page.getByRole('alertdialog');
    expect(await warning.innerText()).toMatch(/\d+ saniyə/);
    await hall.ask('beginEmergency', {}, { kind: 'evacuate' });
    for (const { page } of [wall, kiosk, phone, counter]) await page.locator('.emergency--evacuate').waitFor();
    await hall.ask('endEmergency');
    for (const { page } of [wall, kiosk, phone, counter])
      await page.locator('.emergency').waitFor({ state: 'detached' });
    await counter.page.getByRole('button', { name: 'F4' }).waitFor();
    await pressKey(counter.page, 'F4');
    await eventually(async () => expect(await eventOf('ticket-started', issued.ticket)).toBeDefined());
    await counter.page.waitForTimeout(2100);
    await pressKey(counter.page, 'F8');
    await eventually(async () => expect(await eventOf('ticket-finished', issued.ticket)).toBeDefined());

    const hand = await byHand(issued.ticket);
    const { total } = await report();
    expect(total).toMatchObject({
      issued: 1,
      served: 1,
      noShow: 0,
      abandoned: 0,
      wait: { count: 1, mean: hand.wait, max: hand.wait },
      service: { count: 1, mean: hand.service, max: hand.service },
      serviceLevel: 1,
    });
    expect(hand.service).toBeGreaterThanOrEqual(2);

    const manager = await openManager(hall, browser);
    const figures = manager.page.locator('.headline__figure');
    await eventually(async () => {
      const seen = (await figures.allInnerTexts()).map((text) => text.replace(/\D+/g, ' ').trim());
      expect(seen).toEqual([hand.wait, hand.service].map(String));
    });
    for (const screen of [wall, phone, counter, manager]) expect(screen.errors).toEqual([]);
  });

  step('prints the same slip over a serial line', async () => {
    await hall.configure((centre) => ({
      ...centre,
      printers: centre.printers.map((one) => ({
        ...one,
        connection: { kind: 'serial', path: pty.path, baudRate: 115_200 },
      })),
    }));
    const { ticket, secret } = await hall.ask(
      'issueTicket',
      {},
      { service: 'first-grade-admission', channel: 'kiosk' },
    );
    await hall.ask('reprint', { id: ticket.id });
    await serialPrinter.until(() => serialPrinter.slips.length === 1);
    const picture = serialPrinter.slips[0]?.picture;
    if (picture === undefined) throw new Error('no slip came out of the serial printer');
    expect(decodeQr(picture)).toBe(`${hall.base}/t/${secret}`);
    serialPrinter.writePng(serialPrinter.slips[0] ?? { picture, cut: true }, join(tmpdir(), 'novbe-serial-slip.png'));
  });
});

tell('one visit, and its slip over a serial line');
