import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { adminPassword, clerkPassword, type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { addOfficer, signInOn } from '../support/office-hand.ts';
import { expectHeadInSight, expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** An appeal that came on paper, from the registrar to the letter with the answer. */

const { step, tell } = openStory();

const name = (az: string) => ({ az, ru: az, en: az });
const centre: Centre = {
  ...sampleCentre,
  caseDocuments: [],
  departments: [{ id: 'social', name: name('Sosial şöbə') }],
  officials: [],
  caseKinds: [{ id: 'appeal', letter: 'M', name: name('Müraciət'), form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [{ id: 'pension', name: name('Pensiya') }],
  caseOutcomes: [{ id: 'explained', name: name('İzah edilib') }],
  caseRouting: [{ id: 'pensiyalar', words: ['pensiya'], department: 'social' }],
};

let hall: HallServer;
let browser: Browser;
let page: Page;
const errors: (readonly string[])[] = [];

beforeAll(async () => {
  hall = await startHall({ centre });
  await addOfficer(hall, 'leyla', { duties: ['answer', 'lead'], department: 'social' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const signIn = async (login: string, password: string): Promise<void> => {
  const screen = await openScreen(browser, 'manager', `${hall.base}/office`);
  page = screen.page;
  errors.push(screen.errors);
  await signInOn(page, login, password);
};
const button = (said: string) => page.getByRole('button', { name: said, exact: true });
const field = (label: string) => page.getByLabel(label, { exact: true });
/** Takes up a move that is not the next one: those stand behind a line that opens. */
const takeUp = async (move: string): Promise<void> => {
  const others = page.locator('.moves__others');
  if (!(await others.evaluate((element: HTMLDetailsElement) => element.open))) await others.locator('summary').click();
  await others.getByRole('button', { name: move, exact: true }).click();
};
const make = (move: string) => page.locator('.moves__form').getByRole('button', { name: move, exact: true }).click();
const noneWaits = () => page.getByText('Bu siyahıda cavab gözləyən müraciət yoxdur.').waitFor();
let number = '';

step('the registrar registers a paper in one screen, by keys', async () => {
  await signIn('admin', adminPassword);
  await noneWaits();
  await page.keyboard.press('n');
  await button('Qeydə al').waitFor();
  await expectNoViolations(page, 'paper');
  await button('Qeydə al').click();
  // What is missing is said, and the first of it has the focus.
  await page.locator('#answer-text:focus').waitFor();
  await page.keyboard.type('Pensiyam düzgün hesablanmayıb.');
  await field('Soyad').fill('Nümunəvi');
  await field('Ad').fill('Nümunə');
  await field('Hazırda yaşadığınız ünvan').fill('Bakı, Nümunə küçəsi 1');
  await field('Əlaqə nömrəsi').fill('050 111 22 33');
  await field('Mövzu').selectOption('pension');
  await button('Qeydə al').click();
  number = await page.locator('.paper__number').innerText();
  expect(number).toMatch(/^M\d\d-000001-.$/);
  await page.getByRole('link', { name: 'Müraciəti aç' }).click();
});

step('it goes where it is suggested, with the word that speaks for it, then to a person', async () => {
  await page.getByText('Təklif olunur:').waitFor();
  await page.getByText('mətndəki söz: «pensiya»').waitFor();
  await expectNoViolations(page, 'to be routed');
  await make('Şöbəyə göndər');
  await field('İcraçı').selectOption({ label: 'Clerk leyla' });
  await make('İcraçıya ver');
  await page.getByText('İcraçıya verildi.').waitFor();
});

step('the one who answers finds it in their inbox and opens it by keys', async () => {
  await signIn('leyla', clerkPassword);
  await page.getByRole('link', { name: number }).waitFor();
  await expectNoViolations(page, 'inbox');
  await expectHeadInSight(page, '.inbox__table');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Pensiyam düzgün hesablanmayıb.').waitFor();
});

step('it is searched for by the day that it came, typed in the order of the language or picked by keys', async () => {
  const [year, month, day] = (await hall.get('office', {}, {})).today.split('-');
  const before = page.url();
  await page.goto(`${hall.base}/office#search`);
  await field('Bu gündən').fill(`${day}${month}${year}`);
  expect(await field('Bu gündən').inputValue()).toBe(`${day}.${month}.${year}`);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: number }).waitFor();
  const calendar = page.locator('.date-input', { has: field('Bu günə qədər') }).getByRole('button');
  await calendar.press('Enter');
  await page.locator('.calendar [role=gridcell]:focus').waitFor();
  await expectNoViolations(page, 'a calendar');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.locator('.calendar').waitFor({ state: 'detached' });
  expect(await field('Bu günə qədər').inputValue()).toMatch(/^\d\d\.\d\d\.\d{4}$/);
  await button('Axtar').click();
  await page.getByRole('link', { name: number }).waitFor({ state: 'detached' });
  await page.goto(before);
});

step('the citizen is asked, replies, and there is more time', async () => {
  await takeUp('Vətəndaşdan soruş');
  await field('Mətn').fill('Əmək kitabçasının surətini göndərin.');
  await make('Vətəndaşdan soruş');
  await make('Soruşulan gəldi');
  await page.getByText('Cavab qeyd edildi.').waitFor();
  await takeUp('Müddəti uzat');
  await field('Səbəb').fill('Arxivdən sənəd istənilib');
  await make('Müddəti uzat');
  await page.getByText('Müddət uzadıldı.', { exact: true }).waitFor();
});

step('the answer is refused while it is too short, then stands as a letter', async () => {
  await field('Cavabın mətni').fill('Qısa');
  await field('Nəticə').selectOption('explained');
  await field('Cavab necə göndərilir').selectOption('print');
  await make('Cavab ver');
  await page.getByText('Mətni yazın: cavab ən azı 20 hərf olmalıdır.').waitFor();
  await field('Cavabın mətni').fill('Pensiyanız yenidən hesablanıb, fərq köçürülüb.');
  await make('Cavab ver');
  const letter = page.getByRole('link', { name: 'Cavab məktubu (PDF)' });
  await letter.waitFor();
  await expectNoViolations(page, 'answered');
  const reply = await page.request.get(`${hall.base}${await letter.getAttribute('href')}`);
  expect(reply.headers()['content-type']).toBe('application/pdf');
  expect((await reply.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.keyboard.press('Escape');
  await noneWaits();
  expect(errors.flat()).toEqual([]);
});

tell('an appeal on paper is registered, routed, assigned, asked, extended and answered with a letter');
