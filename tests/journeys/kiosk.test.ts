import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { StoredEvent } from '../../shared/events.ts';
import { manager as words } from '../../shared/text/az.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openProfile, openScreen, startHall } from '../support/hall.ts';
import {
  expectNoViolations,
  openManager,
  settled,
  stopwatch,
  tap,
  typeAsReader,
  violations,
} from '../support/screen.ts';

/** The kiosk against a real server: what a visitor meets, by touch and without. */

let hall: HallServer;
let browser: Browser;
const service = 'Birinci sinfə şagird qəbulu';

beforeAll(async () => {
  hall = await startHall();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

/** The kiosk of all these tests, as the next visitor finds it. */
let kiosk: Awaited<ReturnType<typeof openScreen>> | null = null;
const openKiosk = async () => {
  if (kiosk === null) kiosk = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`);
  else await kiosk.page.goto(`${hall.base}/kiosk`);
  await kiosk.page.locator('h1').waitFor();
  return kiosk;
};
const touch = (page: Page, name: string): Promise<void> => tap(page, `button:has-text("${name}")`);
const heading = (page: Page, text: string): Promise<void> => page.locator('h1', { hasText: text }).waitFor();

const ticketsIssued = async (): Promise<number> => {
  const { events } = await hall.ask('events');
  return (events as StoredEvent[]).filter(({ event }) => event.type === 'ticket-issued').length;
};
/** Controls smaller than 20 mm on 21.5 inches, or outside the screen or the part of it that may be used. */
const misplaced = (page: Page, fromTop: number): Promise<readonly string[]> =>
  page.evaluate((top) => {
    const boxes = [...document.querySelectorAll<HTMLElement>('button, input')].map((control) => ({
      name: control.textContent ?? '',
      box: (control.closest('label') ?? control).getBoundingClientRect(),
    }));
    return boxes
      .filter(
        ({ box }) =>
          box.width < 81 ||
          box.height < 81 ||
          box.top < top - 1 ||
          box.bottom > innerHeight + 1 ||
          box.right > innerWidth + 1,
      )
      .map(({ name, box }) => `${name} ${Math.round(box.width)}x${Math.round(box.height)} at ${Math.round(box.top)}`);
  }, fromTop);

describe('the kiosk of a centre that is closed', () => {
  test('says so, gives no ticket and still shows the documents', async () => {
    await hall.ask('closeDay', {}, { force: true }).catch(() => {
      // It was closed already.
    });
    const { page } = await openKiosk();
    await heading(page, 'Mərkəz indi bağlıdır');
    await expectNoViolations(page, 'closed');
    await touch(page, 'Təhsil');
    await touch(page, service);
    await page.locator('.documents li').first().waitFor();
    expect(await page.locator('.take').count()).toBe(0);
    await expectNoViolations(page, 'closed service');
  });
});

describe('the kiosk of an open centre', () => {
  beforeAll(async () => {
    await openDay(hall);
  });

  test('is accessible in every state, and every control is large enough', async () => {
    const { page, errors } = await openKiosk();
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violations(page, state)), ...(await misplaced(page, 0)).map((each) => `${state}: ${each}`));
    };
    await heading(page, 'Hansı xidmət lazımdır?');
    await look('first screen');
    await touch(page, 'Русский');
    await heading(page, 'Какая услуга вам нужна?');
    await page.locator('html[lang=ru]').waitFor({ state: 'attached' });
    await look('first screen in Russian');
    await touch(page, 'Azərbaycanca');
    await touch(page, 'Ailə və qəyyumluq');
    await heading(page, 'Ailə və qəyyumluq');
    await look('group');
    await touch(page, 'Axtar');
    for (const letter of ['M', 'Ə', 'K', 'T']) await page.getByRole('button', { name: letter, exact: true }).tap();
    await page.getByText('xidmət tapıldı').waitFor();
    await look('search');
    await touch(page, 'Geri');
    await touch(page, service);
    await page.locator('.take').waitFor();
    await look('service');
    await touch(page, 'Güzəştli kateqoriyadanam');
    await page.locator('button', { hasText: '65 yaşı tamam olmuş' }).waitFor();
    await look('privileges');
    await touch(page, '65 yaşı tamam olmuş');
    await touch(page, 'Nömrə götür');
    await page.locator('.ticket__number').waitFor();
    await look('number');
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('moves every control within reach of a seated person', async () => {
    const { page } = await openKiosk();
    const top = 1920 * 0.55;
    await touch(page, 'Aşağı endir');
    await eventually(async () => expect(await misplaced(page, top)).toEqual([]));
    await touch(page, service);
    await heading(page, service);
    await eventually(async () => expect(await misplaced(page, top)).toEqual([]));
    await expectNoViolations(page, 'low reach');
  });

  test('gives one ticket to a double tap', async () => {
    const before = await ticketsIssued();
    const { page } = await openKiosk();
    await settled(page);
    await page.locator('.row', { hasText: service }).dblclick();
    await heading(page, service);
    expect(await ticketsIssued()).toBe(before);
    await settled(page);
    await page.locator('.take').dblclick();
    await page.locator('.ticket__number').waitFor();
    expect(await ticketsIssued()).toBe(before + 1);
  });

  test('gives the same ticket where the reply was lost', async () => {
    const before = await ticketsIssued();
    const { page } = await openKiosk();
    let lost = 0;
    await page.route('**/tickets', async (route) => {
      if (lost >= 2) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await touch(page, service);
    await touch(page, 'Nömrə götür');
    await page.locator('.ticket__number').waitFor();
    expect(lost).toBe(2);
    expect(await ticketsIssued()).toBe(before + 1);
    await page.unroute('**/tickets');
  });

  test('books a reception by touch in Azerbaijani, and knows its code and its link again', {
    timeout: 90_000,
  }, async () => {
    const { page, errors } = await openKiosk();
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violations(page, state)), ...(await misplaced(page, 0)).map((each) => `${state}: ${each}`));
    };
    const exactly = (name: string): Promise<void> => tap(page, `button:has(span:text-is("${name}"))`);
    const key = (name: string): Promise<void> => tap(page, `.key:text-is("${name}")`);
    await exactly('Qəbula yazıl');
    await heading(page, 'Kimin qəbuluna və ya hansı xidmətə yazılırsınız?');
    await look('who');
    await touch(page, 'Rəhbər');
    await heading(page, 'Hansı gün?');
    await look('day');
    // The last date that is offered is never today.
    await tap(page, '.rows li:last-child .row');
    await heading(page, 'Saat neçədə?');
    await look('time');
    await tap(page, '.times .key');
    await heading(page, 'Müraciətinizin növü nədir?');
    await look('choice');
    for (const answer of ['Ərizə', 'Təqaüdçü', 'Yoxdur']) await touch(page, answer);
    for (const question of ['Elektron poçt ünvanı', 'Əlaqə nömrəsi']) {
      await heading(page, question);
      await touch(page, 'Cavab vermədən keç');
    }
    await heading(page, 'Hazırda yaşadığınız ünvan');
    for (const letter of ['B', 'A', 'K', 'I']) await key(letter);
    await look('letters');
    await touch(page, 'Davam et');
    await heading(page, 'Müraciətinizlə əlaqəli');
    await touch(page, 'Cavab vermədən keç');
    for (const [question, answer] of [
      ['Soyad', 'Əliyeva'],
      ['Ad', 'Ayan'],
    ] as const) {
      await page.locator(`h1:text-is("${question}")`).waitFor();
      await page.keyboard.type(answer);
      await touch(page, 'Davam et');
    }
    for (const question of ['Ata adı', 'FİN kod', 'vəsiqəsinin nömrəsi', 'Doğum tarixi']) {
      await heading(page, question);
      await touch(page, 'Cavab vermədən keç');
    }
    await heading(page, 'Cavablarınızı yoxlayın');
    await look('check');
    const [reply] = await Promise.all([
      page.waitForResponse((one) => one.url().endsWith('/seats') && one.request().method() === 'POST'),
      touch(page, 'Məlumatları göndər'),
    ]);
    const { value } = (await reply.json()) as { value: { secret: string; seat: { code: string } } };
    await page.getByText('Müraciətiniz göndərildi').waitFor();
    expect((await page.locator('.booking-code').innerText()).replace(' ', '')).toBe(value.seat.code);
    await look('sent');
    await touch(page, 'Bitdi');
    await exactly('Qəbula yazılmışam');
    await heading(page, 'Altı rəqəmli kodunuzu yazın');
    for (const figure of value.seat.code) await key(figure);
    await look('figures');
    await touch(page, 'Davam et');
    await page.locator('.trouble', { hasText: 'Bu gün üçün belə kod yoxdur' }).waitFor();
    await typeAsReader(page, `http://novbe.example/b/${value.secret}`);
    await heading(page, 'Sizin gününüz bu gün deyil');
    await look('another day');
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('is used by keyboard alone', async () => {
    const { page } = await openKiosk();
    const focused = (): Promise<string> =>
      page.evaluate(() => document.querySelector(':is(button, input):focus')?.textContent ?? '');
    const walkTo = async (name: string, key: string): Promise<void> => {
      for (let steps = 0; steps < 30 && !(await focused()).includes(name); steps += 1) await page.keyboard.press(key);
      expect(await focused()).toContain(name);
    };
    // The screen takes the focus once it has changed: from there on the keys are the visitor's, and the languages come first.
    await page.locator('.row', { hasText: service }).waitFor();
    await eventually(async () => expect(await page.locator('.kiosk:focus').count()).toBe(1));
    for (const language of ['Azərbaycanca', 'Русский', 'English']) {
      await page.keyboard.press('Tab');
      expect(await focused()).toBe(language);
    }
    await walkTo(service, 'Tab');
    await settled(page);
    await page.keyboard.press('Enter');
    await heading(page, service);
    await settled(page);
    await page.keyboard.press('Escape');
    await heading(page, 'Hansı xidmət lazımdır?');
    await walkTo(service, 'ArrowDown');
    await settled(page);
    await page.keyboard.press('Enter');
    await heading(page, service);
    await walkTo('Nömrə götür', 'ArrowDown');
    await settled(page);
    await page.keyboard.press('Enter');
    await page.locator('.ticket__number').waitFor();
    const said = page.locator('.visually-hidden[role=status]').filter({ hasText: /Sizin nömrəniz [A-Z]\d+/ });
    await said.first().waitFor({ state: 'attached' });
  });

  test('says within 10 s that it has lost its server, and comes back by itself', async () => {
    const { page } = await openKiosk();
    await heading(page, 'Hansı xidmət lazımdır?');
    const elapsed = await stopwatch(page);
    hall.signal('SIGSTOP');
    try {
      await heading(page, 'Hazırda nömrə verə bilmirik');
      expect(await elapsed()).toBeLessThan(10_000);
      await expectNoViolations(page, 'lost server');
    } finally {
      hall.signal('SIGCONT');
    }
    await heading(page, 'Hansı xidmət lazımdır?');
  });
});

test('a kiosk is let in at the place that the manager chooses, and is at it again after its machine restarts', async () => {
  const [first] = sampleCentre.kiosks;
  const kiosks = [...sampleCentre.kiosks, { ...first, id: 'kiosk-2', name: 'Kiosk 2' }];
  const strict = await startHall({ centre: { ...sampleCentre, kiosks, sample: false } });
  const profile = await mkdtemp(join(tmpdir(), 'novbe-kiosk-'));
  const start = async () => {
    const machine = await openProfile(profile);
    const page = machine.pages()[0] ?? (await machine.newPage());
    await page.goto(`${strict.base}/kiosk`);
    return { machine, page };
  };
  const before = await start();
  try {
    await before.page.locator('.pairing-code').waitFor();
    await expectNoViolations(before.page, 'pairing');
    const code = await before.page.locator('.pairing-code').innerText();
    const { page: manager } = await openManager(strict, browser, '#/settings/devices');
    await manager.getByRole('row', { name: code }).getByRole('button', { name: words.devices.approve }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByLabel(words.devices.letInAs).selectOption({ label: words.devices.free('Kiosk 2') });
    await dialog.getByRole('button', { name: words.devices.approve }).click();
    await manager.getByRole('rowheader', { name: words.devices.kinds.kiosk }).waitFor();
    await before.page.locator('.tile').first().waitFor();
    await before.machine.close();
    const { machine, page } = await start();
    const codes: string[] = [];
    page.on('request', (request) => void (request.url().endsWith('/api/devices') && codes.push(request.url())));
    await page.reload();
    await page.locator('.tile').first().waitFor();
    const devices = await strict.ask('devices');
    expect(devices.map(({ place, approved }) => [place, approved])).toEqual([['kiosk-2', true]]);
    expect(codes).toEqual([]);
    await machine.close();
  } finally {
    await before.machine.close();
    await strict.close();
    await rm(profile, { recursive: true, force: true });
  }
});
