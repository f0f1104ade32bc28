import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type MailServer, partOf } from '../fakes/mail-server.ts';
import { eventually } from '../support/eventually.ts';
import { addClerk, approve, clerkPassword, type HallServer, openScreen } from '../support/hall.ts';
import { readCode } from '../support/read-code.ts';
import { expectNoViolations, settled, tap } from '../support/screen.ts';
import type { openStory } from '../support/story-in-steps.ts';
import { painted } from '../support/unpainted.ts';

/** The whole way of a booking: from the phone at home over mail, kiosk and counter to the page that says that it was heard. */

/** Where it is about noon now: whenever a test runs, there is a time to book that is still today. */
const ahead = 12 - new Date().getUTCHours();
const timeZone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
/** The date there. */
export const today = Temporal.Now.plainDateISO(timeZone).toString();
/** Open today, whatever day it is; who booked may come as early as they like. */
export const openAtNoon: Centre = {
  ...sampleCentre,
  timeZone,
  hours: {
    ...sampleCentre.hours,
    exceptions: [
      ...sampleCentre.hours.exceptions.filter((one) => one.date !== today),
      { date: today, spans: [{ from: '08:00', to: '20:00' }] },
    ],
  },
  booking: { earlySeconds: 86_400 },
};

interface Place {
  readonly hall: HallServer;
  readonly mail: MailServer;
  readonly browser: Browser;
  /** Of the phone, in Russian. */
  readonly page: Page;
}
/** What was booked. */
interface Booked {
  readonly time: string;
  /** The page of the booking. */
  readonly link: string;
}

/** Tells it at a place that is there once the story is told. */
export function tellTheWholeWay(
  { part, step }: Pick<ReturnType<typeof openStory>, 'part' | 'step'>,
  place: () => Place,
) {
  let booked: Booked = { time: '', link: '' };
  part('the whole way of a booking', () => {
    step('begins on a phone, and its mail leads to the page of the booking', async () => {
      booked = await book(place());
    });
    step('goes on at the kiosk, to which the code is shown, and a slip comes out', async () => {
      await checkIn(place(), booked);
    });
    step('is called for its time at a counter that has the request before it, and served', async () => {
      await serve(place(), booked);
    });
    step('ends on the phone, whose page says that it was heard', async () => {
      await see(place());
    });
  });
}

const service = 'Назначение трудовой пенсии';
const note = 'Трудовая книжка на двух языках.';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const go = (page: Page) => page.getByRole('button', { name: 'Продолжить', exact: true }).click();
/** That the log holds an event of these parts. */
const expectEvent = async (hall: HallServer, event: { readonly [part: string]: unknown }): Promise<void> => {
  const { events } = await hall.ask('events');
  expect(events).toContainEqual(expect.objectContaining({ event: expect.objectContaining(event) }));
};

const book = async ({ hall, mail, page }: Place): Promise<Booked> => {
  await page.goto(`${hall.base}/book`);
  await page.getByRole('button', { name: service }).click();
  await page.locator('.dates__card').first().click();
  // Not the first one: its last moment to be booked may be now.
  const slot = page.locator('.times button').nth(1);
  const time = await slot.innerText();
  await slot.click();
  await page.getByLabel('Фамилия').fill('Мамедова');
  await page.getByLabel('Имя', { exact: true }).fill('Севда');
  await go(page);
  await page.getByLabel('Контактный телефон').fill('050 765 43 21');
  await page.getByLabel('Адрес электронной почты').fill('sevda@example.az');
  await go(page);
  await page.getByLabel('сообщить заранее').fill(note);
  await go(page);
  await heading(page, 'Проверьте ваши ответы');
  await page.getByRole('button', { name: 'Отправить данные' }).click();
  await heading(page, 'Ваше обращение отправлено');
  const letter = await eventually(() => {
    const found = mail.received.find(({ to }) => to.includes('sevda@example.az'));
    if (found === undefined) throw new Error('no letter has come');
    return found.source;
  });
  const link = /http\S+\/b\/[\w-]{32}/.exec(partOf(letter, 'text/plain'))?.[0] ?? '';
  expect(link).toContain(`${hall.base}/b/`);
  const starts = Temporal.PlainDateTime.from(`${today}T${time}`).toZonedDateTime(timeZone).toInstant();
  const entry = `DTSTART:${starts.toString().replaceAll(/[-:]/g, '')}`;
  expect(partOf(letter, 'text/calendar')).toContain('METHOD:REQUEST');
  expect(partOf(letter, 'text/calendar')).toContain(entry);
  await page.goto(link);
  await heading(page, 'Вы записаны на приём');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Добавить в календарь' }).click();
  expect(await readFile(await (await downloading).path(), 'utf8')).toContain(entry);
  const picture = await painted(page, () => page.locator('.code svg').screenshot());
  expect(await readCode(page, picture)).toBe(link);
  return { time, link };
};

/** Types as a reader does: all at once, and Enter after it. */
export const read = (screen: Page, text: string): Promise<void> =>
  screen.evaluate(
    (keys) => {
      const at = document.activeElement ?? document.body;
      // Of the reader, however busy the machine is; each reading a good while after the one before.
      const { dataset } = document.documentElement;
      const readings = Number(dataset.readings ?? 0) + 1;
      dataset.readings = String(readings);
      let timeStamp = performance.now() + readings * 1000;
      for (const key of keys) {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
        timeStamp += 4;
        Object.defineProperty(event, 'timeStamp', { value: timeStamp });
        at.dispatchEvent(event);
      }
    },
    [...text, '\n'].map((letter) => (letter === '\n' ? 'Enter' : letter)),
  );

const checkIn = async ({ hall, browser, page }: Place, { time, link }: Booked): Promise<void> => {
  const { page: kiosk, errors, context } = await openScreen(browser, 'kiosk', `${hall.base}/kiosk`);
  await approve(hall, kiosk);
  await tap(kiosk, 'button:has-text("Русский")');
  await tap(kiosk, 'button:has-text("У меня запись на приём")');
  await kiosk.locator('.figures').waitFor();
  await read(kiosk, link);
  const number = await kiosk.locator('.ticket__number').innerText();
  await kiosk.getByText(`Время приёма: ${time}`).waitFor();
  await kiosk.getByText('Запись на имя: С.').waitFor();
  await expectNoViolations(kiosk, 'checked in');
  expect(errors).toEqual([]);
  await context.close();
  const booked = expect.objectContaining({ from: time });
  await expectEvent(hall, { type: 'ticket-issued', number, channel: 'booking', booked });
  const slip = await eventually(async () => {
    const [first] = await hall.ask('slips', { id: 'printer-1' });
    if (first === undefined) throw new Error('no slip has come');
    return readFile(join(hall.dataDir, 'printer', `${first.job}.png`));
  });
  const ticket = (await readCode(page, slip)) ?? '';
  expect(ticket).toContain(`${hall.base}/t/`);
  await page.goto(ticket);
  await page.getByText(number).first().waitFor();
  await page.goto(link);
  await heading(page, 'Вы отметились в центре');
  await expectNoViolations(page, 'arrived');
};

const serve = async ({ hall, browser }: Place, { time }: Booked): Promise<void> => {
  await addClerk(hall, 'leyla');
  const { page: counter, errors, context } = await openScreen(browser, 'counter', `${hall.base}/counter`);
  await counter.fill('[name=login]', 'leyla');
  await counter.fill('[name=password]', clerkPassword);
  await counter.keyboard.press('Enter');
  await counter.locator('.offer').first().click();
  await counter.keyboard.press('Enter');
  await counter.locator('.line .mark--booked', { hasText: time }).waitFor();
  await settled(counter);
  await counter.keyboard.press('F2');
  await counter.locator('.ticket--called .ticket__booked', { hasText: time }).waitFor();
  await counter.locator('.facts', { hasText: `saat ${time}` }).waitFor();
  for (const told of ['Мамедова', 'sevda@example.az', note])
    await counter.locator('.request', { hasText: told }).waitFor();
  await expectNoViolations(counter, 'called, with a request');
  await expectEvent(hall, { type: 'ticket-called', because: { rule: 'booked', at: time } });
  await settled(counter);
  await counter.keyboard.press('F4');
  await counter.locator('.ticket--serving').waitFor();
  await settled(counter);
  await counter.keyboard.press('F8');
  await counter.locator('.idle').waitFor();
  expect(errors).toEqual([]);
  await context.close();
};

const see = async ({ hall, page }: Place): Promise<void> => {
  await expectEvent(hall, { type: 'seat-heard' });
  await page.reload();
  await heading(page, 'Приём состоялся');
  await expectNoViolations(page, 'heard');
};
