import type { FastifyInstance } from 'fastify';
import { type ScreenLanguage, screenLanguages } from '../../../shared/languages.ts';
import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import type { ClipFault } from '../../../shared/voice/spoken/clip-limits.ts';
import { clipsOf } from '../../../shared/voice/spoken/clips.ts';
import { checkClip } from '../../voice/clip-check.ts';
import { type ClipName, isClip } from '../../voice/clip-files.ts';
import { centreOf } from '../centre-request.ts';
import type { VoiceRouteParts } from '../hall/announcement.ts';
import { register } from '../register.ts';

/** Routes of what is recorded for the voice of a centre. */
export function voiceRoutes(app: FastifyInstance, parts: VoiceRouteParts): void {
  const { voice } = parts;
  register(app, 'clips', async ({ params: { centre } }) => {
    const spoken = (await centreOf(parts, centre).fresh()).centre?.languages ?? [];
    const languages = screenLanguages.filter((language) => spoken.includes(language));
    const lists = languages.map(async (language) => {
      const recorded = await voice.clips.list(centre, language);
      const clips = clipsOf(language).map(({ id, text }) => ({ clip: id, text, recorded: recorded.has(id) }));
      return { language, clips };
    });
    return ok({ reads: !voice.isMissing(), languages: await Promise.all(lists) });
  });
  register(app, 'clip', async ({ params }) => {
    const name = nameOf(params);
    const wav = name === null ? null : await voice.clips.read(name);
    return wav === null ? noClip : ok({ wav: wav.toString('base64') });
  });
  register(app, 'putClip', async ({ params, body }) => {
    const name = nameOf(params);
    if (name === null) return noClip;
    const checked = checkClip(Buffer.from(body.wav, 'base64'));
    if (!checked.ok) return badClip(checked.fault);
    return stored(() => voice.clips.write(name, checked.wav));
  });
  register(app, 'dropClip', async ({ params }) => {
    const name = nameOf(params);
    if (name === null || !(await voice.clips.remove(name))) return noClip;
    return ok({});
  });
  register(app, 'tryCall', async ({ params, query: { language, number, counter } }) => {
    const wav = await voice.sayCall(params.centre, { number, counter }, language);
    return ok({ wav: wav?.toString('base64') ?? null });
  });
}

/** The clip that a path names; null if there can be none of the kind. */
const nameOf = (params: { readonly [Part in keyof ClipName]: string }): ClipName | null => {
  const language = screenLanguages.find((one): one is ScreenLanguage => one === params.language);
  return language !== undefined && isClip(params) ? { ...params, language } : null;
};

const noClip = refuse('clip-not-found', 'There is no such clip');

const stored = async (store: () => Promise<void>): Promise<Result<Record<string, never>>> => {
  try {
    await store();
    return ok({});
  } catch {
    return refuse('cannot-store', 'The clip could not be written: the disk takes nothing');
  }
};

const badClip = (fault: ClipFault) => refuse('bad-clip', faults[fault], { fault });

const faults: { readonly [Fault in ClipFault]: string } = {
  format: 'The clip is not a WAV of 16 bits, one channel and 22050 Hz',
  'too-quiet': 'The clip is silent, or too quiet to be heard in a hall',
  'too-short': 'The clip is shorter than a tenth of a second',
  'too-long': 'The clip is longer than 5 seconds',
  distorted: 'The clip is distorted: it was recorded too loud',
};
