import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { addOfficer, signInOn } from '../support/office-hand.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** [HL1]-[HL5] A call that becomes an appeal: taken by one key, its topic found by typing, registered, and the caller told its number. */

const { step, tell } = openStory();

const name = (id: string, az: string) => ({ id, name: { az, ru: az, en: az } });
const centre: Centre = {
  ...sampleCentre,
  caseDocuments: [],
  series: [...sampleCentre.series, { id: 'calls', prefix: 'Z', first: 1, last: 999, digits: 3, wrap: true }],
  counters: [...sampleCentre.counters, { id: '90', name: '90', profile: 'general', kind: 'phone', series: 'calls' }],
  departments: [name('social', 'Sosial şöbə')],
  officials: [],
  caseKinds: [
    { ...name('appeal', 'Müraciət'), letter: 'M', form: 'appeal', outcomes: ['explained'] },
    {
      ...name('callback', 'Geri zəng'),
      letter: 'R',
      form: 'callback',
      days: 1,
      offered: false,
      outcomes: ['explained'],
    },
  ],
  caseTopics: [name('pension', 'Pensiya')],
  caseOutcomes: [name('explained', 'İzah edilib')],
  caseRouting: [],
};

let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[] = [];
let number = '';
const phone = '050 123 45 67';

beforeAll(async () => {
  hall = await startHall({ centre });
  await openDay(hall);
  await addOfficer(hall, 'leyla', { duties: ['calls', 'register'] });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const button = (said: string) => page.getByRole('button', { name: said, exact: true });
const field = (label: string) => page.getByLabel(label, { exact: true });

step('one whose duty calls are signs in and opens a phone desk', async () => {
  ({ page, errors } = await openScreen(browser, 'manager', `${hall.base}/hotline`));
  await signInOn(page, 'leyla');
  await button('90').click();
  await page.getByText('Zəng gözlənilir').waitFor();
  await expectNoViolations(page, 'waiting for a call');
});

step('a call is taken by one key; without a topic it only ends as cut off', async () => {
  await page.keyboard.press('F2');
  await page.getByText('Z001').waitFor();
  expect(await button('Cavab verildi').getAttribute('aria-disabled')).toBe('true');
  // The page may be loaded again before the topic is known.
  await page.reload();
  await page.getByText('Z001').waitFor();
  expect(await button('Cavab verildi').getAttribute('aria-disabled')).toBe('true');
  await page.getByLabel('Xidməti yazıb tapın').fill('pensiya');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Mövzunu dəyiş' }).waitFor();
  await expectNoViolations(page, 'a topic');
  // And in the midst of it.
  await page.reload();
  await page.getByRole('button', { name: 'Mövzunu dəyiş' }).waitFor();
});

step('an appeal is registered with the number that the caller gave, and ends the call', async () => {
  await field('Telefon nömrəsi').fill(phone);
  await page.getByText('Bu nömrə ilə açıq müraciət və yazılış yoxdur.').waitFor();
  await button('Müraciət yaz').click();
  await field('Nə barədə müraciət edirsiniz?').fill('Pensiyam düzgün hesablanmayıb.');
  await field('Soyad').fill('Nümunəvi');
  await field('Ad').fill('Nümunə');
  await field('Hazırda yaşadığınız ünvan').fill('Nümunə küçəsi 1');
  expect(await field('Əlaqə nömrəsi').inputValue()).toContain('501234567');
  await expectNoViolations(page, 'an appeal');
  await button('Qeydə al').click();
  const made = await page.getByText('Qeydə alındı').innerText();
  number = /M\d\d-000001-./u.exec(made)?.[0] ?? '';
  expect(number).not.toBe('');
});

step('the ticket says the case, and the case the ticket', async () => {
  const [found] = (await hall.get('cases', {}, { number })).cases;
  expect(found).toMatchObject({ channel: 'phone', kind: 'appeal' });
  const { ticket, story } = await hall.get('ticket', { ticket: found?.ticket ?? '' }, { with: 'story' });
  expect(ticket).toMatchObject({ number: 'Z001', channel: 'call', status: 'served', outcome: 'appeal' });
  expect(story?.steps.at(-1)).toMatchObject({ what: 'ticket-finished', reason: number });
});

step(
  'the next call from that number shows the open case by its status, and a call-back takes three fields',
  async () => {
    await button('Zəngi götür F2').click();
    await page.getByText('Z002').waitFor();
    await field('Telefon nömrəsi').fill(phone);
    await page.getByText(number).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Nümunəvi');
    await page.getByLabel('Xidməti yazıb tapın').fill('pensiya');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Mövzunu dəyiş' }).waitFor();
    await button('Geri zəng et').click();
    await field('Nə barədə?').fill('Sənədi soruşub bildirmək');
    await button('Qeydə al').click();
    await page.getByText(/Qeydə alındı: R\d\d-000001-./u).waitFor();
    const rows = (await hall.get('cases', {}, { kind: 'callback' })).cases;
    expect(rows).toMatchObject([{ days: 1, channel: 'phone' }]);
  },
);

step('who is to be called back stands there with the number, and one key says what came of a try', async () => {
  await page.getByText('+994501234567').waitFor();
  await page.getByText('Sənədi soruşub bildirmək').waitFor();
  await expectNoViolations(page, 'a call-back');
  await page.keyboard.press('F9');
  await page.getByText('cəhd: 1/3').waitFor();
  await page.locator('button:not([aria-disabled="true"])', { hasText: 'Danışıldı' }).waitFor();
  await page.keyboard.press('F4');
  await page.getByText('Geri zəng gözləyən yoxdur.').waitFor();
  const rows = (await hall.get('cases', {}, { kind: 'callback' })).cases;
  expect(rows).toMatchObject([{ status: 'answered', outcome: 'reached' }]);
});

step('no wall has shown any of it', async () => {
  const frame = await hall.ask('view', { view: 'hall', id: 'hall-1' });
  expect(JSON.stringify(frame)).not.toContain('Z00');
  expect(errors).toEqual([]);
});

tell('a call becomes an appeal, and the next one a call-back that is made');
