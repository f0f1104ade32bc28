import type { ScreenLanguage } from '../../shared/languages.ts';
import { callPhrase, type SpokenPart, textOf } from '../../shared/spoken/call-phrase.ts';
import { espeakSpeaker, type Speaker } from './speaker.ts';
import { samplesOf, silence, wavOf, withoutSilence } from './wav.ts';
import { openWavCache, type WavCache } from './wav-cache.ts';

/** What calls sound like. */
export interface Voice {
  /** The WAV of a call to a counter in a language; null where a part of it is neither recorded nor can be read aloud. */
  sayCall(centre: string, call: SaidCall, language: ScreenLanguage): Promise<Buffer | null>;
  /** Whether what is not recorded cannot be said, since the program for it is not there. */
  isMissing(): boolean;
  /** Looks for that program again. */
  look(): Promise<void>;
}

export interface SaidCall {
  readonly number: string;
  /** What the counter is called. */
  readonly counter: string;
}

/** A recorded clip of a centre, as WAV; null = none. */
export type Recorded = (centre: string, language: ScreenLanguage, clip: string) => Promise<Buffer | null>;

/** The voice with what it made before in this folder. Looks for the program at once, so that it is known whether it is there. */
export async function openVoice(folder: string, speaker: Speaker = espeakSpeaker()): Promise<Voice> {
  const [cache] = await Promise.all([openWavCache(folder), speaker.look()]);
  return createVoice({ recorded: async () => null, speaker, cache });
}

/** The voice of the halls: what is recorded, and between it what a program reads aloud, each phrase at once and once only. */
export function createVoice(parts: VoiceParts): Voice {
  const { speaker } = parts;
  /** Walls of one hall ask for a call at the same moment. */
  const making = new Map<string, Promise<Buffer | null>>();
  return {
    isMissing: () => speaker.isMissing(),
    look: () => speaker.look(),
    sayCall(centre, call, language) {
      const key = JSON.stringify([centre, call.number, call.counter, language]);
      const before = making.get(key);
      if (before !== undefined) return before;
      const made = sayPhrase(parts, centre, callPhrase(call, language), language).finally(() => making.delete(key));
      making.set(key, made);
      return made;
    },
  };
}

export interface VoiceParts {
  readonly recorded: Recorded;
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
  const sounds: Buffer[] = [];
  for (const run of await runsOf(parts, centre, phrase, language)) {
    const samples = run.samples ?? (await read(parts, textOf(run.parts), language));
    if (samples === null) return null;
    sounds.push(samples, silence(rests[run.parts.at(-1)?.after ?? '']));
  }
  return wavOf(Buffer.concat(sounds));
};

/** Parts that sound together: one that is recorded, or neighbours that are read aloud in one breath. */
interface Run {
  readonly parts: readonly SpokenPart[];
  /** null = to be read aloud. */
  readonly samples: Buffer | null;
}

const runsOf = async (
  { recorded }: VoiceParts,
  centre: string,
  phrase: readonly SpokenPart[],
  language: ScreenLanguage,
): Promise<readonly Run[]> => {
  const runs: Run[] = [];
  for (const part of phrase) {
    const wav = part.clip === null ? null : await recorded(centre, language, part.clip);
    const samples = wav === null ? null : samplesOf(wav);
    const last = runs.at(-1);
    if (samples === null && last !== undefined && last.samples === null)
      runs[runs.length - 1] = { parts: [...last.parts, part], samples: null };
    else runs.push({ parts: [part], samples: samples === null ? null : withoutSilence(samples) });
  }
  return runs;
};

/** A text read aloud, out of the cache if it was before; null where it cannot be. */
const read = async ({ speaker, cache }: VoiceParts, text: string, language: ScreenLanguage): Promise<Buffer | null> => {
  const key = JSON.stringify([speaker.version, language, text]);
  const before = samplesOf((await cache.get(key)) ?? Buffer.alloc(0));
  if (before !== null) return before;
  const made = samplesOf((await speaker.speak(text, language)) ?? Buffer.alloc(0));
  if (made === null) return null;
  const heard = withoutSilence(made);
  await cache.put(key, wavOf(heard));
  return heard;
};
