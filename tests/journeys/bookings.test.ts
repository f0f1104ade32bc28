import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { cardZone } from '../support/document-zones.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectHeadInSight, expectNoViolations, openManager } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';
import { openAtNoon, read, today } from './whole-way.ts';

/** Bookings as staff have them, and what they rest on: the sheets of officials, the country's calendar, the forms. */

const { part, step, tell } = openStory();

let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];
/** The dates of the head after today: what is left of today depends on the hour. */
let dates: readonly string[];
let served = { secret: '', ticket: '' };

beforeAll(async () => {
  hall = await startHall({ centre: openAtNoon });
  await openDay(hall);
  browser = await openBrowser();
  const offered = await hall.get('officialDates', { official: 'head' }, {});
  dates = offered.map(({ date }) => date).filter((date) => date > today);
  ({ page, errors } = await openManager(hall, browser, `#/bookings?date=${dates[0]}&of=official-head`));
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const go = (path: string) => page.goto(`${hall.base}/manager#${path}`);
const button = (name: string, within = page.locator('body')) => within.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const asHeld = async (secret: string): Promise<Page> => {
  const screen = await openScreen(browser, 'phone', `${hall.base}/b/${secret}`);
  return screen.page;
};

part('bookings', () => {
  step('a form that was begun on one phone goes on on another, by its link', async () => {
    const one = await openScreen(browser, 'phone', 'about:blank');
    // Before the page: a timer that it set by the true clock could not be taken back.
    await one.page.clock.install();
    await one.page.goto(`${hall.base}/book?shared=yes`);
    await one.page.locator('.shared-note').waitFor();
    await one.page.locator('.visitor-rows button').first().click();
    await one.page.locator('.dates__card').nth(3).click();
    await one.page.locator('.times button').first().click();
    await one.page.getByLabel('Complaint').check();
    await button('Continue', one.page.locator('main')).click();
    await one.page.getByText('Your social status').first().waitFor();
    await button('Continue later', one.page.locator('main')).click();
    const path = (await one.page.locator('.later__link').getAttribute('href')) ?? '';
    await expectNoViolations(one.page, 'kept for later');
    await button('Back to the form', one.page.locator('main')).click();
    await one.page.clock.runFor(31_000);
    await one.page.getByRole('alertdialog').getByText('Your answers are hidden').waitFor();
    expect(await one.page.locator('main').isVisible()).toBe(false);
    await one.page.clock.runFor(90_000);
    await one.page.locator('.visitor-rows button').first().waitFor();
    await one.page.goto(`${hall.base}/appeal`);
    await one.page.locator('.shared-note').waitFor();
    await one.context.close();
    const other = await openScreen(browser, 'phone', hall.base + path);
    await other.page.locator('.dates__card').nth(3).click();
    expect(other.page.url()).not.toContain('#');
    await other.page.locator('.times button').first().click();
    await other.page.getByText('Your social status').first().waitFor();
    expect([...one.errors, ...other.errors]).toEqual([]);
    await other.context.close();
  });

  step('a page that has lost the server says so by itself, and goes on when it is back', async () => {
    const { page: phone, context } = await openScreen(browser, 'phone', `${hall.base}/book`);
    const services = phone.locator('.visitor-rows button');
    const lost = phone.getByText('The server does not answer.');
    await services.first().waitFor();
    await context.setOffline(true);
    await lost.waitFor();
    await expectNoViolations(phone, 'the server is lost');
    await services.first().click();
    await button('Try again', phone.locator('main')).waitFor();
    await context.setOffline(false);
    await phone.locator('.dates__card').first().waitFor();
    await lost.waitFor({ state: 'detached' });
    await context.close();
  });

  step('somebody at the desk is booked on the sheet of a day, and the code is read out', async () => {
    await button('Kimisə yaz').click();
    await dialog().getByLabel('Adı və soyadı').fill('Ayan Quliyeva');
    await dialog().getByLabel('Telefon').fill('050 111 22 33');
    await button('Davam et', dialog()).click();
    await dialog().getByText('Müraciətinizin növü nədir?').waitFor();
    await expectNoViolations(page, 'the form at the desk');
    await button('Formasız yaz', dialog()).click();
    const code = await dialog().locator('.bookings__code').innerText();
    expect(code).toMatch(/^\d{6}$/);
    await dialog().getByRole('button', { name: 'Bağla' }).click();
    await page.getByRole('cell', { name: 'Ayan Quliyeva', exact: true }).waitFor();
    await expectHeadInSight(page, '.bookings__table');
  });

  step('reception finds them by the first letters of a name, on any day to come', async () => {
    await go('/bookings');
    await page.getByLabel('Yazılanı tap').fill('quli');
    await button('Axtar').click();
    await page.getByText('Tapıldı: 1').waitFor();
    await expectNoViolations(page, 'found');
    await button('Axtarışı bağla').click();
  });

  step(
    'a card is laid on a reader that types, wherever the focus is: their number, and nothing left in a field',
    async () => {
      const service = openAtNoon.services.find(({ bookable }) => bookable !== undefined)?.id ?? '';
      const { date } = await hall.get('sheets', {}, {});
      const from = (await hall.get('slots', { service }, { date })).at(-1)?.from ?? '';
      const fin = '5ABC12D';
      const answers = { kind: 'complaint', status: 'student', address: 'B', name: 'Ayan', surname: 'S', fin };
      const { seat, secret } = await hall.ask(
        'seatUrgently',
        {},
        { resource: `service-${service}`, from, reason: 'x', form: 'reception', answers },
      );
      await go('/bookings');
      await page.getByLabel('Yazılanı tap').fill('köhnə');
      await read(page, cardZone({ fin: '6ABC12D' }).join('\n'));
      await page.getByText('Belə yazılış yoxdur.').waitFor();
      expect(await page.getByLabel('Yazılanı tap').inputValue()).toBe('');
      await button('Bu gün').focus();
      await read(page, cardZone({ fin }).join('\n'));
      await page.getByText(/^Talonu: /).waitFor();
      expect(await page.getByText('Belə yazılış yoxdur.').count()).toBe(0);
      expect((await hall.get('seat', { seat: seat.id }, {})).seat.status).toBe('arrived');
      await expectNoViolations(page, 'here by a card');
      served = { secret, ticket: (await hall.get('seat', { seat: seat.id }, {})).seat.ticket ?? '' };
    },
  );

  step('who was served is asked on the page of the booking how it was', async () => {
    const { secret, ticket } = served;
    const [counter = ''] = openAtNoon.counters.map(({ id }) => id);
    await hall.ask('openCounter', { id: counter }, {});
    await hall.ask('call', { id: counter }, { ticket, reason: 'x' });
    await hall.ask('start', { id: ticket });
    const held = await asHeld(secret);
    await held.locator('.standing--arrived').waitFor();
    expect(await held.getByRole('heading', { name: 'How was the service?' }).count()).toBe(0);
    await hall.ask('finish', { id: ticket });
    await held.reload();
    await held.getByRole('button', { name: 'Very good' }).click();
    await held.getByText('Your answer: Very good').waitFor();
    await expectNoViolations(held, 'rated');
    await held.context().close();
    await hall.ask('closeCounter', { id: counter }, {});
  });

  step('a date is called off: who booked is offered three other times, and takes one by touch', async () => {
    const [first = ''] = dates;
    const params = { resource: 'official-head', date: first };
    const from =
      (await hall.get('officialSlots', { official: 'head' }, { date: first })).find(({ free }) => free > 0)?.from ?? '';
    const { hold } = await hall.ask('hold', {}, { ...params, from });
    const { secret } = await hall.ask('book', {}, { hold, contact: { name: 'Rauf', email: 'rauf@example.org' } });
    await go(`/bookings?date=${first}&of=official-head`);
    await page.getByText('2 nəfər yazılıb').waitFor();
    await button('Qəbulu ləğv et').click();
    await dialog()
      .getByLabel(/^Səbəb/)
      .fill('Xəstəlik');
    await button('Kimə aiddir', dialog()).click();
    await dialog().getByText('2 nəfərin yazılışı ləğv olunacaq.').waitFor();
    await expectNoViolations(page, 'call off?');
    await button('Bəli, ləğv et', dialog()).click();
    await dialog().getByText('2 nəfərə başqa vaxtlar təklif olunur').waitFor();
    await dialog().getByRole('button', { name: 'Bağla' }).click();
    await page.getByText('Bu tarixdə qəbul ləğv olunub: Xəstəlik').waitFor();
    const held = await asHeld(secret);
    await held.locator('.standing--called-off').waitFor();
    const offers = held.locator('section .visitor-actions button');
    await eventually(async () => expect(await offers.count()).toBe(3));
    await offers.first().click();
    await held.locator('.standing--booked').waitFor();
    await held.context().close();
  });

  step(
    'the calendar: days are made holidays by keys, and the seats in the way are named with their sheet',
    async () => {
      const [, second = ''] = dates;
      await go('/settings/calendar');
      await page.locator('.year-months').waitFor();
      await expectNoViolations(page, 'the calendar');
      await page.locator(`.year-months [role=gridcell][tabindex="0"]`).focus();
      while ((await page.locator('.year__turn b').innerText()) !== second.slice(0, 4))
        await button('Növbəti il').click();
      if (await button(`${second.slice(0, 4)} cədvəlini başla`).isVisible())
        await button(`${second.slice(0, 4)} cədvəlini başla`).click();
      await pickDay(second);
      await page.keyboard.press('Enter');
      await button('Bayram günü').press('Enter');
      const count = Number(await page.locator('.country__figure').innerText());
      await page.getByLabel('Dərc olunmuş iş günlərinin sayı').fill(String(count));
      await page.getByText('Say düz gəlir.').waitFor();
      await button('Yoxla və qüvvəyə mindir').click();
      const sheet = dialog().getByRole('link', { name: 'Günün siyahısını aç' });
      await sheet.first().waitFor();
      await expectNoViolations(page, 'seats in the way');
      expect(await button('Qüvvəyə mindir', dialog()).getAttribute('aria-disabled')).toBe('true');
      await button('İmtina', dialog()).click();
      await button('Dəyişikliklərdən imtina et').click();
      await page.getByText('Göstərildiyi kimi qüvvədədir').waitFor();
    },
  );

  step('the calendar: a pasted list is put in force once the count comes out', async () => {
    const year = String(Number(dates[0]?.slice(0, 4)) + 2);
    while ((await page.locator('.year__turn b').innerText()) !== year) await button('Növbəti il').click();
    await button('Siyahı yapışdır').click();
    await dialog()
      .getByLabel('Siyahı')
      .fill('1–2 yanvar Yeni il\n20.03–24.03 Novruz bayramı\n25.03; köçürülüb\nnə isə');
    await dialog().getByText('oxunmayan sətirlər: 1').waitFor();
    await expectNoViolations(page, 'a list');
    await button('Götür', dialog()).click();
    await page.getByLabel('Dərc olunmuş iş günlərinin sayı').fill(await page.locator('.country__figure').innerText());
    await button('Yoxla və qüvvəyə mindir').click();
    await dialog().getByText('Heç bir yazılmış yer vaxtını itirmir.').waitFor();
    await button('Qüvvəyə mindir', dialog()).click();
    await page.getByText('Göstərildiyi kimi qüvvədədir').waitFor();
    const { years } = await hall.get('calendar', { calendar: 'az' }, {});
    expect(years[year]?.off).toHaveLength(8);
    expect(years[year]?.off.find(({ date }) => date === `${year}-03-25`)).toMatchObject({ moved: true });
  });

  step('forms: a question is added, shown if, moved by keys and tried; the next version is what is asked', async () => {
    await go('/settings/forms/reception');
    await page.locator('#outline-kind').click();
    await button('Sual əlavə et').click();
    const panel = page.locator('.asked');
    await button('Səhvə keç').click();
    const question = panel.getByRole('group', { name: 'Sual', exact: true });
    for (const [language, text] of [
      ['Azərbaycanca', 'Şikayət kimdəndir?'],
      ['Русский', 'На кого жалоба?'],
      ['English', 'Who is it about'],
    ] as const)
      await question.getByLabel(language).fill(text);
    await button('Şərt əlavə et', panel).click();
    await panel.getByLabel('Şikayət', { exact: true }).check();
    await panel.getByLabel('Təklif', { exact: true }).uncheck();
    await expectNoViolations(page, 'a question');
    await page.locator('.outline [aria-current="true"]').press('Alt+ArrowDown');
    const outline = page.locator('.outline__question b');
    expect((await outline.allInnerTexts()).slice(0, 3)).toEqual([
      'Müraciətinizin növü nədir?',
      'Şikayət kimdəndir?',
      'Sosial statusunuz',
    ]);
    await page.locator('#outline-kind').click();
    const tried = page.locator('.tried');
    await tried.getByLabel('Şikayət').check();
    await button('Davam et', tried).click();
    await tried.getByText('Şikayət kimdəndir?').waitFor();
    await button('Qüvvəyə mindir').click();
    await page.getByText('Göstərildiyi kimi qüvvədədir').waitFor();
    const form = await hall.get('form', { form: 'reception' }, {});
    expect(form.version).toBe(2);
    const added = form.steps.flatMap(({ fields }) => fields).find(({ id }) => id === 'who-is-it-about');
    expect(added?.show).toEqual({ field: 'kind', is: 'complaint' });
  });

  step('forms: an old version is taken up, and put in force as the next one', async () => {
    await button('Variantlar').click();
    await dialog().getByRole('cell', { name: 'admin' }).waitFor();
    await expectNoViolations(page, 'versions');
    await button('Bunu götür: Variant 1', dialog()).click();
    await button('Qüvvəyə mindir').click();
    await page.getByText('Göstərildiyi kimi qüvvədədir').waitFor();
    const form = await hall.get('form', { form: 'reception' }, {});
    expect([form.version, form.steps[0]?.fields.length]).toEqual([3, 1]);
    expect(errors).toEqual([]);
  });
});

/** Leads the focus to a day by its arrows. */
const pickDay = async (date: string): Promise<void> => {
  const active = page.locator('.year-months [role=gridcell][tabindex="0"]');
  await active.focus();
  await page.keyboard.press('Home');
  for (let month = 1; month < Number(date.slice(5, 7)); month++) await page.keyboard.press('PageDown');
  const at = async () => Number(await active.innerText());
  const goal = Number(date.slice(8));
  while ((await at()) !== goal) await page.keyboard.press((await at()) < goal ? 'ArrowRight' : 'ArrowLeft');
  await page.keyboard.press('Space');
};

tell('bookings as staff have them, the calendar and the forms that they rest on');
