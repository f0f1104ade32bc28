import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ViewFrame } from '../../shared/live.ts';
import type { CounterView } from '../../shared/views.ts';
import { eventually } from '../support/eventually.ts';
import {
  addClerk,
  adminPassword,
  azerbaijaniCentre,
  clerkPassword,
  type HallServer,
  openBrowser,
  openDay,
  openScreen,
  type Screen,
  startHall,
} from '../support/hall.ts';

/** A browser that translates puts nodes of its own in the place of every text: what is shown afterwards is still the truth. */

let hall: HallServer;
let browser: Browser;
const service = 'first-grade-admission';

beforeAll(async () => {
  hall = await startHall({ centre: { ...azerbaijaniCentre, calling: { secondsBetweenRecalls: 0 } } });
  await openDay(hall);
  await addClerk(hall, 'leyla');
  await hall.ask('openCounter', { id: '2' }, { profile: 'general' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await hall?.close();
});
/** However a test went, the next one finds nobody at the counter and no page open. */
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  const { ticket } = ((await hall.ask('view', { view: 'counter', id: '2' })) as ViewFrame<CounterView>).data;
  if (ticket?.status === 'called') await hall.ask('start', { id: ticket.id });
  if (ticket !== null) await hall.ask('finish', { id: ticket.id });
});

/** As Chrome does it, as extensions do it in two steps, and with the text itself carried away. */
const manners = ['replaced', 'in two steps', 'wrapped'] as const;
type Manner = (typeof manners)[number];

/** Puts a marked copy in the place of every text of the page; gives how many there were. */
const translate = (page: Page, manner: Manner): Promise<number> =>
  page.evaluate((how) => {
    const walker = document.createTreeWalker(document.querySelector('#app') ?? document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const inner = document.createElement('font');
      const outer = document.createElement('font');
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      if (how === 'replaced') text.replaceWith(outer);
      else text.before(outer);
      if (how === 'in two steps') text.remove();
      if (how === 'wrapped') inner.replaceChildren('«', text, '»');
    }
    return texts.length;
  }, manner);

const textOf = (page: Page): Promise<string> => page.locator('#app').evaluate((app) => (app as HTMLElement).innerText);
/** A text without the times that are counted in it, and these in seconds. */
const steady = (text: string): { readonly words: string; readonly seconds: readonly number[] } => {
  const seconds: number[] = [];
  const words = text.replace(
    /(?:(\d+):(\d\d)(?=\s?san|\n|$))|\d+(?=\s?san)/g,
    (all, minutes?: string, rest?: string) => {
      seconds.push(minutes === undefined ? Number(all) : 60 * Number(minutes) + Number(rest));
      return '…';
    },
  );
  return { words, seconds };
};
/** Two pages need not count the seconds in the same moment: a second or two between them is none. */
const expectSame = (one: string, other: string): void => {
  const [a, b] = [steady(one), steady(other)];
  expect(a.words).toBe(b.words);
  const apart = a.seconds.map((each, at) => Math.abs(each - (b.seconds[at] ?? 0)));
  expect(Math.max(0, ...apart)).toBeLessThanOrEqual(2);
};

/** Waits until both say the same and nothing of the translation is left. */
const expectTwins = (page: Page, twin: Page): Promise<void> =>
  eventually(async () => {
    const [one, other] = await Promise.all([textOf(page), textOf(twin)]);
    expectSame(one, other);
    expect(one).not.toContain('«');
    expect(await page.locator('font').count()).toBe(0);
  });

/** The same screen twice: one of them is translated again and again. */
const openTwins = async (screen: Screen, path: string, ready: (page: Page) => Promise<unknown>) => {
  const { page, context, errors } = await openScreen(browser, screen, `${hall.base}${path}`);
  await ready(page);
  const twin = await context.newPage();
  await twin.goto(page.url());
  // It begins where the other stands, not a change later.
  await eventually(async () => expectSame(await textOf(twin), await textOf(page)));
  return { page, twin, errors, close: () => context.close() };
};

const signIn = async (page: Page, login: string, password: string): Promise<void> => {
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
};
const serve = async (id: string): Promise<void> => {
  await hall.ask('start', { id });
  await hall.ask('finish', { id });
};
const issue = async () => hall.ask('issueTicket', {}, { service });
const shown = (page: Page, text: string): Promise<void> => page.getByText(text).first().waitFor();

describe('a page that the browser translates', () => {
  test.each(['kiosk', 'display', 'counter', 'manager', 'phone'])('%s says that it is not to be', async (screen) => {
    const html = await (await hall.raw('GET', screen === 'phone' ? '/t/x' : `/${screen}`)).text();
    expect(html).toContain('translate="no"');
    expect(html).toContain('<meta name="google" content="notranslate" />');
  });

  test('counter: what is shown is what a key acts on', async () => {
    const { page, twin, errors, close } = await openTwins('counter', '/counter', async (first) => {
      await signIn(first, 'leyla', clerkPassword);
      await first.locator('.offer', { has: first.locator('.offer__name:text-is("1")') }).click();
      await first.keyboard.press('Enter');
      await first.locator('.desk').waitFor();
    });
    for (const manner of manners) {
      const { number, id } = (await issue()).ticket;
      await shown(page, number);
      expect(await translate(page, manner)).toBeGreaterThan(10);
      await eventually(async () => {
        await page.keyboard.press('F2');
        await page.locator('.ticket--called').waitFor({ timeout: 500 });
      });
      await expectTwins(page, twin);
      expect(await page.locator('.ticket--called').innerText()).toContain(number);
      await translate(page, manner);
      await page.keyboard.press('F4');
      await eventually(async () => expect((await hall.ask('ticket', { id })).ticket.status).toBe('serving'));
      await expectTwins(page, twin);
      await translate(page, manner);
      await hall.ask('finish', { id });
      await expectTwins(page, twin);
    }
    expect(errors).toEqual([]);
    await close();
  });

  test.each([
    { screen: 'display', path: '/display', ready: '.stage' },
    { screen: 'kiosk', path: '/kiosk', ready: '.tile' },
    { screen: 'manager', path: '/manager', ready: '.head__user' },
  ] as const)('$screen: follows the day', async ({ screen, path, ready }) => {
    const { page, twin, errors, close } = await openTwins(screen, path, async (first) => {
      if (screen === 'manager') await signIn(first, 'admin', adminPassword);
      await first.locator(ready).first().waitFor();
    });
    await expectTwins(page, twin);
    expect(await translate(page, 'replaced')).toBeGreaterThan(3);
    const { ticket } = await issue();
    await expectTwins(page, twin);
    await translate(page, 'in two steps');
    await hall.ask('call', { id: '2' }, { ticket: ticket.id, reason: 'a test' });
    await expectTwins(page, twin);
    await translate(page, 'wrapped');
    await serve(ticket.id);
    await expectTwins(page, twin);
    expect(errors).toEqual([]);
    await close();
  });

  test('phone: goes from the queue to the counter and home', async () => {
    const { ticket, secret } = await issue();
    const { page, twin, errors, close } = await openTwins('phone', `/t/${secret}`, (first) =>
      shown(first, ticket.number),
    );
    for (const route of ['call', 'start', 'finish'] as const) {
      await translate(page, 'replaced');
      if (route === 'call') await hall.ask('call', { id: '2' }, { ticket: ticket.id, reason: 'a test' });
      else await hall.ask(route, { id: ticket.id });
      await expectTwins(page, twin);
    }
    expect(errors).toEqual([]);
    await close();
  });

  test('is right at the next change though somebody translates on without end', async () => {
    const { ticket, secret } = await issue();
    const { page, errors, close } = await openTwins('phone', `/t/${secret}`, (first) => shown(first, ticket.number));
    // However slow the page is, all of it happens in one moment of its clock.
    await page.evaluate(() => {
      const [now, stands] = [performance.now, performance.now()];
      performance.now = () => stands;
      addEventListener('go-on', () => Object.assign(performance, { now }), { once: true });
    });
    for (let round = 0; round < 70; round++) await translate(page, 'replaced');
    // What changes meanwhile is right at once: then it is translated once more.
    for (let again = 0; again < 3 && !(await textOf(page)).includes('«'); again++) await translate(page, 'replaced');
    expect(await textOf(page)).toContain('«');
    await page.evaluate(() => dispatchEvent(new Event('go-on')));
    await hall.ask('call', { id: '2' }, { ticket: ticket.id, reason: 'a test' });
    await page.getByRole('heading', { name: 'Sizin növbəniz' }).waitFor();
    await eventually(async () => expect(await textOf(page)).not.toContain('«'));
    await serve(ticket.id);
    expect(errors).toEqual([]);
    await close();
  });
});
