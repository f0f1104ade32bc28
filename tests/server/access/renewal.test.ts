import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { openCertificate } from '../../../server/http/certificate.ts';
import { openMetrics } from '../../../server/metrics.ts';
import { manualClock } from '../../fakes/clock.ts';
import { temporaryFolder } from '../../store/folders.ts';
import { cert, key, renewedCert, renewedKey } from '../../support/certificate.ts';
import { eventually } from '../../support/eventually.ts';
import { keptLog } from '../../support/server.ts';

/** A certificate that is renewed while the server runs, and one that nobody renews. */

const dayMs = 86_400_000;
const ends = (pem: string): number => new X509Certificate(pem).validToDate.getTime();

const served = async (startMs?: number) => {
  const folder = temporaryFolder();
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  const write = (what: 'cert' | 'key', text: string): void => writeFileSync(files[what], text);
  write('cert', cert);
  write('key', key);
  const clock = manualClock(startMs);
  const { log, lines } = keptLog();
  const certificate = await openCertificate({ files, clock, log });
  onTestFinished(() => certificate.close());
  const server = createServer({ ...certificate.pem });
  certificate.follow(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  /** The name in the certificate that a newcomer is shown. */
  const shown = (): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
        const { subject } = socket.getPeerCertificate();
        socket.destroy();
        resolve(String(subject.CN));
      });
      socket.once('error', reject);
    });
  /** Lets the files be looked at until it holds. */
  const looked = (holds: () => unknown) =>
    eventually(async () => {
      await clock.advance(5000);
      await holds();
    });
  const said = (text: string): number => lines.filter((line) => line.includes(text)).length;
  return { files, write, shown, looked, said, clock, certificate };
};

test('a renewed certificate is in use without a restart, and its end is a figure', async () => {
  const { write, shown, looked, said, certificate } = await served();
  const metrics = openMetrics();
  metrics.watchCertificate(certificate.endsAt);
  expect(await metrics.text()).toContain(`novbe_certificate_end_seconds ${ends(cert) / 1000}\n`);
  expect(await shown()).toBe('localhost');
  write('cert', renewedCert);
  write('key', renewedKey);
  await looked(() => expect(said('was renewed')).toBe(1));
  expect(await shown()).toBe('renewed');
  expect(await metrics.text()).toContain(`novbe_certificate_end_seconds ${ends(renewedCert) / 1000}\n`);
});

test.each([
  ['cut short', 'cert', renewedCert.slice(0, 300)],
  ['empty', 'cert', ''],
  ['with the key of another', 'cert', renewedCert],
  ['with no key', 'key', 'not a key'],
] as const)(
  'one %s is refused with one line, the old stays, and a good one is taken after it',
  async (_, what, text) => {
    const { write, shown, looked, said } = await served();
    write(what, text);
    await looked(() => expect(said('is refused')).toBe(1));
    expect(await shown()).toBe('localhost');
    write('cert', renewedCert);
    write('key', renewedKey);
    await looked(() => expect(said('was renewed')).toBe(1));
    expect(said('is refused')).toBe(1);
    expect(await shown()).toBe('renewed');
  },
);

test('one of which only a half is written yet is waited for, and not refused', async () => {
  const { files, write, shown, looked, said, clock } = await served();
  // What a look reads is read by then: reads come in turn.
  const read = async (): Promise<void> => {
    for (let reads = 0; reads < 40; reads += 1) await readFile(files.key);
  };
  await read();
  write('cert', renewedCert);
  await clock.advance(5000);
  await read();
  write('key', renewedKey);
  await looked(() => expect(said('was renewed')).toBe(1));
  expect(said('is refused')).toBe(0);
  expect(await shown()).toBe('renewed');
});

test('a pipe in place of its file holds nothing up, and a good one is taken after it', async () => {
  const { files, write, shown, looked, said } = await served();
  rmSync(files.cert);
  execFileSync('mkfifo', [files.cert]);
  let looks = 0;
  await looked(() => expect(++looks).toBeGreaterThan(2));
  expect(await shown()).toBe('localhost');
  rmSync(files.cert);
  write('cert', renewedCert);
  write('key', renewedKey);
  await looked(() => expect(said('was renewed')).toBe(1));
});

test('one that has ended already is refused', async () => {
  const { write, looked, said, clock } = await served();
  clock.set(ends(renewedCert) + 1);
  write('cert', renewedCert);
  write('key', renewedKey);
  await looked(() => expect(said('is refused: it ended on')).toBe(1));
});

test('from 21 days before its end it is warned of, once a day, and on the first screen', async () => {
  const { looked, said, clock, certificate } = await served(ends(cert) - 21 * dayMs - 60_000);
  await clock.advance(30_000);
  expect(said('certificate ends in')).toBe(0);
  expect(certificate.ending()).toBeNull();
  clock.set(ends(cert) - 21 * dayMs);
  await looked(() => expect(said('certificate ends in')).toBe(1));
  await clock.advance(3_600_000);
  expect(said('certificate ends in')).toBe(1);
  clock.set(ends(cert) - 20 * dayMs + 10_000);
  await looked(() => expect(said('certificate ends in')).toBe(2));
  const endsAt = new Date(ends(cert)).toISOString();
  clock.set(ends(cert) - 1);
  expect(certificate.ending()).toEqual({ endsAt, ended: false });
  clock.set(ends(cert));
  expect(certificate.ending()).toEqual({ endsAt, ended: true });
  await looked(() => expect(said('certificate has ended')).toBe(1));
});
