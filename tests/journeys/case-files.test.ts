import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { addOfficer, signInOn } from '../support/office-hand.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** [CS24] A photograph goes with an appeal and a document with its answer; both come back byte for byte. */

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
  caseRouting: [{ id: 'pensiyalar', topic: 'pension', department: 'social' }],
};

const photo = PNG.sync.write(new PNG({ width: 40, height: 30 }));
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n');
const answers = {
  ...{ text: 'Pensiyam düzgün hesablanmayıb.', surname: 'Nümunəvi', name: 'Nümunə' },
  ...{ address: 'Bakı, Nümunə küçəsi 1', phone: '+994501112233' },
};

let hall: HallServer;
let browser: Browser;
let citizen: Page;
let leyla: Page;
let one: { readonly number: string; readonly secret: string };
const errors: (readonly string[])[] = [];

beforeAll(async () => {
  hall = await startHall({ centre });
  await addOfficer(hall, 'leyla', { duties: ['answer', 'lead', 'register'], department: 'social' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const open = async (kind: 'phone' | 'manager', path: string): Promise<Page> => {
  const screen = await openScreen(browser, kind, `${hall.base}${path}`);
  errors.push(screen.errors);
  return screen.page;
};
const link = (page: Page, said: string) => page.getByRole('link', { name: said, exact: true });
const bytesOf = async (page: Page, said: string): Promise<Buffer> => {
  const path = await link(page, said).getAttribute('href');
  return (await page.request.get(`${hall.base}${path}`)).body();
};

step('behind the secret a photograph is chosen, and stands there', async () => {
  one = await hall.ask(
    'registerCase',
    {},
    { kind: 'appeal', topic: 'pension', answers, contact: { name: 'Nümunə', phone: answers.phone } },
  );
  citizen = await open('phone', `/m/${one.secret}`);
  await citizen.locator('.language-switch [lang=az]').click();
  const choose = citizen.getByLabel('Fayl əlavə et');
  await choose.focus();
  await citizen.locator('.files__input:focus').waitFor();
  await choose.setInputFiles([{ name: 'Əmək kitabçası.png', mimeType: 'image/png', buffer: photo }]);
  await citizen.getByText('Əlavə edildi: Əmək kitabçası.png').waitFor();
  await link(citizen, 'Əmək kitabçası.png').waitFor();
  await expectNoViolations(citizen, 'a file is there');
});

step('what is no such file is refused in words, and taken away', async () => {
  const bad = { name: 'proqram.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') };
  await citizen.getByLabel('Fayl əlavə et').setInputFiles([bad]);
  await citizen.getByText('proqram.pdf: Bu fayl bütöv PDF, JPEG və ya PNG deyil.').waitFor();
  await expectNoViolations(citizen, 'a file is refused');
  await citizen.getByRole('button', { name: 'Siyahıdan çıxar' }).click();
  await citizen.getByText('proqram.pdf').waitFor({ state: 'detached' });
});

step('who answers has it, and drops a document that goes with the answer', async () => {
  leyla = await open('manager', '/office');
  await signInOn(leyla, 'leyla');
  await leyla.getByRole('link', { name: one.number }).click();
  expect((await bytesOf(leyla, 'Əmək kitabçası.png')).equals(photo)).toBe(true);
  await leyla.locator('.moves__form').getByRole('button', { name: 'Şöbəyə göndər', exact: true }).click();
  await leyla.getByText('Şöbəyə göndərildi.').waitFor();
  const dropped = await leyla.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'Qərar.pdf', { type: 'application/pdf' }));
    return data;
  }, pdf.toString('latin1'));
  await leyla.locator('.files__drop').dispatchEvent('drop', { dataTransfer: dropped });
  await link(leyla, 'Qərar.pdf').waitFor();
  await expectNoViolations(leyla, 'a file of the answer');
});

step('the citizen has it with the answer and not before, and the letter beside it', async () => {
  await citizen.reload();
  await link(citizen, 'Əmək kitabçası.png').waitFor();
  expect(await link(citizen, 'Qərar.pdf').count()).toBe(0);
  const others = leyla.locator('.moves__others');
  if (!(await others.evaluate((element: HTMLDetailsElement) => element.open))) await others.locator('summary').click();
  await others.getByRole('button', { name: 'Cavab ver', exact: true }).click();
  await leyla.getByLabel('Cavabın mətni', { exact: true }).fill('Pensiyanız yenidən hesablanıb, fərq köçürülüb.');
  await leyla.getByLabel('Nəticə', { exact: true }).selectOption('explained');
  await leyla.getByLabel('Cavab necə göndərilir', { exact: true }).selectOption('portal');
  await leyla.locator('.moves__form').getByRole('button', { name: 'Cavab ver', exact: true }).click();
  await leyla.getByRole('link', { name: 'Cavab məktubu (PDF)' }).waitFor();
  await citizen.reload();
  await link(citizen, 'Qərar.pdf').waitFor();
  expect((await bytesOf(citizen, 'Qərar.pdf')).equals(pdf)).toBe(true);
  expect((await bytesOf(citizen, 'Əmək kitabçası.png')).equals(photo)).toBe(true);
  expect(await citizen.getByLabel('Fayl əlavə et').count()).toBe(0);
  await expectNoViolations(citizen, 'answered with a file');
  expect(errors.flat()).toEqual([]);
});

tell('an appeal with a photograph is answered with a document, and the citizen has both');
