import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { CleanRoot, Ran, Running } from './clean-root.ts';

/**
 * The screen of the package in a clean root where it is installed, on a compositor without a screen: it waits for the server, comes
 * to its page, opens no other address, and remembers over a start what the page stored. Rejects with what is not so.
 */
export async function proveKiosk(root: CleanRoot): Promise<void> {
  const other = await openSite('');
  const own = await openSite(page(`http://127.0.0.1:${other.port}/`));
  const address = `http://127.0.0.1:${own.port}`;
  try {
    mustBe(root.run('env', `ADDRESS=${address}`, '/usr/lib/novbe-kiosk/write-policies'));
    mustBe(root.run('install', '-d', '-m', '0700', '-o', user, runtime));
    for (const kept of ['null', 'yes']) await shown(root, address, own, kept);
    if (other.asked.length > 0) throw new Error(`the browser opened another address: ${other.asked.join(' ')}`);
  } finally {
    own.close();
    other.close();
  }
}

const user = 'novbe-kiosk';
const runtime = '/run/novbe-kiosk';

/** The page stores something, tells what was stored before, and leaves for another address. */
const page = (elsewhere: string): string => `<!doctype html><script>
const before = localStorage.getItem('kept');
localStorage.setItem('kept', 'yes');
fetch('/kept?' + before).then(() => setTimeout(() => { location.href = '${elsewhere}'; }, 1000));
</script>`;

/** A browser stores what a page keeps within some seconds, and leaves the page within one. */
const settleMs = 10_000;

const shown = async (root: CleanRoot, address: string, own: Site, kept: string): Promise<void> => {
  own.asked.length = 0;
  const screen = root.start({ user, isConfined: false }, environment(address), '/usr/lib/novbe-kiosk/show-screen');
  try {
    await untilAsked(own, `/kept?${kept}`, screen);
    if (own.asked[0] !== '/healthz') throw new Error('the screen did not wait for the server');
    await wait(settleMs);
  } finally {
    await screen.end();
  }
};

const environment = (address: string) => ({
  ADDRESS: address,
  PAGE: 'kiosk',
  HOME: `/var/lib/${user}`,
  XDG_RUNTIME_DIR: runtime,
  WLR_BACKENDS: 'headless',
  WLR_LIBINPUT_NO_DEVICES: '1',
  WLR_RENDERER: 'pixman',
});

const untilAsked = async (site: Site, path: string, screen: Running): Promise<void> => {
  for (let left = 600; left > 0; left -= 1) {
    if (site.asked.includes(path)) return;
    await wait(100);
  }
  throw new Error(`the browser did not ask for ${path}, but for: ${site.asked.join(' ')}\n${screen.said()}`);
};

const mustBe = ({ ok, said }: Ran): void => {
  if (!ok) throw new Error(said);
};

interface Site {
  readonly port: number;
  /** The paths asked for, in their order. */
  readonly asked: string[];
  close(): void;
}

const openSite = async (html: string): Promise<Site> => {
  const asked: string[] = [];
  const server: Server = createServer(({ url = '' }, reply) => {
    asked.push(url);
    reply.setHeader('content-type', 'text/html').end(html);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
