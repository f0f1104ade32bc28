import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** An appeal from the citizen's side: typed on a phone, followed by its link, asked, answered and reopened once. */

const { part, step, tell } = openStory();

const name = (id: string, az: string) => ({ id, name: { az, ru: az, en: az } });
const takesAppeals: Centre = {
  ...sampleCentre,
  caseDocuments: [],
  caseKinds: [{ ...name('appeal', 'Ərizə'), letter: 'M', form: 'appeal', outcomes: ['granted'] }],
  caseTopics: [
    name('pension', 'Pensiya'),
    { ...name('violence', 'Məişət zorakılığı'), urgent: { az: '142 nömrəsinə zəng edin.', ru: '142', en: '142' } },
  ],
  caseOutcomes: [name('granted', 'Təmin edilib')],
  caseRouting: [],
};

let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];
let link = '';
let id = '';

beforeAll(async () => {
  hall = await startHall({ centre: takesAppeals });
  browser = await openBrowser();
  ({ page, errors } = await openScreen(browser, 'phone', `${hall.base}/appeal`));
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const button = (called: string) => page.getByRole('button', { name: called, exact: true });
const goOn = () => button('Davam et').click();

/** The line in the way has the focus, and stands within the window. */
const saysInSight = async (text: string): Promise<void> => {
  await page.getByRole('alert').filter({ hasText: text }).waitFor();
  const seen = await page.evaluate(() => {
    const { top = -1, bottom = 0 } = document.querySelector('[role=alert]:focus')?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom <= innerHeight;
  });
  expect(seen).toBe(true);
};

part('an appeal', () => {
  step(
    'is typed on a phone: what to do where it is urgent, one question a page, what is missing said at its field',
    async () => {
      await page.locator('.language-switch [lang=az]').click();
      await button('Məişət zorakılığı').click();
      await page.getByText('142 nömrəsinə zəng edin.').waitFor();
      await expectNoViolations(page, 'urgent');
      await page.goBack();
      await button('Pensiya').click();
      await goOn();
      await page.getByText('Bu suala cavab verin.').waitFor();
      await page.getByLabel('Nə barədə müraciət edirsiniz?').fill('Pensiyam düzgün hesablanmayıb.');
      await goOn();
      await page.getByLabel('Soyad').fill('Quliyeva');
      await page.getByLabel('Ad', { exact: true }).fill('Ayan');
      await goOn();
      await page.getByLabel('Hazırda yaşadığınız ünvan').fill('Bakı, Nizami küç. 12');
      await goOn();
    },
  );

  step('outlives a reload, is read once more and sent: number, date, reckoning and link', async () => {
    await page.reload();
    await page.getByLabel('Əlaqə nömrəsi').fill('050 123 45 67');
    await goOn();
    await page.getByText('Pensiyam düzgün hesablanmayıb.').waitFor();
    await expectNoViolations(page, 'check');
    // An answer that does not come is said in sight, also after the page was opened again.
    await page.route('**/cases', (route) => route.abort());
    await button('Məlumatları göndər').click();
    await saysInSight('Cavab gəlmədi.');
    await page.unroute('**/cases');
    await page.reload();
    await saysInSight('Cavab gəlmədi.');
    await button('Yenidən göndər').click();
    await page.getByRole('heading', { name: 'Müraciətiniz göndərildi' }).waitFor();
    expect(await page.locator('.number__signs').innerText()).toMatch(/^M\d\d-000001-.$/u);
    await page.locator('.details').waitFor();
    await expectNoViolations(page, 'sent');
    link = (await page.getByRole('link', { name: 'Gedişinə bax' }).getAttribute('href')) ?? '';
    await page.getByRole('link', { name: 'Gedişinə bax' }).click();
    await page.getByRole('heading', { name: 'Alındı' }).waitFor();
    id = (await hall.get('cases', {}, {})).cases[0]?.id ?? '';
  });

  step('is asked about, and the citizen replies under the link', async () => {
    await hall.ask('askCitizen', { case: id }, { text: 'Sənədin surətini göndərin.' });
    await page.reload();
    await page.getByText('Sənədin surətini göndərin.').waitFor();
    await button('Suala cavab ver').click();
    await page.getByLabel('Cavabınız').fill('Mərkəzə təqdim etmişəm.');
    await button('Cavabı göndər').click();
    await page.getByRole('heading', { name: 'Alındı' }).waitFor();
    await page.getByText('Cavabınız göndərildi.').waitFor();
  });

  step('is answered, and reopened once', async () => {
    const answer = { text: 'Pensiyanız yenidən hesablanıb.', outcome: 'granted', way: 'portal' };
    await hall.ask('answerCase', { case: id }, answer);
    await page.goto(`${hall.base}${link}`);
    await page.getByText('Pensiyanız yenidən hesablanıb.').waitFor();
    await expectNoViolations(page, 'answered');
    const letter = page.getByRole('link', { name: 'Cavab məktubu (PDF)' });
    const { headers } = await hall.raw('GET', (await letter.getAttribute('href')) ?? '');
    expect(headers.get('content-type')).toBe('application/pdf');
    await button('Cavabla razı deyiləm').click();
    await page.getByLabel('Nə ilə razı deyilsiniz?').fill('Məbləğ düz deyil.');
    await button('Yenidən baxılsın').click();
    await page.getByRole('heading', { name: 'Alındı' }).waitFor();
    // While it is looked at again no answer stands, and there is no letter.
    expect(await page.getByRole('link', { name: 'Cavab məktubu (PDF)' }).count()).toBe(0);
    await hall.ask('answerCase', { case: id }, answer);
    await page.reload();
    await page.getByRole('heading', { name: 'Cavablandırıldı' }).waitFor();
    expect(await button('Cavabla razı deyiləm').count()).toBe(0);
  });

  step('is rated by one touch once it is answered', async () => {
    await page.getByRole('heading', { name: 'Müraciətinizə necə baxıldı?' }).waitFor();
    await expectNoViolations(page, 'asked how it was');
    await button('Yaxşı').click();
    await page.getByText('Cavabınız: Yaxşı').waitFor();
    await expectNoViolations(page, 'rated');
    expect(errors).toEqual([]);
  });
});

tell('an appeal as a citizen has it');
