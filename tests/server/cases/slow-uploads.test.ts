import { connect, type Socket } from 'node:net';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUploading } from '../../../server/files/upload-pace.ts';
import { openUploadPlaces } from '../../../server/files/upload-places.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

/** [CS24] A file that comes slowly goes through; one that does not move, or never ends, is ended, and holds nobody up. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};
let clock: ManualClock;
let server: AServer;
let base: URL;
let secret = '';
/** The server's ends of the connections. */
let ends: Socket[];
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre: openCentre(withCases), clock });
  ends = [];
  server.app.server.on('connection', (socket: Socket) => ends.push(socket));
  base = new URL(await server.listen());
  const answers = { text: 'Pensiya', surname: 'N', name: 'N', address: 'K 1', phone: '+994501112233' };
  const body = { kind: 'appeal', topic: 'pension', answers, contact: { phone: answers.phone } };
  ({ secret } = (await server.ask('reception', 'registerCase', { body })).value);
});
afterEach(() => server.close());

const edge = 'edge-of-a-part';
const png = PNG.sync.write(new PNG({ width: 3, height: 2 }));
const upload = Buffer.concat([
  Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`),
  ...[png, Buffer.alloc(4000, 1), png],
  Buffer.from(`\r\n--${edge}--\r\n`),
]);

/** Begins to send so many bytes to an address; `server` is the other end, `said` what came back once it has ended. */
const begin = async (path: string, type: string, length: number) => {
  const before = ends.length;
  const client = connect(Number(base.port), base.hostname);
  const ended = new Promise<string>((resolve) => {
    let said = '';
    client.setEncoding('utf8');
    client.on('data', (piece: string) => {
      said += piece;
    });
    client.on('error', () => undefined);
    client.on('close', () => resolve(said));
  });
  const head = [`POST ${path} HTTP/1.1`, 'host: h', `content-type: ${type}`, `content-length: ${length}`];
  client.write(`${[...head, 'connection: close'].join('\r\n')}\r\n\r\n`);
  const at = await eventually(async () => {
    const found = ends[before];
    if (found === undefined || found.bytesRead === 0) throw new Error('nothing has come yet');
    return found;
  });
  const sent = async (bytes: Buffer): Promise<void> => {
    const read = at.bytesRead;
    client.write(bytes);
    await eventually(async () => expect(at.bytesRead).toBeGreaterThan(read));
  };
  return { server: at, ended, sent };
};
const beginUpload = async () => {
  const begun = await begin(`/api/m/${secret}/files`, `multipart/form-data; boundary=${edge}`, upload.length);
  await begun.sent(upload.subarray(0, 100));
  await eventually(async () => expect(isUploading(begun.server)).toBe(true));
  return begun;
};
/** What Node tells of a connection whose request is not whole in half a minute. */
const tooLong = (socket: Socket) =>
  server.app.server.emit('clientError', Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
const files = async () => (await server.ask(null, 'own', { params: { secret } })).value.case?.files.length;

test('one that moves goes through, though it takes longer than other requests may', async () => {
  const { server: at, sent, ended } = await beginUpload();
  for (let from = 100; from < upload.length; from += 1000) {
    await clock.advance(15_000);
    tooLong(at);
    await sent(upload.subarray(from, from + 1000));
  }
  expect(await ended).toMatch(/^HTTP\/1\.1 201 /);
  expect(await files()).toBe(1);
  expect(isUploading(at)).toBe(false);
});

test('one that stands still for 20 seconds is ended, and its place is free', async () => {
  for (let time = 0; time < 3; time++) {
    const { ended } = await beginUpload();
    await clock.advance(22_000);
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
  }
  expect(await files()).toBe(0);
  const { sent, ended } = await beginUpload();
  await sent(upload.subarray(100));
  expect(await ended).toMatch(/^HTTP\/1\.1 201 /);
});

test('one that drips for five minutes is ended, however it moves', async () => {
  const { sent, ended, server: at } = await beginUpload();
  for (let seconds = 0; seconds < 285; seconds += 15) {
    await clock.advance(15_000);
    await sent(upload.subarray(100, 101));
  }
  expect(isUploading(at)).toBe(true);
  await clock.advance(16_000);
  expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
});

test('any other request ends after half a minute', async () => {
  const { requestTimeout, headersTimeout } = server.app.server;
  expect([requestTimeout, headersTimeout]).toEqual([30_000, 30_000]);
  const { server: at, ended } = await begin(`/api/m/${secret}/comment`, 'application/json', 100);
  tooLong(at);
  expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
});

test('so many at once of a case, from an address and in all; this machine is held up by the last alone', async () => {
  const places = openUploadPlaces({ ofOne: 2, ofAddress: 3, inAll: 5 });
  const open = Promise.withResolvers<void>();
  const take = (of: string, address: string | null) => places.take({ case: of, address }, () => open.promise);
  const taken = [take('a', 'x'), take('a', 'x'), take('b', 'x'), take('b', null)];
  expect([await take('a', 'y'), await take('c', 'x')]).toEqual([null, null]);
  taken.push(take('c', null));
  expect(await take('d', 'z')).toBeNull();
  open.resolve();
  await Promise.all(taken);
  expect(await places.take({ case: 'a', address: 'x' }, async () => 'taken')).toBe('taken');
});
