import { join } from 'node:path';
import type { Centre } from '../../shared/centre/centre.ts';
import { type ScreenLanguage, screenLanguages } from '../../shared/languages.ts';
import { callPhrase, type SpokenPart, textOf } from '../../shared/voice/spoken/call-phrase.ts';
import { type ClipFiles, createClipFiles } from './clip-files.ts';
import { espeakSpeaker, type Speaker } from './speaker.ts';
import { samplesOf, silence, wavOf, withoutSilence } from './wav.ts';
import { openWavCache, type WavCache } from './wav-cache.ts';

/** What calls sound like. */
export interface Voice {
  /** The WAV of a call to a counter in a language; null where it is neither recorded wholly nor can be read aloud. */
  sayCall(centre: string, call: SaidCall, language: ScreenLanguage): Promise<Buffer | null>;
  /** The WAV of any text in a language, by the program that reads aloud; null where it cannot be read. */
  sayText(text: string, language: ScreenLanguage): Promise<Buffer | null>;
  /** Whether what is not recorded cannot be said, since the program for it is not there. */
  isMissing(): boolean;
  /** The recorded clips of all centres. */
  readonly clips: ClipFiles;
  /** Looks for that program again. */
  look(): Promise<void>;
  /** Resolves once nothing is being made any more, and so nothing is written: also what nobody waits for since their wall is gone. */
  close(): Promise<void>;
}

export interface SaidCall {
  readonly number: string;
  /** What the counter is called. */
  readonly counter: string;
}

/** Whether a centre wants calls read aloud, not all words for it are recorded, and the program that reads the others is not there. */
export async function isVoiceMissing(voice: Pick<Voice, 'isMissing' | 'clips'>, centre: Centre): Promise<boolean> {
  if (!voice.isMissing() || centre.voice?.chimeOnly === true) return false;
  const spoken = screenLanguages.filter((language) => centre.languages.includes(language));
  const whole = await Promise.all(spoken.map((language) => voice.clips.isWhole(centre.id, language)));
  return whole.includes(false);
}

/** The voice with what it made before in this folder. Looks for the program at once, so that it is known whether it is there. */
export async function openVoice(folder: string, speaker: Speaker = espeakSpeaker()): Promise<Voice> {
  const [cache] = await Promise.all([openWavCache(folder), speaker.look()]);
  return createVoice({ clips: createClipFiles(join(folder, 'clips')), speaker, cache });
}

/** The voice of the halls: a phrase that is recorded wholly, else what a program reads aloud, each phrase at once and once only. */
export function createVoice(parts: VoiceParts): Voice {
  const { speaker } = parts;
  /** Walls of one hall ask for a call at the same moment. */
  const making = new Map<string, Promise<Buffer | null>>();
  const once = (key: string, make: () => Promise<Buffer | null>): Promise<Buffer | null> => {
    const before = making.get(key);
    if (before !== undefined) return before;
    const made = make().finally(() => making.delete(key));
    making.set(key, made);
    return made;
  };
  return {
    isMissing: () => speaker.isMissing(),
    look: () => speaker.look(),
    clips: parts.clips,
    sayCall(centre, call, language) {
      const key = JSON.stringify([centre, call.number, call.counter, language]);
      return once(key, () => sayPhrase(parts, centre, callPhrase(call, language), language));
    },
    sayText: (text, language) =>
      once(JSON.stringify([text, language]), async () => {
        const read = await readAloud(parts, text, language);
        return read === null ? null : wavOf(read);
      }),
    close: async () => void (await Promise.allSettled(making.values())),
  };
}

export interface VoiceParts {
  readonly clips: ClipFiles;
  readonly speaker: Speaker;
  readonly cache: WavCache;
}

/** How long the voice rests after a part, in seconds. */
const rests: { readonly [After in SpokenPart['after']]: number } = { '': 0.04, ',': 0.15, '.': 0.35 };

const sayPhrase = async (
  parts: VoiceParts,
  centre: string,
  phrase: readonly SpokenPart[],
  language: ScreenLanguage,
): Promise<Buffer | null> => {
  const clips = await recordedPhrase(parts, centre, phrase, language);
  if (clips !== null) return wavOf(Buffer.concat(clips));
  const read = await readAloud(parts, textOf(phrase), language);
  return read === null ? null : wavOf(Buffer.concat([read, silence(rests['.'])]));
};

/** A phrase out of clips, without a gap; null unless all of it is recorded: two voices in one phrase are not understood. */
const recordedPhrase = async (
  { clips }: VoiceParts,
  centre: string,
  phrase: readonly SpokenPart[],
  language: ScreenLanguage,
): Promise<readonly Buffer[] | null> => {
  const sounds: Buffer[] = [];
  for (const { clip, after } of phrase) {
    const wav = clip === null ? null : await clips.read({ centre, language, clip });
    const samples = wav === null ? null : samplesOf(wav);
    if (samples === null) return null;
    sounds.push(withoutSilence(samples), silence(rests[after]));
  }
  return sounds;
};

/** A text read aloud, out of the cache if it was before; null where it cannot be. */
const readAloud = async (
  { speaker, cache }: VoiceParts,
  text: string,
  language: ScreenLanguage,
): Promise<Buffer | null> => {
  const key = JSON.stringify([speaker.version, language, text]);
  const before = samplesOf((await cache.get(key)) ?? Buffer.alloc(0));
  if (before !== null) return before;
  const made = samplesOf((await speaker.speak(text, language)) ?? Buffer.alloc(0));
  if (made === null) return null;
  const heard = withoutSilence(made);
  await cache.put(key, wavOf(heard));
  return heard;
};
