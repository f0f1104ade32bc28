import type { PushMessage } from '../shared/notices/push.ts';

/**
 * Wakes when a call is pushed, shows it, and opens the page of the ticket when it is touched. It keeps and answers nothing:
 * whatever a page shows comes from the server.
 */

/** What is used of the worker's surroundings; the library of the pages does not know them. */
interface Worker {
  readonly registration: {
    readonly scope: string;
    showNotification(title: string, options: object): Promise<void>;
  };
  readonly clients: {
    matchAll(options: { readonly type: 'window' }): Promise<readonly Client[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'push' | 'install' | 'notificationclick', run: (event: WorkerEvent) => void): void;
}
interface Client {
  readonly url: string;
  focus(): Promise<unknown>;
}
interface WorkerEvent {
  readonly data?: { json(): unknown } | null;
  readonly notification?: { close(): void };
  waitUntil(done: Promise<unknown>): void;
}

const worker = self as unknown as Worker;

const show = ({ title, body, language, number, at }: PushMessage): Promise<void> =>
  worker.registration.showNotification(title, {
    body,
    lang: language,
    // A later call takes the place of the one before, and rings again.
    tag: number,
    renotify: true,
    requireInteraction: true,
    timestamp: at,
    vibrate: [600, 200, 600, 200, 1000],
    icon: '/icons/192.png',
    badge: '/icons/badge.png',
  });

const openTicket = async (): Promise<void> => {
  const { scope } = worker.registration;
  const windows = await worker.clients.matchAll({ type: 'window' });
  const there = windows.find(({ url }) => url.startsWith(scope));
  await (there === undefined ? worker.clients.openWindow(scope) : there.focus());
};

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('push', (event) => {
  if (event.data != null) event.waitUntil(show(event.data.json() as PushMessage));
});
worker.addEventListener('notificationclick', (event) => {
  event.notification?.close();
  event.waitUntil(openTicket());
});
