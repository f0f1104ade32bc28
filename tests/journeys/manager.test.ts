import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { choosing } from '../../manager/history/text/az.ts';
import { tickets } from '../../manager/tickets/text/az.ts';
import { months, refusals, signIn, manager as words } from '../../shared/text/az.ts';
import { eventually } from '../support/eventually.ts';
import { adminPassword, type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations, openManager, stopwatch } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** The manager's screen with a real server: the hall live, a report to take away, a day closed, settings changed. */

let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];
/** The number of who was served. */
let served = '';

/** One visitor served at counter 1, one left waiting. */
const serveOne = async (): Promise<void> => {
  await hall.ask('openCounter', { id: '1' });
  await hall.ask('issueTicket', {}, { service: 'teacher-recruitment' });
  const { ticket } = await hall.ask('callNext', { id: '1' });
  served = ticket.number;
  await hall.ask('start', { id: ticket.id });
  await hall.ask('finish', { id: ticket.id }, { outcome: 'resolved' });
  await hall.ask('issueTicket', {}, { service: 'first-grade-admission' });
};

beforeAll(async () => {
  hall = await startHall();
  await openDay(hall);
  browser = await openBrowser();
  ({ page, errors } = await openManager(hall, browser));
  await page.getByRole('heading', { name: words.figures.wait }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const figure = (label: string) => page.locator('dl > div', { hasText: label }).locator('dd').first();
const section = (path: string): Promise<unknown> => page.goto(`${hall.base}/manager#${path}`);

part('the hall now', () => {
  step('shows what happens as it happens, with count and target beside the two figures, on one page', async () => {
    await serveOne();
    await eventually(async () => {
      expect(await figure(words.figures.issued).innerText()).toBe('2');
      expect(await figure(words.figures.served).innerText()).toBe('1');
      expect(await figure(words.figures.waiting).innerText()).toBe('1');
    });
    const headline = page.locator('.headline').first();
    await headline.getByText(words.overCalls('1')).waitFor();
    await headline.getByText(words.definitions.wait).waitFor();
    const fits = () => document.documentElement.scrollHeight <= innerHeight;
    expect(await page.evaluate(fits)).toBe(true);
    await expectNoViolations(page);
  });

  step('opens a definition by keyboard, and Escape closes it', async () => {
    const question = page.getByRole('button', { name: words.definitionOf(words.figures.noShow) });
    await question.focus();
    await page.keyboard.press('Enter');
    const note = page.getByText(words.definitions.noShow);
    await note.waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'hidden' });
  });

  step('says within ten seconds that the server is lost, keeps what it had, and comes back by itself', async () => {
    const elapsed = await stopwatch(page);
    hall.signal('SIGSTOP');
    const alert = page.getByRole('alert').getByText(words.lost);
    await alert.waitFor();
    expect(await elapsed()).toBeLessThan(10_000);
    expect(await figure(words.figures.issued).innerText()).toBe('2');
    hall.signal('SIGCONT');
    await alert.waitFor({ state: 'hidden' });
  });
});

part('a report', () => {
  step('of today: totals, chart and table agree, and the file holds the same', async () => {
    await section('/history');
    await page.getByRole('button', { name: words.history.presets.today }).click();
    await page.getByRole('button', { name: words.history.keys.service, exact: true }).click();
    const row = page.getByRole('row', { name: /Müəllimlərin işə qəbulu/ });
    await row.waitFor();
    await eventually(async () => expect((await row.getByRole('cell').allInnerTexts()).slice(0, 2)).toEqual(['1', '1']));
    await expectNoViolations(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: words.history.download('CSV') }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^novbe-sample-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d-service\.csv$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').split('\r\n');
    expect(lines[0]?.startsWith(`\uFEFF${words.history.keys.service};`)).toBe(true);
    expect(lines).toContainEqual(expect.stringMatching(/^Müəllimlərin işə qəbulu;1;1;0;0;/));
    expect(lines.at(-2)).toMatch(/^Cəmi;2;1;0;0;/);
  });

  step('of chosen columns is saved under a name by keyboard, opened by its address, and removed', async () => {
    await page.getByRole('button', { name: choosing.allColumns }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: words.spread.max }).first().press('Space');
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: choosing.show }).press('Enter');
    await page.getByRole('button', { name: choosing.columns('14', '15') }).waitFor();
    await page.getByRole('button', { name: choosing.save, exact: true }).press('Enter');
    await dialog.getByLabel(choosing.name).pressSequentially('Bu gün, xidmətlər');
    await expectNoViolations(page);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/history\?report=[0-9a-f]{32}$/);
    const address = page.url();
    await section('/now');
    await page.locator('.headline').first().waitFor();
    await page.goto(address);
    await page.reload();
    const saved = page.getByLabel(choosing.saved);
    await page.getByRole('button', { name: choosing.columns('14', '15') }).waitFor();
    await eventually(async () => expect(await saved.locator('option:checked').innerText()).toBe('Bu gün, xidmətlər'));
    await page.getByRole('row', { name: /Müəllimlərin işə qəbulu/ }).waitFor();
    await expectNoViolations(page);
    await page.getByRole('button', { name: choosing.remove, exact: true }).press('Enter');
    await dialog.getByRole('button', { name: choosing.remove }).press('Enter');
    await page.waitForURL(/#\/history\?from=/);
    await eventually(async () => expect(await saved.locator('option').count()).toBe(1));
  });

  step('of other days, chosen in a calendar that speaks the language, by keys', async () => {
    const field = page.locator('.date-input').first();
    const before = await field.getByRole('textbox').inputValue();
    await field.getByRole('button', { name: words.dates.calendar }).focus();
    await page.keyboard.press('Enter');
    const day = page.locator('.calendar [role=gridcell]:focus');
    await day.waitFor();
    await expectNoViolations(page, 'calendar');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: words.dates.calendar }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await day.waitFor();
    // closed and opened at once: the browser tells of both in one event
    await page.evaluate(() => {
      const button = document.querySelector<HTMLElement>('.date-input button');
      document.querySelector<HTMLElement>('.date-input__calendar:popover-open')?.hidePopover();
      button?.focus();
      button?.click();
    });
    await day.waitFor();
    for (const key of ['PageUp', 'ArrowLeft', 'Shift+PageUp', 'Shift+PageDown', 'PageDown'])
      await page.keyboard.press(key);
    const [, date = '', month = '', year = ''] =
      /^(\d+) (\S+) (\d+), /.exec((await day.getAttribute('aria-label')) ?? '') ?? [];
    await page.keyboard.press('Enter');
    const typed = `${date.padStart(2, '0')}.${String(months.indexOf(month as (typeof months)[number]) + 1).padStart(2, '0')}.${year}`;
    await eventually(async () => expect(await field.getByRole('textbox').inputValue()).toBe(typed));
    expect(typed).not.toBe(before);
    await field.locator('[aria-haspopup=dialog]:focus').waitFor();
  });

  step('without tickets says so', async () => {
    await section('/history?from=2020-01-01&to=2020-01-31&by=day');
    await page.reload();
    await page.getByText(words.history.empty).waitFor();
  });
});

part('tickets', () => {
  const moves = () => page.getByRole('region', { name: tickets.moves }).getByRole('rowheader').allInnerTexts();
  const told = ['ticket-issued', 'ticket-called', 'ticket-started', 'ticket-finished'] as const;

  step('are found by a number typed anyhow, and the story of one is opened, by keyboard', async () => {
    await section('/tickets');
    await page.getByLabel(tickets.number).press('Enter');
    await page.getByText(tickets.faults.noNumber).waitFor();
    await expectNoViolations(page, 'nothing typed');
    await page.getByLabel(tickets.number).pressSequentially(served.toLowerCase().replace(/0+/, ' '));
    await page.keyboard.press('Enter');
    const found = page.getByRole('link', { name: served });
    await found.waitFor();
    await expectNoViolations(page, 'found');
    await found.press('Enter');
    await page.getByRole('heading', { name: served }).waitFor();
    await eventually(async () => expect(await moves()).toEqual(told.map((move) => tickets.steps[move])));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tickets__centre').isVisible(), 'the paper says whose it is').toBe(true);
    await page.emulateMedia({ media: null });
    await expectNoViolations(page, 'story');
  });

  step('go back to what was found, and a story has an address of its own', async () => {
    const address = page.url();
    await page.getByRole('link', { name: tickets.back }).press('Enter');
    await page.getByRole('link', { name: served }).waitFor();
    await page.goto(address);
    await page.reload();
    await page.getByRole('heading', { name: served }).waitFor();
    await eventually(async () => expect(await moves()).toHaveLength(told.length));
  });
});

part('a file edited by hand', () => {
  step('and refused is named until it is mended, in the reader’s language', async () => {
    const file = join(hall.dataDir, 'centres', 'sample.json');
    const good = await readFile(file, 'utf8');
    await section('/now');
    await writeFile(file, good.replace('"Asia/Baku"', '"Asia/Nowhere"'));
    const notice = page.getByRole('alert').filter({ hasText: words.now.fileRefused });
    await notice.getByText('centres/sample.json').waitFor();
    await notice.getByText(/^timeZone: /).waitFor();
    await expectNoViolations(page);
    await writeFile(file, good);
    await notice.waitFor({ state: 'hidden' });
  });
});

part('settings', () => {
  step('prints a test slip and shows it as a picture', async () => {
    await section('/settings/printers');
    await page.getByRole('button', { name: new RegExp(`^${words.printers.test}`) }).click();
    const slip = page.getByRole('img', { name: /^Çap olunmuş talon/ }).first();
    await slip.waitFor();
    await eventually(async () => {
      expect(await slip.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(576);
    });
  });

  step('adds somebody, who may then not see this screen', async () => {
    await section('/settings/people');
    await page.getByRole('button', { name: words.people.add }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.settings.name, { exact: true }).fill('Leyla Əliyeva');
    await dialog.getByLabel(words.people.login).fill('leyla');
    await dialog.getByLabel(words.people.password).fill('a clerk password');
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: words.settings.save }).click();
    await page.getByRole('row', { name: /Leyla Əliyeva/ }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const other = await openScreen(browser, 'manager', `${hall.base}/manager`);
    await other.page.getByLabel('İstifadəçi adı').fill('leyla');
    await other.page.getByLabel('Parol', { exact: true }).fill('a clerk password');
    await other.page.getByRole('button', { name: 'Daxil ol' }).click();
    await other.page.getByLabel('Cari parol').fill('a clerk password');
    await other.page.getByLabel('Yeni parol').fill('a password of my own');
    await other.page.getByRole('button', { name: 'Parolu dəyiş' }).click();
    await other.page.getByRole('heading', { name: 'Yazılışlar', level: 1 }).waitFor();
    await other.context.close();
  });

  step('refuses a wrong document with the place in it, and saves a right one', async () => {
    await section('/settings/config');
    const text = page.getByLabel(words.config.document);
    await text.waitFor();
    const write = (from: string, to: string): Promise<void> =>
      text.evaluate(
        (area, [before, after]) => {
          const field = area as HTMLTextAreaElement;
          field.value = field.value.replace(before, after);
          field.dispatchEvent(new Event('input', { bubbles: true }));
        },
        [from, to] as const,
      );
    await write('"Asia/Baku"', '"Asia/Nowhere"');
    await page.getByRole('button', { name: words.settings.save }).click();
    await page.getByRole('alert').getByText('timeZone', { exact: true }).waitFor();
    await write('"Asia/Nowhere"', '"Asia/Baku"');
    await write('"meanWaitSeconds": 177', '"meanWaitSeconds": 120');
    await page.getByRole('button', { name: words.settings.save }).click();
    await page.getByText(words.settings.saved).waitFor();
    await section('/now');
    await page.locator('.headline').first().getByText('Hədəf 2 dəq').waitFor();
  });

  step('makes a token, shows its secret once, and revokes it', async () => {
    await section('/settings/tokens');
    await page.getByRole('button', { name: words.tokens.add }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.settings.name).fill('Hesabat proqramı');
    await dialog.getByRole('button', { name: words.tokens.add }).click();
    const secret = await page.locator('code.secret').innerText();
    const headers = { authorization: `Bearer ${secret}` };
    expect((await hall.raw('GET', '/api/centres/sample/views/hall/hall-1', undefined, headers)).status).toBe(200);
    await page.getByRole('button', { name: words.tokens.done }).click();
    await page.locator('code.secret').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Ləğv et/ }).click();
    await dialog.getByRole('button', { name: words.tokens.revoke }).click();
    await page.getByText(words.tokens.none).waitFor();
    expect((await hall.raw('GET', '/api/centres/sample/views/hall/hall-1', undefined, headers)).status).toBe(401);
  });
});

part('ending many tickets', () => {
  step('chooses by service, names their number, needs a reason, and leaves the others', async () => {
    const { endMany } = words;
    const service = 'teacher-recruitment';
    for (let more = 0; more < 3; more += 1) await hall.ask('issueTicket', {}, { service });
    await section('/now');
    await page.getByRole('button', { name: endMany.open }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(endMany.service, { exact: true }).selectOption(service);
    await dialog.getByText(endMany.fit(3)).waitFor();
    await dialog.getByLabel(endMany.reason).fill('Kiosk xarab idi');
    await expectNoViolations(page);
    await page.keyboard.press('Enter');
    await dialog.getByRole('heading', { name: endMany.sure(3) }).waitFor();
    await dialog.getByText('Kiosk xarab idi').waitFor();
    await dialog.getByRole('button', { name: endMany.yes(3) }).click();
    await dialog.waitFor({ state: 'hidden' });
    await eventually(async () => expect(await figure(words.figures.waiting).innerText()).toBe('1'));
  });
});

part('closing the day', () => {
  step('asks, asks again while somebody is served, and then closes it', async () => {
    await hall.ask('callNext', { id: '1' });
    const { tickets } = await hall.get('findTickets', {}, { number: 'A002' });
    await hall.ask('start', { id: tickets[0]?.id ?? '' });
    await section('/now');
    await page.getByRole('button', { name: words.now.closeDay }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: words.day.close }).click();
    await dialog.getByRole('heading', { name: words.day.forceTitle }).waitFor();
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: words.day.force }).click();
    await page.getByText(words.now.dayClosed).waitFor();
    await eventually(async () => expect(await figure(words.figures.issued).innerText()).toBe('4'));
  });

  step('nothing went wrong in the page on the way', () => {
    expect(errors).toEqual([]);
  });
});

part('a second factor', () => {
  let other: Page;
  const signInAs = async (password: string): Promise<void> => {
    await other.getByLabel('İstifadəçi adı').fill('admin');
    await other.getByLabel('Parol', { exact: true }).fill(password);
    await other.keyboard.press('Enter');
  };

  step('where the centre requires it: nothing else before it is set up, by keyboard, in three languages', async () => {
    const file = join(hall.dataDir, 'centres', 'sample.json');
    const document = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...document, secondFactor: 'required' }));
    await eventually(async () => expect((await hall.get('session', {}, {})).user.mustEnrol).toBe(true));
    ({ page: other } = await openScreen(browser, 'manager', `${hall.base}/manager`));
    await signInAs(adminPassword);
    await other.getByRole('heading', { name: signIn.enrolHeading }).waitFor();
    await other.getByRole('img', { name: words.own.picture }).waitFor();
    await expectNoViolations(other);
    for (const [language, heading] of [
      ['EN', 'Set up a second factor'],
      ['RU', 'Настройте второе подтверждение'],
      ['AZ', signIn.enrolHeading],
    ] as const) {
      await other.getByRole('button', { name: language }).click();
      await other.getByRole('heading', { name: heading }).waitFor();
    }
    const secret = (await other.locator('.enrol__key code').innerText()).replaceAll(' ', '');
    await other.getByLabel(signIn.password).focus();
    await other.keyboard.type(adminPassword);
    await other.keyboard.press('Tab');
    await other.keyboard.type(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: words.own.recoveryTitle }).waitFor();
    await expectNoViolations(other);
  });

  step('then a code is asked for after the password; a recovery code stands in for the phone', async () => {
    const codes = await other.locator('.recovery__codes code').allInnerTexts();
    expect(codes).toHaveLength(10);
    await other.getByRole('button', { name: words.own.recoveryKept }).click();
    await other.getByRole('button', { name: words.signOut }).click();
    await signInAs(adminPassword);
    await other.getByRole('heading', { name: signIn.codeHeading }).waitFor();
    await expectNoViolations(other);
    await other.keyboard.type('000000');
    await other.keyboard.press('Enter');
    await other.getByRole('alert').getByText(refusals['wrong-code']).waitFor();
    await other.keyboard.type(codes[3]?.toLowerCase() ?? '');
    await other.keyboard.press('Enter');
    await other.locator('.head__user').waitFor();
    await other.goto(`${hall.base}/manager#/settings/own`);
    await other.getByText(words.own.left(9)).waitFor();
    await expectNoViolations(other);
    await other.context().close();
  });
});

tell('the manager’s screen, from the hall to the end of the day');
