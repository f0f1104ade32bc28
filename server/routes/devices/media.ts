import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { leads } from '../../../shared/route-parts.ts';
import { type MediaFault, type MediaFile, mediaLimits, mediaTypes } from '../../../shared/wall/media.ts';
import { cleanStem } from '../../files/file-name.ts';
import { takeFiles } from '../../files/read-upload.ts';
import { type SavedUpload, saveUpload } from '../../files/save-upload.ts';
import { openUploadPlaces } from '../../files/upload-places.ts';
import { sendRefusal } from '../../http/errors.ts';
import { isOwnAddress } from '../../http/limits.ts';
import { checkMedia } from '../../media/check-media.ts';
import type { MediaFiles } from '../../media/media-files.ts';
import type { Probe } from '../../media/probe.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { type Composed, guard, type RouteRequest, register } from '../register.ts';

export interface MediaRouteParts extends Pick<RouteParts, 'centres' | 'clock'> {
  readonly media: MediaFiles;
  readonly probe: Probe;
}

/** Routes of the pictures and videos that walls show: kept, listed and taken away by those who lead, fetched by the walls. */
export function mediaRoutes(app: FastifyInstance, parts: MediaRouteParts): void {
  const { media, probe } = parts;
  register(app, 'media', async ({ params: { centre } }) => {
    const [files, takesVideo] = await Promise.all([media.list(centre), probe.isThere()]);
    return ok({ takesVideo, files });
  });
  register(app, 'dropMedia', async ({ params: { centre, file } }) => {
    const { centre: document } = await centreOf(parts, centre).fresh();
    const isShown = document?.playlist?.some((item) => item.file === file) ?? false;
    if (isShown) return refuse('in-use', 'The playlist shows this file');
    return (await media.remove(centre, file)) ? ok({}) : noFile;
  });
  const places = openUploadPlaces({ ofOne: 2, ofAddress: 2, inAll: 4 });
  const adding: FastifyPluginAsync = async (scope) => {
    await takeFiles(scope);
    register(scope, 'addMedia', async (request) => {
      const { ip } = request.raw;
      const from = { case: request.params.centre, address: isOwnAddress(ip) ? null : ip };
      const done = await places.take(from, () => add(parts, request));
      return done ?? refuse('too-many', 'Too many files are being sent at once', { retryAfterSeconds: 3 });
    });
  };
  app.register(adding);
  fetchRoute(app, media);
}

const noFile = refuse('file-not-found', 'There is no such file');

/** Reads a file to the disk, holds it to what walls can show, and keeps it; where it is not taken nothing stays. */
const add = async (parts: MediaRouteParts, request: RouteRequest<'addMedia'>): Promise<Result<Composed>> => {
  const { media, clock } = parts;
  const { centre } = request.params;
  if ((await media.list(centre)).length >= mediaLimits.files) return badMedia('too-many');
  const path = await media.place(centre);
  const saved = await saveUpload(request.raw, { megabytes: mediaLimits.videoMegabytes, path, clock });
  if (!saved.ok) return saved;
  const kept = await keep(parts, centre, path, saved.value);
  if (!kept.ok) return kept;
  return ok({ kind: 'composed', status: 201, body: JSON.stringify({ ok: true, value: kept.value }) });
};

const keep = async (
  { media, probe }: MediaRouteParts,
  centre: string,
  path: string,
  { name, bytes, hash }: SavedUpload,
): Promise<Result<MediaFile>> => {
  const checked = await checkMedia(path, bytes, probe);
  if (!checked.ok) {
    await media.discard(path);
    const megabytes = mediaLimits.pictureMegabytes;
    if (checked.fault !== 'too-large') return badMedia(checked.fault);
    return refuse('too-large', `A picture has ${megabytes} MB at most`, { megabytes });
  }
  const file: MediaFile = { hash, name: cleanStem(name), bytes, ...checked.found };
  await media.keep(centre, file, path);
  return ok(file);
};

const badMedia = (fault: MediaFault) => refuse('bad-media', faults[fault], { fault });

const faults: { readonly [Fault in MediaFault]: string } = {
  format: 'The file is no PNG, JPEG or WebP picture and no MP4 or WebM video',
  'picture-size': `The picture has more than ${mediaLimits.pictureDots} dots on a side, or none`,
  video: 'The video is not H.264 in an MP4, or VP9 in a WebM, with colours as 4:2:0, or it is damaged',
  'video-size': 'The video has more than 1920 by 1080 dots',
  'no-probe': 'Videos cannot be checked here: the program ffprobe (of ffmpeg) is not installed',
  'too-many': `There are ${mediaLimits.files} files already: take away what is not shown`,
};

/** The bytes of a file, whole or a range of them: they never change under their hash, and are kept by who fetched them. */
const fetchRoute = (app: FastifyInstance, media: MediaFiles): void => {
  app.get<{ Params: { centre: string; file: string } }>(
    '/api/centres/:centre/media/:file',
    { schema: { hide: true }, onRequest: guard({ roles: ['display', ...leads] }) },
    async (request, reply) => {
      const found = await media.find(request.params.centre, request.params.file);
      if (found === null) return sendRefusal(reply, noFile.refusal);
      reply.type(mediaTypes[found.file.kind]).headers({
        'cache-control': 'private, max-age=31536000, immutable',
        'accept-ranges': 'bytes',
        'content-security-policy': "default-src 'none'; sandbox",
      });
      return sendBytes(request, reply, found.path, found.file.bytes);
    },
  );
};

const sendBytes = (request: FastifyRequest, reply: FastifyReply, path: string, bytes: number): FastifyReply => {
  const range = rangeIn(request.headers.range, bytes);
  if (range === 'beyond') return reply.code(416).header('content-range', `bytes */${bytes}`).send();
  if (range === null) return reply.header('content-length', bytes).send(createReadStream(path));
  const { start, end } = range;
  return reply
    .code(206)
    .headers({ 'content-range': `bytes ${start}-${end}/${bytes}`, 'content-length': end - start + 1 })
    .send(createReadStream(path, { start, end }));
};

/** The one range that a request asks for; null = all of it, also where the words are not understood; `beyond` = there is nothing there. */
const rangeIn = (asked: string | undefined, bytes: number) => {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  return start > end ? 'beyond' : { start, end };
};
