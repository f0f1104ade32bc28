import type { lookup } from 'node:dns';
import { expect, test } from 'vitest';
import { askPushService } from '../../../server/push/push-post.ts';
import { publicPushServices } from '../../../server/push/push-services.ts';

/** An endpoint comes from a stranger's phone: it never leads this server into its own network. */

const services = publicPushServices(['push.example.org']);

test.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/QAbc',
  'https://db5p.notify.windows.com/w/?token=abc',
  'https://push.example.org/1',
  'https://fcm.googleapis.com:443/fcm/send/abc',
])('is sent to: %s', (endpoint) => {
  expect(services.allows(new URL(endpoint))).toBe(true);
});

test.each([
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:8443/fcm/send/abc',
  'https://me@fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com.evil.example/fcm',
  'https://evilfcm.googleapis.com.example',
  'https://notfcm.googleapis.com/',
  'https://fcm.googleapis.com./',
  'https://localhost/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'ftp://push.example.org/1',
  'https://example.org/push.example.org',
])('is not sent to: %s', (endpoint) => {
  expect(services.allows(new URL(endpoint))).toBe(false);
});

const inside = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.255.255', '192.168.1.1'],
  ...['198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'fc00::1', 'fe80::1', 'ff02::1'],
  ...['2001:db8::1', '2002:a00:1::1', '3fff::1', 'fe80::1%eth0', 'nonsense'],
];
test.each(inside)('no address of the internet: %s', (address) => {
  expect(services.reaches(address)).toBe(false);
});
test.each(['142.250.74.10', '17.57.144.1', '100.128.0.1', '172.32.0.1', '2a00:1450:4001:80b::200a'])(
  'an address of the internet: %s',
  (address) => {
    expect(services.reaches(address)).toBe(true);
  },
);

test('a name that leads inside at the moment of the connection is not connected to', async () => {
  const asked: string[] = [];
  const resolve = ((name: string, _options: unknown, answer: (error: null, found: unknown) => void) => {
    asked.push(name);
    answer(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]);
  }) as unknown as typeof lookup;
  const request = { method: 'HEAD', url: new URL('https://push.example.org/'), headers: {}, body: null } as const;
  const sent = askPushService({ services, resolve }, request, new AbortController().signal);
  await expect(sent).rejects.toThrow('no address of the internet: push.example.org');
  expect(asked).toEqual(['push.example.org']);
});
