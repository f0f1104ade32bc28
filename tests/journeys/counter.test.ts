import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { CounterView } from '../../shared/views.ts';
import { eventually } from '../support/eventually.ts';
import { type HallServer, openBrowser, openDay, openScreen, startHall } from '../support/hall.ts';
import { expectNoViolations, settled, stopwatch, typeAsReader } from '../support/screen.ts';
import { openStory } from '../support/story-in-steps.ts';

const { part, step, tell } = openStory();

/** A clerk's day at a counter: a real server, a real browser, the keyboard. */

let hall: HallServer;
let browser: Browser;
let page: Page;
let errors: readonly string[];

const service = 'teacher-recruitment';
const issue = async (more: object = {}): Promise<{ readonly id: string; readonly number: string }> =>
  (await hall.ask('issueTicket', {}, { service, channel: 'reception', ...more })).ticket;
const counterView = async (): Promise<CounterView> =>
  ((await hall.ask('view', { view: 'counter', id: '1' })) as { readonly data: CounterView }).data;
const statusOf = async (id: string): Promise<string> => (await hall.ask('ticket', { id })).ticket.status;

const moves = /\/(finish|call-next|start)$/;
/** The moves that the page asked for. */
const asked: string[] = [];
/** While `holding`, each move waits here to be let through. */
const held: (() => void)[] = [];
let holding = false;
/** Sees every move from the page's start: watched only from its midst, a first one could slip by. */
const watchMoves = () =>
  page.route(moves, async (route) => {
    asked.push(moves.exec(route.request().url())?.[1] ?? '');
    if (holding) await new Promise<void>((letGo) => held.push(letGo));
    await route.continue();
  });

const press = (key: string) => page.keyboard.press(key);
/** A key of the desk, which hears none as long as a dialog waits for its answer: the view may show first what was done in it. */
const pressDesk = async (key: string): Promise<void> => {
  await page.locator('dialog[open]').waitFor({ state: 'hidden' });
  await press(key);
};
const button = (name: string) => page.getByRole('button', { name, exact: false });
/** Presses the big button as a person does: not in the moment in which it rests after its meaning changed. */
const pressBig = async (): Promise<void> => {
  await settled(page);
  await press('Enter');
};

const callNext = async (number: string): Promise<void> => {
  await page.locator('.next__number', { hasText: number }).waitFor();
  await pressDesk('F2');
  await page.locator('.ticket--called .ticket__number', { hasText: number }).waitFor();
};
const start = async (): Promise<void> => {
  await pressDesk('F4');
  await page.locator('.ticket--serving').waitFor();
};
const finish = async (): Promise<void> => {
  await pressDesk('F8');
  await page.locator('.idle').waitFor();
};

/** Finds a ticket in the list that is open, its number typed in small letters, with a dash and without zeros. */
const findTyped = async (number: string): Promise<void> => {
  const [, letters = '', figures = ''] = /^(\D+)0*(\d+)$/.exec(number) ?? [];
  await page.fill('#queue-search', `${letters}${Number(figures) + 500}`);
  await page.locator('.queue__none', { hasText: 'Belə talon tapılmadı' }).waitFor();
  await page.fill('#queue-search', `${letters.toLowerCase()}-${figures}`);
  await page.locator('.line__number', { hasText: number }).waitFor();
};

beforeAll(async () => {
  hall = await startHall();
  await openDay(hall);
  for (const user of ['leyla', 'rashad']) {
    await hall.ask('addUser', {}, { user, name: `${user} the clerk`, role: 'clerk', password: 'given by others 1' });
  }
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});

const signIn = async (where: Page, user: string, counter: string): Promise<void> => {
  await where.fill('[name=login]', user);
  await where.fill('[name=password]', 'given by others 1');
  await where.keyboard.press('Enter');
  await where.fill('[name=old]', 'given by others 1');
  await where.fill('[name=fresh]', 'a password of my own');
  await where.keyboard.press('Enter');
  await where.locator('.offer', { has: where.locator(`.offer__name:text-is("${counter}")`) }).click();
  await where.keyboard.press('Enter');
  await where.locator('.desk').waitFor();
};

part('a clerk at the counter', () => {
  step('signs in, says no to a wrong password, and opens a counter in his name', async () => {
    ({ page, errors } = await openScreen(browser, 'counter', `${hall.base}/counter`));
    await watchMoves();
    await page.fill('[name=login]', 'leyla');
    await press('Enter');
    await page.locator('#password-fault', { hasText: 'doldurun' }).waitFor();
    await page.fill('[name=password]', 'not this one');
    await press('Enter');
    await page.getByRole('alert').filter({ hasText: 'səhvdir' }).waitFor();
    await expectNoViolations(page, 'sign-in');
    await signIn(page, 'leyla', '1');
    await page.getByRole('heading', { name: 'Gözləyən yoxdur' }).waitFor();
    expect((await counterView()).counter).toMatchObject({ state: 'open', clerk: { name: 'leyla the clerk' } });
    await expectNoViolations(page, 'empty');
  });

  step('shows the second clerk that the counter is taken', async () => {
    const second = await openScreen(browser, 'counter', `${hall.base}/counter`);
    await signIn(second.page, 'rashad', '2');
    await second.page.getByRole('button', { name: 'Pəncərəni bağla' }).click();
    await second.page.locator('dialog').getByRole('button', { name: 'Pəncərəni bağla' }).click();
    await second.page.getByRole('button', { name: 'Başqa pəncərə' }).click();
    const taken = second.page.locator('.offer--taken');
    await taken.filter({ hasText: 'leyla the clerk' }).waitFor();
    expect(await taken.locator('input').isDisabled()).toBe(true);
    expect(second.errors).toEqual([]);
    await second.context.close();
  });

  step('calls, starts and finishes by three keys; a double press is one step', async () => {
    const first = await issue();
    const other = await issue({ priorityClass: 'disability', language: 'ru' });
    await page.locator('.next__number', { hasText: other.number }).waitFor();
    await page.locator('.idle').click();
    await pressBig();
    await press('Enter');
    await page.locator('.ticket--called').waitFor();
    expect(await statusOf(other.id)).toBe('called');
    await page.getByText('Sənədi istəyin').waitFor();
    await expectNoViolations(page, 'called');
    await press('F9');
    await page.locator('.said__text').waitFor();
    await start();
    await expectNoViolations(page, 'serving');
    await press('F2');
    await page.locator('.ticket--called .ticket__number', { hasText: first.number }).waitFor();
    expect(await statusOf(other.id)).toBe('served');
    await start();
    await finish();
  });

  step('parks and resumes, marks a no-show and takes it back', async () => {
    const ticket = await issue();
    await callNext(ticket.number);
    await start();
    await pressDesk('p');
    await page.fill('#reason', 'makes a copy');
    await press('Enter');
    await page.locator('.idle').waitFor();
    expect(await statusOf(ticket.id)).toBe('parked');
    await page.getByRole('tab', { name: 'Saxlanılan' }).click();
    await page.locator('.line__more', { hasText: 'makes a copy · saxlayan: leyla the clerk' }).waitFor();
    await findTyped(ticket.number);
    await button('Davam et').click();
    await page.locator('.ticket--serving').waitFor();
    await finish();

    const late = await issue();
    await page.getByRole('tab', { name: 'Gözləyən' }).click();
    await callNext(late.number);
    await pressDesk('n');
    await page.locator('.undo__what', { hasText: `${late.number} gəlmədi` }).waitFor();
    await expectNoViolations(page, 'may be taken back');
    const focused = await page.evaluate(() => document.activeElement?.closest('.undo') ?? null);
    expect([await statusOf(late.id), focused]).toEqual(['no-show', null]);
    await press('u');
    await page.locator('.ticket--called .ticket__number', { hasText: late.number }).waitFor();
    await pressDesk('n');
    await page.locator('.idle').waitFor();
    expect(await statusOf(late.id)).toBe('no-show');
    await page.getByRole('tab', { name: 'Gəlməyən' }).click();
    await findTyped(late.number);
    await page.getByRole('button', { name: 'Qaytar', exact: true }).click();
    await page.fill('#queue-search', '');
    await page.getByRole('tab', { name: 'Gözləyən' }).click();
    await callNext(late.number);
    await start();
    await pressDesk('o');
    await button('Sənədlər çatışmır').click();
    await page.locator('.idle').waitFor();
    expect((await hall.ask('ticket', { id: late.id })).ticket).toMatchObject({ outcome: 'documents-missing' });
  });

  step('does keys pressed at once in their order and once each, however slowly the server answers', async () => {
    const [first, second, third] = [await issue(), await issue(), await issue()];
    await callNext(first.number);
    await start();
    asked.length = 0;
    holding = true;
    for (const key of ['F8', 'F8', 'F2', 'F2', 'F4', 'F4']) await press(key);
    const inOrder = ['finish', 'call-next', 'start'];
    for (const at of inOrder.keys()) {
      await eventually(async () => expect([asked, held.length]).toEqual([inOrder.slice(0, at + 1), 1]));
      held.pop()?.();
    }
    holding = false;
    await page.locator('.ticket--serving .ticket__number', { hasText: second.number }).waitFor();
    expect(asked).toEqual(['finish', 'call-next', 'start']);
    expect(await Promise.all([first, second, third].map(({ id }) => statusOf(id)))).toEqual([
      'served',
      'serving',
      'waiting',
    ]);
    await finish();
    await hall.ask('cancel', { id: third.id });
  });

  step('corrects, adds a service, transfers; a ticket out of turn needs a reason', async () => {
    const [first, second] = [await issue(), await issue()];
    await page.locator('.line__number', { hasText: second.number }).click();
    const call = page.locator('dialog').getByRole('button', { name: `${second.number} talonunu çağır` });
    await call.click();
    await page.locator('.field__fault', { hasText: 'Səbəbi yazın' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reason');
    await expectNoViolations(page, 'a ticket of the list');
    await page.fill('#reason', 'has a train to catch');
    await press('Enter');
    await page.locator('.ticket--called .ticket__number', { hasText: second.number }).waitFor();
    await page.getByText('növbədənkənar: has a train to catch').waitFor();
    await pressDesk('e');
    await page.selectOption('#edit-priorityClass', 'disability');
    await page.fill('#edit-note', 'hears badly');
    await button('Yadda saxla').click();
    await page.locator('.ticket__note', { hasText: 'hears badly' }).waitFor();
    await start();
    await pressDesk('a');
    await page.keyboard.type('əmək pen');
    await press('Enter');
    await page.locator('.ticket__service', { hasText: 'pensiya' }).waitFor();
    await pressDesk('t');
    await page.keyboard.type('müəllim');
    await expectNoViolations(page, 'transfer');
    await press('Enter');
    await page.locator('.idle').waitFor();
    expect(await statusOf(second.id)).toBe('waiting');
    for (const { id } of [first, second]) await hall.ask('cancel', { id });
  });

  step('serves somebody without a ticket, pauses and comes back', async () => {
    await page.getByRole('heading', { name: 'Gözləyən yoxdur' }).waitFor();
    await pressDesk('w');
    await page.keyboard.type('diplom');
    await press('Enter');
    await page.locator('.ticket--serving').waitFor();
    await finish();
    await pressDesk('b');
    await button('Nahar').click();
    await page.locator('dialog').getByRole('button', { name: 'Fasilə', exact: true }).click();
    await page.locator('.idle--paused').waitFor();
    await expectNoViolations(page, 'paused');
    expect((await counterView()).counter).toMatchObject({ state: 'paused', pauseReason: 'Nahar' });
    await page.locator('.idle').click();
    await pressBig();
    await page.getByRole('heading', { name: 'Gözləyən yoxdur' }).waitFor();
  });

  step(
    'is shown whose code a scanner has typed: nothing of it stands where the focus is, or presses anything',
    async () => {
      await hall.configure((centre) => ({ ...centre, counterWedge: { prefix: '~~' } }));
      await eventually(async () => expect((await counterView()).wedge).toEqual({ prefix: '~~' }));
      const { ticket, secret } = await hall.ask('issueTicket', {}, { service, channel: 'reception' });
      const link = `http://novbe.example/t/${secret}`;
      const line = page.locator('.scanned__text');
      await page.locator('.next__number', { hasText: ticket.number }).waitFor();
      await page.focus('#queue-search');
      await page.keyboard.type('zx');
      await typeAsReader(page, `~~${link}`);
      await line.filter({ hasText: ticket.number }).waitFor();
      expect(await page.inputValue('#queue-search')).toBe('zx');
      await typeAsReader(page, '~~9\b9');
      await line.filter({ hasText: 'bu kod talonun' }).waitFor();
      // A button has the focus, and would be pressed by Enter.
      await page.fill('#queue-search', '');
      await page.getByRole('tab', { name: 'Gözləyən' }).focus();
      await typeAsReader(page, `~~${link}`);
      await line.filter({ hasText: ticket.number }).waitFor();
      await callNext(ticket.number);
      await pressDesk('e');
      await page.focus('#edit-note');
      await page.keyboard.type('~~ by hand', { delay: 120 });
      await typeAsReader(page, '~~999999');
      await line.filter({ hasText: 'başqa mərkəzindir' }).waitFor();
      expect(await page.inputValue('#edit-note')).toBe('~~ by hand');
      await press('Escape');
      await start();
      // Without its signs it is typing, and no typing of a hand: on the page it presses nothing.
      await page.locator('.ticket--serving').click();
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await typeAsReader(page, 'npx\b');
      await page.getByRole('button', { name: 'Bitir' }).first().focus();
      await typeAsReader(page, '999999');
      await typeAsReader(page, '~~x');
      await line.filter({ hasText: 'bu kod talonun' }).waitFor();
      expect([await statusOf(ticket.id), await page.locator('dialog[open]').count()]).toEqual(['serving', 0]);
      await finish();
    },
  );

  step('a call whose answer is lost is done once, and the banner comes within 10 s', async () => {
    const [first, second] = [await issue(), await issue()];
    await page.locator('.next__number', { hasText: first.number }).waitFor();
    const elapsed = await stopwatch(page);
    hall.signal('SIGSTOP');
    const asked = page.waitForRequest(/call-next$/);
    await eventually(async () => {
      await press('F2');
      expect(await page.locator('[aria-busy=true]').count()).toBe(1);
    });
    await asked;
    await page.locator('.lost').waitFor();
    expect(await elapsed()).toBeLessThan(10_000);
    await page.locator('.button--primary[aria-disabled=true]').waitFor();
    hall.signal('SIGCONT');
    await page.locator('.lost').waitFor({ state: 'detached' });
    await page.locator('.ticket--called .ticket__number', { hasText: first.number }).waitFor();
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['called', 'waiting']);
    await start();
    await finish();
    await hall.ask('cancel', { id: second.id });
  });

  step('speaks three languages and remembers which; signing out closes the counter', async () => {
    await button('RU').click();
    await page.getByRole('heading', { name: 'Окно 1' }).waitFor();
    await page.locator('html[lang=ru]').waitFor({ state: 'attached' });
    await page.reload();
    await page.getByRole('heading', { name: 'Окно 1' }).waitFor();
    await press('F1');
    await page.locator('dialog').getByRole('heading', { name: 'Клавиатура' }).waitFor();
    await expectNoViolations(page, 'help');
    await press('Escape');
    await button('Выйти').click();
    await button('Закрыть и выйти').click();
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
    await eventually(async () => expect((await counterView()).counter.state).toBe('closed'));
    expect(errors).toEqual([]);
  });
});

tell('a clerk’s morning at the counter');
