import type { Speaker } from '../../server/voice/speaker.ts';
import { sampleRate, wavOf } from '../../server/voice/wav.ts';

/** A voice that hums a note for 20 ms a letter, and remembers what it was given to read. */
export function hummingSpeaker(): Speaker & { readonly read: readonly string[] } {
  const read: string[] = [];
  return {
    version: 'hum',
    read,
    isMissing: () => false,
    look: async () => undefined,
    speak: async (text, language) => {
      read.push(`${language}: ${text}`);
      return wavOf(tone(text.length * 0.02));
    },
  };
}

/** A voice whose program is not there. */
export const noSpeaker: Speaker = {
  version: 'none',
  isMissing: () => true,
  look: async () => undefined,
  speak: async () => null,
};

/** The samples of a note of so many seconds, as loud as a voice. */
export function tone(seconds: number, hertz = 440): Buffer {
  const samples = Buffer.alloc(2 * Math.round(seconds * sampleRate));
  for (let at = 0; at < samples.length / 2; at++)
    samples.writeInt16LE(Math.round(9000 * Math.sin((2 * Math.PI * hertz * at) / sampleRate)), 2 * at);
  return samples;
}
