import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Check } from 'typebox/value';
import { afterAll, beforeAll, expect } from 'vitest';
import { sampleTables } from '../../server/rules/tables.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { pathOf, paths } from '../../shared/paths.ts';
import { openRegisterServer } from '../fakes/register-server.ts';
import { eventually } from '../support/eventually.ts';
import { adminPassword, clerkPassword, type HallServer, openBrowser, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

/** An application that a table decides: a register is down, then up; who applied sees why, and objects. */

const { step, tell } = openStory();

const [table] = sampleTables;
if (!Check(DecisionTable, table)) throw new Error('no table');
const name = (id: string, az: string) => ({ id, name: { az, ru: az, en: az } });
const centre: Centre = {
  ...sampleCentre,
  caseDocuments: [],
  caseRouting: [],
  caseKinds: [
    {
      ...{ ...name('assistance', 'Ünvanlı sosial yardım'), letter: 'A', form: 'assistance', outcomes: ['grant'] },
      ...{ table: table.id, objections: 'appeal', retrySeconds: [1] },
    },
    { ...name('appeal', 'Müraciət'), letter: 'M', form: 'appeal', outcomes: ['grant'] },
  ],
  caseOutcomes: [name('grant', 'Təyin edilib'), name('refuse', 'İmtina edilib')],
};
const fin = '5ABC123';
const known = {
  population: { members: 4, guardian: true },
  taxes: { salaries: 960_000, business: 0 },
  social: { pensions: 480_000 },
  bank: { transfers: 0 },
  employment: { able: true },
};

let folder: string;
let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];
let secret = '';
const registers = new Map<string, Awaited<ReturnType<typeof openRegisterServer>>>();
const taxes = () => {
  const found = registers.get('taxes');
  if (found === undefined) throw new Error('no register');
  return found;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'novbe-hall-'));
  await mkdir(join(folder, 'registers'));
  for (const [id, values] of Object.entries(known)) await connect(id, values);
  hall = await startHall({ centre, dataDir: folder });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
  for (const register of registers.values()) await register.close();
  await rm(folder, { recursive: true, force: true });
});

/** A register that knows these values of who applies. */
const connect = async (id: string, values: object): Promise<void> => {
  const register = await openRegisterServer({ [fin]: values });
  registers.set(id, register);
  const said = Object.entries(values).map(([value, one]) => ({
    id: value,
    type: typeof one === 'boolean' ? 'yes-no' : value === 'members' ? 'count' : 'money',
  }));
  const document = { id, institution: { az: id }, values: said, way: { kind: 'http-json', url: register.url } };
  await writeFile(join(folder, `registers/${id}.json`), JSON.stringify(document));
};
/** Another administrator, who has chosen a password: what they send with a question. */
const another = async (): Promise<{ readonly cookie: string }> => {
  const [user, first] = ['second', 'set by somebody else'];
  await hall.ask('addUser', {}, { user, name: 'Second', role: 'admin', password: first, centre: null });
  const session = await hall.raw('POST', paths.signIn.path, { user, password: first });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { method, path } = paths.changePassword;
  await hall.raw(method, path, { old: first, new: clerkPassword }, { cookie });
  return { cookie };
};
const heading = (said: string) => page.getByRole('heading', { name: said, exact: true });
const standing = async () => (await hall.get('own', { secret }, {})).case?.status;

step('two people bring the table into force; who applies sees that a register is waited for', async () => {
  const { hash } = await hall.ask('putTable', { table: table.id }, table);
  const approved = await hall.raw('POST', pathOf('approveTable', { table: table.id }), { hash }, await another());
  expect(await approved.text()).toContain('"ok":true');
  taxes().plan.fault = 'error';
  const contact = { phone: '+994501112233' };
  const answers = {
    ...{ members: 4, surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1' },
    ...{ phone: contact.phone, agreed: true },
  };
  const applying = { kind: 'assistance', proof: { fin }, contact, answers };
  ({ secret } = await hall.ask('registerCase', {}, applying));
  ({ page, errors } = await openScreen(browser, 'phone', `${hall.base}/m/${secret}`));
  await page.locator('.language-switch [lang=az]').click();
  await heading('Avtomatik yoxlanılır').waitFor();
  await eventually(() => expect(taxes().asked.length).toBeGreaterThan(1));
  expect(await standing()).toBe('checking');
  await expectNoViolations(page, 'waits for a register');
});

step('once it is up the table decides, and each condition stands there with whether it held', async () => {
  taxes().plan.fault = 'none';
  await eventually(async () => expect(await standing()).toBe('decided'));
  await page.reload();
  await heading('Qərar verilib').waitFor();
  await heading('İmtina edilib').waitFor();
  // A refusal is not told in the colour of good news.
  expect(await page.locator('.standing--over').count()).toBe(1);
  await page.getByText('Qayda nəyə baxıb').click();
  await page.getByText('Gəlir ehtiyac meyarından azdır: ödənmir').waitFor();
  await expectNoViolations(page, 'decided');
  expect(await page.getByRole('link', { name: 'Cavab məktubu (PDF)' }).count()).toBe(0);
});

step('those who work there see that a table decided, with nothing to do and no letter that nobody wrote', async () => {
  const [{ id = '' } = {}] = (await hall.get('cases', {}, {})).cases;
  const office = await openScreen(browser, 'manager', `${hall.base}/office#case/${id}`);
  await office.page.getByLabel('İstifadəçi adı').fill('admin');
  await office.page.getByLabel('Parol', { exact: true }).fill(adminPassword);
  await office.page.getByRole('button', { name: 'Daxil ol' }).click();
  await office.page.locator('.mark--status', { hasText: 'Avtomatik qərar verilib' }).waitFor();
  expect(await office.page.locator('.moves__make').count()).toBe(0);
  expect(await office.page.getByRole('link', { name: 'Cavab məktubu (PDF)' }).count()).toBe(0);
  await expectNoViolations(office.page, 'decided, for staff');
  await applyAtOffice(office.page);
  await expectNoViolations(office.page, 'an application from a document, for staff');
  expect(office.errors).toEqual([]);
  await office.context.close();
});

/** [PV4] Somebody else is there with their document: what registers know of them is not shown. */
const applyAtOffice = async (office: Page): Promise<void> => {
  await office.evaluate(() => {
    location.hash = 'new';
  });
  await office.locator('#paper-kind').selectOption('assistance');
  const said = { members: '4', surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1', phone: '0501112244' };
  for (const [field, value] of Object.entries(said)) await office.locator(`#answer-${field}`).fill(value);
  await office.locator('#answer-agreed').check();
  await office.getByRole('button', { name: 'Qeydə al', exact: true }).click();
  await office.getByText('Ərizəçinin kim olduğu sənədlə təsdiqlənməlidir.').waitFor();
  await expectNoViolations(office, 'no document yet');
  await office.locator('#paper-fin').fill(fin.toLowerCase());
  await office.getByRole('button', { name: 'Qeydə al', exact: true }).click();
  await office.getByRole('heading', { name: 'Qeydə alındı', exact: true }).waitFor();
  expect(await office.locator('main').innerText()).not.toMatch(/9[\s.,]?600|4[\s.,]?800/);
};

step('an objection becomes an appeal with a page of its own, that people answer', async () => {
  await page.getByRole('button', { name: 'Etiraz edirəm' }).click();
  await page.getByRole('textbox').fill('Gəlirim səhv hesablanıb, iş yerim bağlanıb.');
  await page.getByRole('button', { name: 'Etirazı göndər' }).click();
  await page.getByRole('link', { name: /Müraciəti aç M\d\d-000001-/ }).click();
  await heading('Alındı').waitFor();
  await expectNoViolations(page, 'the appeal');
  expect(errors).toEqual([]);
});

tell('[CS23] an application waits for a register, is decided by the table, and is objected to');
