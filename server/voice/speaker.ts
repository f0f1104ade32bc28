import type { ScreenLanguage } from '../../shared/languages.ts';
import { systemClock } from '../async/clock.ts';
import { createMutex } from '../async/mutex.ts';
import { runProgram, wholeOf } from '../async/run-program.ts';

/** Reads a text aloud. */
export interface Speaker {
  /** What its sound depends on beside the text, for a cache. */
  readonly version: string;
  /** Whether the program was not there when it was last needed, or looked for. */
  isMissing(): boolean;
  /** Looks for the program. */
  look(): Promise<void>;
  /** The WAV of a text; null where there is no such program, it fails or takes too long. */
  speak(text: string, language: ScreenLanguage): Promise<Buffer | null>;
}

/**
 * espeak-ng as a program of its own, one at a time. The text comes to it by its standard input and the voice out of a fixed list,
 * so that nothing of a request is ever part of a command line.
 */
export function espeakSpeaker(program = 'espeak-ng'): Speaker {
  const oneAtATime = createMutex();
  let missing = false;
  const run = async (words: readonly string[], text: string): Promise<Buffer | null> => {
    const ended = await oneAtATime(() => runProgram([program, ...words], { ...limits, input: text }));
    const said = wholeOf(ended);
    missing = said === 'missing';
    return said === 'missing' ? null : said;
  };
  return {
    version: `espeak-ng ${settings.join(' ')}`,
    isMissing: () => missing,
    look: async () => void (await run(['--version'], '')),
    async speak(text, language) {
      const wav = await run(['-v', language, ...settings, '--stdin', '--stdout'], text);
      return wav === null ? null : withLength(wav);
    },
  };
}

/** Words a minute, and loudness: said slowly enough for a hall that echoes. */
const settings = ['-s', '170', '-a', '150'];
/** A phrase takes a twentieth of a second, and has less than a minute of sound. */
const limits = { clock: systemClock, mostMs: 5000, mostBytes: 4 * 1024 * 1024 };

/** Written to a pipe, a WAV does not know its length when it begins: it is what came. */
const withLength = (wav: Buffer): Buffer => {
  const at = wav.indexOf('data', 12, 'latin1');
  if (at === -1 || at + 8 > wav.length) return wav;
  const whole = wav.subarray(0, wav.length - ((wav.length - at) % 2));
  whole.writeUInt32LE(whole.length - 8, 4);
  whole.writeUInt32LE(whole.length - at - 8, at + 4);
  return whole;
};
