import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { type MailServer, openMailServer } from '../fakes/mail-server.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';
import { openAtNoon, tellTheWholeWay } from './whole-way.ts';

const openedStory = openStory();
const { part, step, tell } = openedStory;

/** The page of services against a real server: everybody finds a service and reads of it, in three languages. */

let mail: MailServer;
let hall: HallServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mail = await openMailServer();
  const environment = { SMTP_URL: mail.url, MAIL_FROM: 'novbe@example.org' };
  hall = await startHall({ centre: openAtNoon, isPublic: true, environment });
  await openDay(hall);
  browser = await openBrowser();
  page = (await openScreen(browser, 'phone', `${hall.base}/services`)).page;
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await mail?.close();
});

const heading = (name: string) => page.getByRole('heading', { level: 1, name });

part('the page of services', () => {
  step('lists what is offered by its topics', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await heading('Services').waitFor();
    const offered = sampleCentre.services.filter((one) => one.offered);
    await eventually(async () => expect(await page.locator('.visitor-rows li').count()).toBe(offered.length));
    // Each topic stands apart from the list before it, whichever style sheet comes last in the build.
    const [list, topic] = [page.locator('.visitor-rows').first(), page.getByRole('heading', { level: 2 }).nth(1)];
    const [above, below] = await Promise.all([list.boundingBox(), topic.boundingBox()]);
    expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeGreaterThan(16);
    await expectNoViolations(page);
  });

  step('finds by words of each language, and says when nothing fits', async () => {
    const field = page.getByRole('searchbox');
    for (const [language, typed, found] of [
      ['English', 'benefit', 'Targeted state social assistance'],
      ['Русский', 'малообеспеченная', 'Адресная государственная социальная помощь'],
      ['Azərbaycanca', 'unvanli', 'Ünvanlı dövlət sosial yardımı'],
    ] as const) {
      await page.getByRole('button', { name: language }).click();
      await field.fill(typed);
      await page.getByRole('link', { name: found }).waitFor();
    }
    await field.fill('qqqq');
    await page.getByText('Heç nə tapılmadı').waitFor();
    expect(await page.locator('.visitor-rows li').count()).toBeGreaterThan(10);
    await field.fill('unvanli');
  });

  step('tells of one by keyboard alone, and leads back to what was typed', async () => {
    await page.getByRole('link', { name: 'Ünvanlı dövlət sosial yardımı' }).focus();
    await page.keyboard.press('Enter');
    await heading('Ünvanlı dövlət sosial yardımı').waitFor();
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1'));
    for (const text of ['Kim müraciət edə bilər', '15 iş günü', 'Pulsuz', 'Ailə üzvlərinin şəxsiyyət vəsiqələri'])
      await page.getByText(text).first().waitFor();
    await eventually(async () => expect(await page.title()).toBe('Ünvanlı dövlət sosial yardımı'));
    await expectNoViolations(page);
    await page.goBack();
    await heading('Xidmətlər').waitFor();
    await eventually(async () => expect(await page.getByRole('searchbox').inputValue()).toBe('unvanli'));
  });

  step('says of a service that is not there that it is not', async () => {
    await page.goto(`${hall.base}/services#nowhere`);
    await page.getByText('Belə xidmət yoxdur').waitFor();
    await page.getByRole('link', { name: 'Bütün xidmətlər' }).click();
    await heading('Xidmətlər').waitFor();
  });

  step('is where a phone reads more of what its ticket is for', async () => {
    const visit = { service: 'first-grade-admission', language: 'ru' };
    const { ticket, secret } = await hall.ask('issueTicket', {}, visit);
    await page.goto(`${hall.base}/t/${secret}`);
    await page.getByRole('link', { name: 'Подробнее об услуге' }).click();
    await page.getByText('Altı yaşı tamam olan').waitFor();
    const legal = 'Təhsil haqqında';
    await page.getByText(legal).waitFor();
    await hall.ask('cancel', { id: ticket.id });
  });
});

part('booking from home', () => {
  /** A letter that is sent from now on. */
  const aLetter = () => new Promise<void>((resolve) => mail.onMessage(resolve));
  const go = () => page.getByRole('button', { name: 'Продолжить', exact: true }).click();

  step('begins on the page of services, and leads over day and time to the questions', async () => {
    await page.goto(`${hall.base}/services`);
    await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('link', { name: 'Записаться из дома' }).click();
    await heading('Запись на приём').waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: /Ad 1/ }).click();
    await page.locator('.dates__card').nth(2).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await expectNoViolations(page);
    await page.locator('.dates__card').nth(2).click();
    await page.getByRole('button', { name: '10:15' }).click();
    await heading('Какое у вас обращение?').waitFor();
    await page.getByText('ещё 10 мин').waitFor();
  });

  step('says at the question what is missing, by keyboard, and keeps what is answered through a reload', async () => {
    await page.getByRole('button', { name: 'Продолжить', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Выберите ответ.').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio');
    await expectNoViolations(page);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'На пенсии' }).check();
    await go();
    await page.reload();
    await heading('Есть ли у вас льгота?').waitFor();
    await page.goBack();
    await heading('Ваш социальный статус').waitFor();
    expect(await page.getByRole('radio', { name: 'На пенсии' }).isChecked()).toBe(true);
    expect(page.url()).toBe(`${hall.base}/book`);
    await go();
    await go();
    await page.getByLabel('Адрес электронной почты').fill('ayan@example.az');
    await page.getByLabel('Контактный телефон').fill('050 123 45 67');
    await go();
    await page.getByLabel('Где вы сейчас живёте').fill('Баку');
    await go();
    await go();
    await page.getByLabel('Фамилия').fill('Гулиева');
    await page.getByLabel('Имя', { exact: true }).fill('Аян');
    await go();
    await heading('Удостоверение личности').waitFor();
    await go();
    await heading('Проверьте ваши ответы').waitFor();
    await page.getByText('+994501234567').waitFor();
    await expectNoViolations(page);
  });

  step('is sent once: the way back leads to nothing that could be sent again, and a letter comes', async () => {
    const letter = aLetter();
    await page.getByRole('button', { name: 'Отправить данные' }).click();
    await heading('Ваше обращение отправлено').waitFor();
    await letter;
    await page.getByText('Отметьтесь у киоска').waitFor();
    await expectNoViolations(page);
    expect(await page.evaluate(() => sessionStorage.getItem('novbe.book'))).toBeNull();
    await page.goBack();
    await heading('Ваше обращение отправлено').waitFor();
  });

  step('is looked after behind its link: the entry for the calendar, a comment, one printed page', async () => {
    await page.getByRole('link', { name: 'Подробно' }).click();
    await heading('Вы записаны на приём').waitFor();
    await page.locator('.code svg').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Добавить в календарь' }).click();
    const entry = await readFile(await (await downloading).path(), 'utf8');
    expect(entry).toContain('BEGIN:VEVENT');
    expect(entry).not.toContain('METHOD');
    await page.getByRole('button', { name: 'Отправить', exact: true }).click();
    await page.getByText('Сначала напишите что-нибудь.').waitFor();
    await page.getByLabel('Ваш комментарий к обращению').fill('Придёт и мой сын.');
    await page.getByRole('button', { name: 'Отправить', exact: true }).click();
    await page.locator('.comments__one').waitFor();
    await page.getByText('Подробно').click();
    await expectNoViolations(page);
    const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  step('is moved and cancelled there, and stands in the history of this phone', async () => {
    await page.getByRole('button', { name: 'Изменить время' }).click();
    await page.locator('.dates__card').nth(3).click();
    await page.getByRole('button', { name: '11:00' }).click();
    await page.getByText('Время изменено.').waitFor();
    await page.getByRole('button', { name: 'Отменить запись' }).click();
    await page.getByRole('dialog', { name: 'Отменить запись?' }).waitFor();
    await page.keyboard.press('Escape');
    await heading('Вы записаны на приём').waitFor();
    await page.getByRole('button', { name: 'Отменить запись' }).click();
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Да, отменить' }).click();
    await heading('Вы отменили запись').waitFor();
    await page.getByRole('link', { name: 'История обращений' }).click();
    await heading('Отправлено с этого телефона').waitFor();
    expect(await page.locator('.sent li').count()).toBe(1);
    await expectNoViolations(page);
    expect(new Set(mail.received.flatMap(({ to }) => to))).toEqual(new Set(['ayan@example.az']));
  });
});

tellTheWholeWay(openedStory, () => ({ hall, mail, browser, page }));

tell('the page of services');
