import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, shownSettings } from '../../../server/settings.ts';

const refused = (environment: { [name: string]: string }): string => {
  const read = readSettings(environment);
  return read.ok ? 'taken' : read.refusal;
};

test('an empty environment gives the documented defaults', () => {
  expect(readSettings({})).toEqual({
    ok: true,
    value: {
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('./data'),
      databaseUrl: null,
      adminPassword: null,
      logLevel: 'info',
      tls: null,
      publicUrl: null,
      trustProxy: false,
      printerNetworks: 'private',
      pushServices: [],
      mail: null,
      sms: null,
      alerts: null,
      callsSecret: null,
      headOffice: false,
      timeZone: 'Asia/Baku',
      uplinkUrl: null,
      citizens: { codeSeconds: 600, sessionSeconds: 900, windowSeconds: 3600 },
    },
  });
});

test('an empty value counts as absent', () => {
  expect(readSettings({ PORT: '', PUBLIC_URL: ' ', ADMIN_PASSWORD: '', TLS_CERT: '' })).toEqual(readSettings({}));
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '30.5'],
  ['HOST', 'a host'],
  ['DATA_DIR', import.meta.filename],
  ['DATABASE_URL', 'mysql://queue@db/queue'],
  ['DATABASE_URL', 'postgres://db'],
  ['DATABASE_URL', '/var/lib/novbe.db'],
  ['ADMIN_PASSWORD', 'short'],
  ['ADMIN_PASSWORD', 'x'.repeat(201)],
  ['LOG_LEVEL', 'loud'],
  ['TLS_CERT', '/no/such/file'],
  ['PUBLIC_URL', 'queue.example.org'],
  ['PUBLIC_URL', 'ftp://queue.example.org'],
  ['PUBLIC_URL', 'https://queue.example.org/?a=1'],
  ['PUBLIC_URL', 'https://user:secret@queue.example.org'],
  ['PUBLIC_URL', 'https://queue.example.org/here'],
  ['PUBLIC_URL', 'https://queue.example.org/here/'],
  ['PUBLIC_URL', 'https://queue.example.org//'],
  ['PUBLIC_URL', 'https://queue.example.org/.'],
  ['PUBLIC_URL', 'https://queue.example.org?'],
  ['PUBLIC_URL', 'https://queue.example.org#'],
  ['PUBLIC_URL', 'https://queue.example.org/#top'],
  ['PUBLIC_URL', 'https://@queue.example.org'],
  ['PUBLIC_URL', 'https:queue.example.org'],
  ['PUBLIC_URL', 'https:\\\\queue.example.org'],
  ['PUBLIC_URL', 'https://queue .example.org'],
  ['PUBLIC_URL', 'https://queue.example.org:99999'],
  ['HEAD_OFFICE', 'yes'],
  ['TIME_ZONE', 'Baku'],
  ['UPLINK_URL', 'head.example.org'],
  ['UPLINK_URL', 'https://user:secret@head.example.org'],
  ['TRUST_PROXY', 'yes please'],
  ['TRUST_PROXY', '10.0.0.0/8/8'],
  ['TRUST_PROXY', '300.1.1.1'],
  ['TRUST_PROXY', '10.0.0.0/99'],
  ['PRINTER_NETWORKS', 'everywhere'],
  ['PUSH_SERVICES', 'everywhere'],
  ['PUSH_SERVICES', 'off,known'],
  ['PUSH_SERVICES', 'known,10.0.0.1'],
  ['PRINTER_NETWORKS', '10.0.0.0/33'],
  ['SMTP_URL', 'mail.example.org'],
  ['SMTP_URL', 'http://mail.example.org'],
  ['SMTP_URL', 'smtp://mail.example.org/?pool=true'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'Növbə <queue@example.org'],
  ['MAIL_FROM', 'a@example.org, b@example.org'],
  ['SMS_URL', 'sms.example.org'],
  ['SMS_SECRET', 'a secret'],
  ['ALERTS_URL', 'alerts.example.org'],
  ['ALERTS_SECRET', 'too-short'],
  ['CALLS_SECRET', 'a-short-secret'],
  ['CITIZEN_CODE_SECONDS', '0'],
  ['CITIZEN_SESSION_SECONDS', '86401'],
  ['CITIZEN_CODES_SECONDS', '1.5'],
])('%s=%s is refused in one line that names it', (name, value) => {
  const line = refused({ [name]: value });
  expect(line).toContain(name);
  expect(line).not.toContain('\n');
});

test('of several that are wrong the first is told of', () => {
  expect(refused({ LOG_LEVEL: 'loud', PORT: 'eighty' })).toBe('PORT must be a number from 0 to 65535, not "eighty"');
});

test('a bad password does not stand in the line that refuses it', () => {
  expect(refused({ ADMIN_PASSWORD: 'hunter2' })).not.toContain('hunter2');
});

test('a mail server needs a sender; no password stands in what is refused or shown', () => {
  const mail = { SMTP_URL: 'smtps://queue:hunter2@mail.example.org:465', MAIL_FROM: 'Növbə <queue@example.org>' };
  expect(refused({ SMTP_URL: mail.SMTP_URL })).toBe('SMTP_URL and MAIL_FROM go together: one of them is missing');
  expect(refused({ ...mail, SMTP_URL: 'smtp:/queue:hunter2@mail.example.org' })).not.toContain('hunter2');
  expect(refused({ CALLS_SECRET: 'hunter2' })).not.toContain('hunter2');
  expect(refused({ SMS_URL: 'ftp://x/?key=hunter2', SMS_SECRET: 'y' })).not.toContain('hunter2');
  const sms = { SMS_URL: 'https://sms.example.org/send?key=hunter2', SMS_SECRET: 'hunter3' };
  const alerts = { ALERTS_URL: 'https://alerts.example.org/hook?key=hunter5', ALERTS_SECRET: 'hunter6-of-the-program' };
  const read = readSettings({ ...mail, ...sms, ...alerts, CALLS_SECRET: 'hunter4-of-the-exchange' });
  if (!read.ok) throw new Error(read.refusal);
  expect(read.value.callsSecret).toBe('hunter4-of-the-exchange');
  expect(read.value.mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM });
  expect(shownSettings(read.value)).toMatchObject({
    SMTP_URL: 'mail.example.org:465 (Növbə <queue@example.org>)',
    SMS_URL: 'sms.example.org',
    ALERTS_URL: 'alerts.example.org',
    CALLS_SECRET: 'given',
  });
  expect(JSON.stringify(shownSettings(read.value))).not.toMatch(/hunter/);
});

test('a database of PostgreSQL is shown by its place alone, and refused without its password', () => {
  const databaseUrl = 'postgres://novbe:hunter2@db.example.org:5432/novbe?sslmode=verify-full&password=hunter3';
  const read = readSettings({ DATABASE_URL: databaseUrl });
  if (!read.ok) throw new Error(read.refusal);
  expect(read.value.databaseUrl).toBe(databaseUrl);
  expect(shownSettings(read.value).DATABASE_URL).toBe('postgres://db.example.org:5432/novbe');
  expect(refused({ DATABASE_URL: 'postgres://novbe:hunter2@/novbe' })).not.toContain('hunter');
});

test('a head office is no branch of another', () => {
  const uplink = { UPLINK_URL: 'https://head.example.org/' };
  expect(readSettings(uplink)).toMatchObject({ value: { uplinkUrl: 'https://head.example.org', headOffice: false } });
  expect(refused({ ...uplink, HEAD_OFFICE: 'on' })).toContain('do not go together');
});

test('a certificate needs its key, and both must be readable', () => {
  const folder = mkdtempSync(join(tmpdir(), 'novbe-settings-'));
  const cert = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  writeFileSync(cert, 'c');
  expect(refused({ TLS_CERT: cert })).toContain('TLS_KEY');
  expect(refused({ TLS_CERT: '/no/such/file' })).toBe('TLS_CERT and TLS_KEY go together: one of them is missing');
  expect(refused({ TLS_CERT: '/no/such/file', TLS_KEY: key })).toBe('TLS_CERT cannot be read: /no/such/file');
  expect(refused({ TLS_CERT: cert, TLS_KEY: key })).toContain('TLS_KEY');
  writeFileSync(key, 'k');
  expect(readSettings({ TLS_CERT: cert, TLS_KEY: key })).toMatchObject({ value: { tls: { cert, key } } });
});

test.each([
  ['https://queue.example.org/', 'https://queue.example.org'],
  ['HTTP://Queue.Example.org:8080', 'http://queue.example.org:8080'],
  ['https://queue.example.org:443', 'https://queue.example.org'],
  ['http://[::1]:3000/', 'http://[::1]:3000'],
])('the public address %s is %s', (given, publicUrl) => {
  expect(readSettings({ PUBLIC_URL: given })).toMatchObject({ value: { publicUrl } });
});

test.each([
  ['off', false],
  ['on', 'loopback'],
  ['10.0.0.1, fd00::/8', '10.0.0.1,fd00::/8'],
  ['uniquelocal', 'uniquelocal'],
])('TRUST_PROXY=%s', (text, trustProxy) => {
  expect(readSettings({ TRUST_PROXY: text })).toMatchObject({ value: { trustProxy } });
});

test('what is shown at the start holds no secret', () => {
  const read = readSettings({ ADMIN_PASSWORD: 'a very secret one' });
  if (!read.ok) throw new Error(read.refusal);
  expect(JSON.stringify(shownSettings(read.value))).not.toContain('a very secret one');
});

test('a value whose bytes were no UTF-8 is refused by its name', () => {
  expect(refused({ DATA_DIR: './caf\uFFFD' })).toBe('DATA_DIR is not text in UTF-8');
  expect(refused({ ADMIN_PASSWORD: 'long enough \uFFFD' })).toBe('ADMIN_PASSWORD is not text in UTF-8');
});

test('for what is absent, or empty, another value may count; it is checked like any', () => {
  const otherwise = { DATA_DIR: './data-demo', LOG_LEVEL: 'warn' };
  expect(readSettings({ LOG_LEVEL: 'error', DATA_DIR: ' ' }, otherwise)).toMatchObject({
    value: { logLevel: 'error', dataDir: expect.stringMatching(/data-demo$/), port: 3000 },
  });
  expect(readSettings({}, { LOG_LEVEL: 'loud' })).toMatchObject({ ok: false });
});
