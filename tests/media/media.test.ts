import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkMedia } from '../../server/media/check-media.ts';
import { createMediaFiles } from '../../server/media/media-files.ts';
import { ffprobe } from '../../server/media/probe.ts';
import type { Refusal } from '../../shared/refusals.ts';
import type { MediaFile } from '../../shared/wall/media.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';
import { hasFfmpeg, makeVideo } from './ffmpeg.ts';
import { png } from './pictures.ts';

/** The pictures and videos that walls show, over the API of a real server. */

let server: AServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'novbe-media-'));
  server = await aServer({ folder, centre: openCentre({ displays: [{ id: 'd', name: 'D', layout: 'media' }] }) });
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answered {
  readonly status: number;
  readonly value?: MediaFile;
  readonly refusal?: Refusal;
}
const hashOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex');
const add = async (body: Buffer, name = 'a file.png'): Promise<Answered> => {
  const head = `--e\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const { statusCode, body: text } = await server.app.inject({
    method: 'POST',
    url: `/api/centres/small/media`,
    headers: { 'content-type': 'multipart/form-data; boundary=e', authorization: `Bearer ${server.tokens.manager}` },
    payload: Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n--e--\r\n')]),
  });
  return { status: statusCode, ...JSON.parse(text) };
};
const fetchFile = (
  hash: string,
  headers: { readonly [name: string]: string } = {},
  as: 'display' | 'kiosk' = 'display',
) =>
  server.app.inject({
    url: `/api/centres/small/media/${hash}`,
    headers: { authorization: `Bearer ${server.tokens[as]}`, ...headers },
  });
const listed = async () => (await server.ask('manager', 'media')).value.files.map(({ name }) => name);

test('a picture is kept once, by the hash of its bytes, listed, fetched by walls alone, and taken away', async () => {
  const picture = png(320, 180);
  const hash = hashOf(picture);
  const added = await add(picture, '../../qəbul saatları.png');
  expect(added).toMatchObject({
    status: 201,
    value: { hash, name: 'qəbul saatları', kind: 'png', width: 320, height: 180 },
  });
  await add(picture, 'the same.png');
  expect(await listed()).toEqual(['the same']);
  const fetched = await fetchFile(hash);
  expect([fetched.statusCode, fetched.headers['content-type'], fetched.rawPayload.equals(picture)]).toEqual([
    200,
    'image/png',
    true,
  ]);
  expect(fetched.headers['cache-control']).toContain('immutable');
  expect((await fetchFile(hash, {}, 'kiosk')).statusCode).toBe(403);
  expect((await fetchFile('0'.repeat(64))).statusCode).toBe(404);
  expect((await fetchFile('..%2F..%2Fnovbe.db')).statusCode).toBe(404);
  expect((await server.ask('manager', 'dropMedia', { params: { file: hash } })).status).toBe(200);
  expect(await listed()).toEqual([]);
});

test('a range of a file is given as it was asked for', async () => {
  const picture = png(64, 64);
  const { value } = await add(picture);
  const part = async (range: string) => {
    const { statusCode, headers, rawPayload } = await fetchFile(value?.hash ?? '', { range });
    return [statusCode, headers['content-range'], rawPayload.length];
  };
  const all = picture.length;
  expect(await part('bytes=0-9')).toEqual([206, `bytes 0-9/${all}`, 10]);
  expect(await part(`bytes=${all - 5}-`)).toEqual([206, `bytes ${all - 5}-${all - 1}/${all}`, 5]);
  expect(await part('bytes=-7')).toEqual([206, `bytes ${all - 7}-${all - 1}/${all}`, 7]);
  expect((await part(`bytes=${all}-`))[0]).toBe(416);
  expect(await part('lines=1-2')).toEqual([200, undefined, all]);
  await server.ask('manager', 'dropMedia', { params: { file: value?.hash ?? '' } });
});

test.each([
  ['format', Buffer.from('<svg onload="alert(1)"/>'), 'format'],
  ['a web page', Buffer.from('<!doctype html>'), 'format'],
  ['a picture without end in size', png(1, 1).fill(0xff, 16, 20), 'picture-size'],
  ['nothing', Buffer.alloc(0), 'format'],
])('%s is refused in one line, and nothing of it stays', async (_, body, fault) => {
  const { status, refusal } = await add(body);
  expect([status, refusal?.code, refusal?.about]).toEqual([422, 'bad-media', { fault }]);
  expect(refusal?.message).not.toMatch(/\n/);
  expect(await readdir(join(folder, 'media', 'small'))).toEqual([]);
});

test('a file that the playlist shows is not taken away', async () => {
  const { value } = await add(png(32, 32, [9, 9, 9]));
  const hash = value?.hash ?? '';
  const { value: document, reply } = await server.ask('manager', 'config');
  const playlist = [{ id: 'item-1', name: 'One', kind: 'picture', file: hash }];
  const body = { ...document, playlist };
  const put = await server.ask('manager', 'putConfig', { body, headers: { 'if-match': String(reply.headers.etag) } });
  expect(put.status).toBe(200);
  expect((await server.ask('manager', 'dropMedia', { params: { file: hash } })).refusal?.code).toBe('in-use');
  expect(await listed()).toHaveLength(1);
});

test('without ffprobe videos are refused and pictures are not', async () => {
  const path = join(folder, 'one.mp4');
  await writeFile(path, Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(64)]));
  expect(await checkMedia(path, 100, ffprobe('no-such-program'))).toEqual({ ok: false, fault: 'no-probe' });
  // Looked for until it is there, and not again.
  const program = join(folder, 'probe');
  const probe = ffprobe(program);
  expect(await probe.isThere()).toBe(false);
  await writeFile(program, '#!/bin/sh\nexit 1\n', { mode: 0o700 });
  expect(await probe.isThere()).toBe(true);
  await rm(program);
  expect(await probe.isThere()).toBe(true);
});

test.runIf(hasFfmpeg)('videos are held to H.264 or VP9, to 1080p, and to what can be read', async () => {
  const checked = async (name: string, options = {}) => {
    const path = join(folder, name);
    makeVideo(path, options);
    return checkMedia(path, 1, ffprobe());
  };
  expect(await checked('h264.mp4')).toMatchObject({
    ok: true,
    found: { kind: 'mp4', width: 64, height: 36, seconds: 1 },
  });
  expect(await checked('vp9.webm')).toMatchObject({ ok: true, found: { kind: 'webm' } });
  expect(await checked('mpeg4.mp4', { codec: 'mpeg4' })).toEqual({ ok: false, fault: 'video' });
  expect(await checked('large.mp4', { size: '1924x1080', seconds: 0.2 })).toEqual({ ok: false, fault: 'video-size' });
  const whole = await readFile(join(folder, 'h264.mp4'));
  await writeFile(join(folder, 'cut.mp4'), whole.subarray(0, 200));
  expect(await checkMedia(join(folder, 'cut.mp4'), 200, ffprobe())).toEqual({ ok: false, fault: 'video' });
});

test.runIf(hasFfmpeg)('a video of four hours is taken, by the length that it says', async () => {
  const path = join(folder, 'four-hours.mp4');
  makeVideo(path, { size: '16x16', seconds: 14_400, perSecond: 0.05 });
  expect(await checkMedia(path, 1, ffprobe())).toMatchObject({ ok: true, found: { seconds: 14_400 } });
});

test('what a server left half done is taken away at the next start, but not what another one is just writing', async () => {
  const [inside, centre] = [join(folder, 'halves'), join(folder, 'halves', 'small')];
  await mkdir(centre, { recursive: true });
  for (const name of ['old.part', 'new.part', 'old.png']) await writeFile(join(centre, name), 'half');
  const { mtimeMs } = await stat(join(centre, 'new.part'));
  for (const name of ['old.part', 'old.png']) await utimes(join(centre, name), mtimeMs / 1000, mtimeMs / 1000 - 3601);
  await createMediaFiles(inside).clearHalves();
  expect((await readdir(centre)).sort()).toEqual(['new.part', 'old.png']);
  await createMediaFiles(join(folder, 'none')).clearHalves();
});
