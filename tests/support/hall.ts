import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';
import { freePort } from '../../scripts/free-port.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { filled } from '../../shared/path-parts.ts';
import { pathOf, paths, type RouteName } from '../../shared/paths.ts';
import type { Result } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { theHost } from './host.ts';
import { rememberPage } from './pages-open.ts';
import { named } from './params.ts';
import { leaveUnpainted } from './unpainted.ts';

/** A hall as it is opened in the morning: a real server in another process, and a real browser; both are kept for the next file. */

export interface HallServer {
  readonly base: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** Asks as the administrator; throws what the server refused. */
  ask<N extends RouteName>(
    route: N,
    params?: { readonly [name: string]: string },
    body?: unknown,
  ): Promise<RouteValue<N>>;
  /** A question with a query, as the administrator. */
  get<N extends RouteName>(
    route: N,
    params: { readonly [name: string]: string },
    query: { readonly [name: string]: string },
  ): Promise<RouteValue<N>>;
  /** Changes the configuration of the sample centre as the administrator. */
  configure(change: (centre: Centre) => Centre): Promise<void>;
  /** The bare reply, without anybody's cookie unless one is given. */
  raw(method: string, path: string, body?: unknown, headers?: { readonly [name: string]: string }): Promise<Response>;
  /** To the process that it stands in. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  close(): Promise<void>;
}

export interface HallSettings {
  readonly centre?: Centre;
  readonly dataDir?: string;
  readonly port?: number;
  /** Whether it knows its own address: codes to scan are printed, and no screen is let in by itself. A trial start unless told. */
  readonly isPublic?: boolean;
  readonly environment?: { readonly [name: string]: string };
}

/** Starts a server on a folder of its own with this centre in it (the sample unless given). */
export async function startHall(settings: HallSettings = {}): Promise<HallServer> {
  const port = settings.port ?? (await freePort());
  const dataDir = settings.dataDir ?? (await mkdtemp(join(tmpdir(), 'novbe-hall-')));
  const base = `http://127.0.0.1:${port}`;
  if (settings.centre !== undefined) {
    await mkdir(join(dataDir, 'centres'), { recursive: true });
    await writeFile(join(dataDir, `centres/${settings.centre.id}.json`), JSON.stringify(settings.centre, null, 2));
  }
  const { pid, signal, open } = theHost();
  const server = await open({
    PORT: String(port),
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: adminPassword,
    ...(settings.isPublic ? { PUBLIC_URL: base } : {}),
    ...settings.environment,
  });
  const raw: HallServer['raw'] = (method, path, body, headers = {}) =>
    fetch(`${base}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const session = await raw('POST', paths.signIn.path, { user: 'admin', password: adminPassword });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const opened = async (route: string, reply: Response) => {
    const result = (await reply.json()) as Result<never>;
    if (!result.ok) throw new Error(`${route}: ${result.refusal.code}: ${result.refusal.message}`);
    return result.value;
  };
  return {
    base,
    port,
    dataDir,
    pid,
    raw,
    async ask(route, params = {}, body) {
      const { method, path } = paths[route];
      const sent = method === 'POST' && body === undefined ? {} : body;
      return opened(
        route,
        await raw(method, filled(path, named(path, { centre: 'sample', ...params })), sent, { cookie }),
      );
    },
    async get(route, params, query) {
      const { path } = paths[route];
      const address = filled(path, named(path, { centre: 'sample', ...params }));
      return opened(route, await raw('GET', `${address}?${new URLSearchParams(query)}`, undefined, { cookie }));
    },
    async configure(change) {
      const path = pathOf('config', { centre: 'sample' });
      const reply = await raw('GET', path, undefined, { cookie });
      const etag = reply.headers.get('etag') ?? '';
      const centre = change(await opened('config', reply));
      await opened('putConfig', await raw('PUT', path, centre, { cookie, 'if-match': etag }));
    },
    signal,
    async close() {
      signal('SIGCONT');
      await server.close();
      if (settings.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A clerk who has already changed the first password to `clerkPassword`. */
export async function addClerk(hall: HallServer, login: string): Promise<void> {
  const first = 'set by somebody else';
  await hall.ask('addUser', {}, { user: login, name: `Clerk ${login}`, role: 'clerk', password: first });
  const session = await hall.raw(paths.signIn.method, paths.signIn.path, { user: login, password: first });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { method, path } = paths.changePassword;
  const changed = await hall.raw(method, path, { old: first, new: clerkPassword }, { cookie });
  if (changed.status !== 200) throw new Error(`the password could not be changed: ${await changed.text()}`);
}

/** Opens the real business day by hand, whatever the hour, unless the clock has. */
export async function openDay(hall: HallServer): Promise<void> {
  const { day } = await hall
    .ask('view', { view: 'hall', id: 'hall-1' })
    .then((frame) => (frame as { data: { day: { open: boolean; practice: boolean } } }).data);
  if (!day.open || day.practice) await hall.ask('openDay', {}, { force: true });
}

export type Screen = keyof typeof sizes;

/** A Chromium of its own that keeps what it knows in this folder, as that of a kiosk does; closing it ends the program. */
export function openProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...started(), viewport: sizes.kiosk, hasTouch: true });
}

/** The browser of this worker, as if it were one's own: closing it closes what was opened in it. */
export async function openBrowser(): Promise<Browser> {
  launched ??= launch();
  const browser = await launched;
  const close = async (): Promise<void> => {
    for (const context of browser.contexts()) await context.close();
  };
  const newContext: Browser['newContext'] = async (options) => {
    const context = await browser.newContext(options);
    context.on('page', (page) => {
      rememberPage(page);
      void slowed(page);
    });
    return context;
  };
  return Object.create(browser, { close: { value: close }, newContext: { value: newContext } });
}

/** Lets in a kiosk or a wall that shows its code. */
export async function approve(hall: HallServer, page: Page): Promise<void> {
  const code = await page.locator('.pairing-code, .code').innerText();
  await hall.ask('approveDevice', { code });
}

/**
 * A screen at its real size, in a browser profile of its own; nothing of it is painted unless told. Fails the test on an error in
 * the page.
 */
export async function openScreen(
  browser: Browser,
  screen: Screen,
  url: string,
  isPainted = false,
): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly errors: readonly string[] }> {
  const context = await browser.newContext({
    viewport: sizes[screen],
    hasTouch: screen === 'kiosk' || screen === 'phone',
  });
  if (!isPainted) await leaveUnpainted(context);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  if (screen === 'kiosk' || screen === 'counter') await page.addInitScript(hurry);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${error.message} ${error.stack ?? ''}`));
  await page.goto(url);
  return { page, context, errors };
}

/** The same without the texts in other languages: a centre that speaks Azerbaijani only. */
export const azerbaijaniCentre: Centre = {
  ...(JSON.parse(JSON.stringify(sampleCentre), (key, value: unknown) =>
    (key === 'ru' || key === 'en') && typeof value === 'string' ? undefined : value,
  ) as Centre),
  languages: ['az'],
};
export const adminPassword = 'first password of all';

export const clerkPassword = 'a password of my own';

export const sizes = {
  kiosk: { width: 1080, height: 1920 },
  display: { width: 1920, height: 1080 },
  counter: { width: 1366, height: 768 },
  manager: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

const started = () => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium or Chrome was found');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--autoplay-policy=no-user-gesture-required',
  ];
  return { executablePath, args };
};
const launch = (): Promise<Browser> => chromium.launch(started());

let launched: Promise<Browser> | null = null;

/** `SLOW=5` in the environment: every page takes five times as long to compute, as on a small or busy machine. */
const slowed = async (page: Page): Promise<void> => {
  const rate = Number(process.env.SLOW ?? 1);
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
};

/** Runs in the page, before anything else does: at each `blink` its clock goes on by six tenths of a second. */
const hurry = (): void => {
  const now = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => now() + ahead;
  addEventListener('blink', () => {
    ahead += 600;
  });
};
