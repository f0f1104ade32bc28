import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

/** The worker that wakes when a call is pushed, in surroundings made by hand. */

type Run = (event: object) => void;
const heard = new Map<string, Run>();
const shown: unknown[] = [];
const opened: string[] = [];
let windows: readonly { readonly url: string; focus(): Promise<void> }[] = [];
const surroundings = {
  registration: {
    scope: 'https://queue.example.org/t/secret',
    showNotification: async (title: string, options: object) => void shown.push({ title, ...options }),
  },
  clients: { matchAll: async () => windows, openWindow: async (url: string) => void opened.push(url) },
  skipWaiting: async () => undefined,
  addEventListener: (name: string, run: Run) => void heard.set(name, run),
};

const before = Object.getOwnPropertyDescriptor(globalThis, 'self');
beforeAll(async () => {
  Object.defineProperty(globalThis, 'self', { value: surroundings, configurable: true });
  await import('../../phone/push-worker.ts');
});
afterAll(() => {
  if (before === undefined) Reflect.deleteProperty(globalThis, 'self');
  else Object.defineProperty(globalThis, 'self', before);
});
beforeEach(() => {
  shown.length = 0;
  opened.length = 0;
});

const happen = async (name: string, event: object): Promise<void> => {
  const waits: Promise<unknown>[] = [];
  heard.get(name)?.({ ...event, waitUntil: (one: Promise<unknown>) => void waits.push(one) });
  await Promise.all(waits);
};

test('shows a call as it came, rings again for the next one in its place, and says when it was', async () => {
  const message = { title: 'A001: Go to counter 3', body: 'It is your turn', language: 'en', number: 'A001', at: 1000 };
  await happen('push', { data: { json: () => message } });
  expect(shown).toMatchObject([
    { title: message.title, body: message.body, lang: 'en', tag: 'A001', renotify: true, timestamp: 1000 },
  ]);
  await happen('push', { data: null });
  expect(shown).toHaveLength(1);
});

test('opens the page of the ticket when it is touched, or brings it to the front', async () => {
  const done: string[] = [];
  const notification = { close: () => void done.push('closed') };
  await happen('notificationclick', { notification });
  expect([done, opened]).toEqual([['closed'], [surroundings.registration.scope]]);
  windows = [{ url: `${surroundings.registration.scope}#x`, focus: async () => void done.push('focused') }];
  await happen('notificationclick', { notification });
  expect([done, opened.length]).toEqual([['closed', 'closed', 'focused'], 1]);
});

test('answers no request of the page: nothing old can stand for what the server says', () => {
  expect([...heard.keys()].sort()).toEqual(['install', 'notificationclick', 'push']);
});
