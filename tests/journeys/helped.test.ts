import { hash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { openSmsGateway, type SmsGateway, smsAtAnyHour } from '../fakes/sms-gateway.ts';
import { eventually } from '../support/eventually.ts';
import { adminPassword, clerkPassword, type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { addOfficer, signInOn } from '../support/office-hand.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** [CS26] [CS27] What a helper filled in with somebody, who confirms it at home; the household is visited by the one who was drawn by lot. */

const { step, tell } = openStory();

const name = (az: string) => ({ az, ru: az, en: az });
const centre: Centre = {
  ...sampleCentre,
  notices: smsAtAnyHour,
  departments: [{ id: 'social', name: name('Sosial şöbə') }],
  officials: [],
  caseDocuments: [],
  caseKinds: [
    {
      ...{ id: 'appeal', letter: 'M', name: name('Müraciət'), form: 'appeal', outcomes: ['explained'] },
      visit: { act: 'household-visit', department: 'social', mostOpen: 3 },
    },
  ],
  caseTopics: [{ id: 'pension', name: name('Pensiya') }],
  caseOutcomes: [{ id: 'explained', name: name('İzah edilib') }],
  caseRouting: [],
};
const visitors = ['ayan', 'bahar'];

let gateway: SmsGateway;
let hall: HallServer;
let browser: Browser;
let page: Page;
let number = '';
let secret = '';
let drawn = '';
const errors: (readonly string[])[] = [];

beforeAll(async () => {
  gateway = await openSmsGateway();
  hall = await startHall({ centre, isPublic: true, environment: { SMS_URL: gateway.url } });
  await addOfficer(hall, 'komek', { duties: ['help'], department: 'social' });
  for (const login of visitors) await addOfficer(hall, login, { duties: ['visit'], department: 'social' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  await gateway?.close();
});

const openOn = async (kind: 'phone' | 'manager', address: string): Promise<void> => {
  const screen = await openScreen(browser, kind, address);
  page = screen.page;
  errors.push(screen.errors);
};
const signIn = async (login: string, password = clerkPassword): Promise<void> => {
  await openOn('manager', `${hall.base}/office`);
  await signInOn(page, login, password);
};
const button = (said: string) => page.getByRole('button', { name: said, exact: true });
const field = (label: string) => page.getByLabel(label, { exact: true });
const heading = (said: string) => page.getByRole('heading', { name: said, exact: true });
/** What the latest message has of this. */
const inMessage = (pattern: RegExp): Promise<string> =>
  eventually(() => {
    const found = pattern.exec(gateway.received.at(-1)?.text ?? '')?.[0];
    if (found === undefined) throw new Error(`no message has come yet: ${JSON.stringify(gateway.received)}`);
    return found;
  });

step('a helper has the form and nothing else, and hands over a number', async () => {
  await signIn('komek');
  await heading('Ərizəçi ilə birlikdə doldurun').waitFor();
  expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([]);
  await page.locator('#answer-text').fill('Evim qəza vəziyyətindədir.');
  await field('Soyad').fill('Nümunəvi');
  await field('Ad').fill('Nümunə');
  await field('Hazırda yaşadığınız ünvan').fill('Bakı, Nümunə küçəsi 1');
  await field('Əlaqə nömrəsi').fill('050 111 22 33');
  await field('Mövzu').selectOption('pension');
  await button('Göndər').click();
  await heading('Göndərildi, təsdiq gözləyir').waitFor();
  number = await page.locator('.paper__number').innerText();
  await expectNoViolations(page, 'helped');
});

step('the applicant reads it on their phone, and confirms it with a code', async () => {
  const address = await inMessage(/http\S+\/m\/[\w-]+/);
  secret = address.split('/').at(-1) ?? '';
  await openOn('phone', address);
  await page.locator('.language-switch [lang=az]').click();
  await heading('Oxuyun və təsdiq edin').waitFor();
  await page.getByText('Evim qəza vəziyyətindədir.').waitFor();
  await page.getByText('Clerk komek').waitFor();
  await expectNoViolations(page, 'to be confirmed');
  await button('Təsdiq kodu göndər').click();
  await field('Mesajdakı altı rəqəm').fill('12');
  await button('Təsdiq edirəm').click();
  await page.getByText('Kod altı rəqəmdir.').waitFor();
  await field('Mesajdakı altı rəqəm').fill('000000');
  await button('Təsdiq edirəm').click();
  await page.getByText('Kod səhvdir və ya vaxtı keçib.').waitFor();
  await field('Mesajdakı altı rəqəm').fill(await inMessage(/(?<![\d-])\d{6}(?![\d-])/));
  await button('Təsdiq edirəm').click();
  await heading('Alındı').waitFor();
});

step('somebody is drawn by lot before all, and anybody who reads the page can draw again', async () => {
  await signIn('admin', adminPassword);
  await page.getByRole('link', { name: number }).click();
  await button('Püşk at').click();
  await page.getByText('Püşkü yoxlamaq').click();
  const command = await page.locator('code', { hasText: 'sha256sum' }).innerText();
  const text = /'(.+)'/.exec(command)?.[1] ?? '';
  expect(text.endsWith(` ${number}`)).toBe(true);
  const candidates = (await hall.get('users', {}, {})).filter(({ user }) => visitors.includes(user));
  const ids = candidates.map(({ id }) => id).toSorted();
  const id = ids[Number(BigInt(`0x${hash('sha256', text)}`) % BigInt(ids.length))];
  const found = candidates.find((one) => one.id === id);
  drawn = found?.user ?? '';
  await page.locator('#case-visit ~ p b', { hasText: `${found?.name}, püşk` }).waitFor();
  await expectNoViolations(page, 'drawn');
});

step('the other one has nothing to visit', async () => {
  await signIn(visitors.find((login) => login !== drawn) ?? '');
  await page.getByText('Getməli olduğunuz ev yoxdur.').waitFor();
});

step('who was drawn finds the address, goes there, and writes what they saw', async () => {
  await signIn(drawn);
  await page.getByRole('link', { name: number }).click();
  await page.getByText('Bakı, Nümunə küçəsi 1').waitFor();
  await button('Baxışın aktını yaz').click();
  await button('Aktı göndər').click();
  const [year, month, day] = (await hall.get('office', {}, {})).today.split('-');
  for (const [part, figures] of [
    ['Gün', day],
    ['Ay', month],
    ['İl', year],
  ] as const)
    await field(part).fill(figures ?? '');
  await page.getByLabel('Bəli', { exact: true }).check();
  await field('Orada neçə nəfər yaşayır?').fill('4');
  await field('Nə gördünüz?').fill('Dam uçub, ailə bir otaqda qalır.');
  await expectNoViolations(page, 'the record of the visit');
  await button('Aktı göndər').click();
  await page.getByText('Baxışın aktı göndərildi.').waitFor();
  await page.getByText('Getməli olduğunuz ev yoxdur.').waitFor();
});

step('who answers reads it, and the citizen is shown nothing of it', async () => {
  await signIn('admin', adminPassword);
  await page.getByRole('link', { name: number }).click();
  await page.getByText('Dam uçub, ailə bir otaqda qalır.').waitFor();
  await expectNoViolations(page, 'visited');
  expect(JSON.stringify(await hall.get('own', { secret }, {}))).not.toContain('Dam uçub');
  expect(errors.flat()).toEqual([]);
});

tell('[CS26] [CS27] filled in with help, confirmed at home, visited by lot');
