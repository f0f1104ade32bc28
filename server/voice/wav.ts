/** Sound as the voice has it: PCM of 16 bits, one channel, so many samples a second. A WAV of another kind is none of ours. */
export const sampleRate = 22_050;

/** The samples of a WAV of the voice's kind, as bytes; null for anything else, and for one whose length is not as it says. */
export function samplesOf(wav: Buffer): Buffer | null {
  if (wav.length < 12 || wav.toString('latin1', 0, 4) !== 'RIFF' || wav.toString('latin1', 8, 12) !== 'WAVE')
    return null;
  let isOurs = false;
  for (let at = 12; at + 8 <= wav.length; ) {
    const name = wav.toString('latin1', at, at + 4);
    const length = wav.readUInt32LE(at + 4);
    const body = wav.subarray(at + 8, at + 8 + length);
    if (body.length !== length) return null;
    if (name === 'fmt ') isOurs = isOurFormat(body);
    if (name === 'data') return isOurs && length % 2 === 0 ? body : null;
    at += 8 + length + (length % 2);
  }
  return null;
}

/** A WAV of these samples. */
export function wavOf(samples: Buffer): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** So many seconds of nothing to hear. */
export function silence(seconds: number): Buffer {
  return Buffer.alloc(2 * Math.round(seconds * sampleRate));
}

/** How long samples sound, in seconds. */
export function secondsOf(samples: Buffer): number {
  return samples.length / 2 / sampleRate;
}

/** What can be heard of it: without what is silent at its beginning and its end, but for 20 ms. */
export function withoutSilence(samples: Buffer): Buffer {
  const isHeard = (at: number): boolean => Math.abs(samples.readInt16LE(at)) > quiet;
  let from = 0;
  let to = samples.length - 2;
  while (from < to && !isHeard(from)) from += 2;
  while (to > from && !isHeard(to)) to -= 2;
  return samples.subarray(Math.max(0, from - air), Math.min(samples.length, to + 2 + air));
}

/** Below this a sample is silence: 50 dB under the loudest. */
const quiet = 100;
const air = 2 * Math.round(0.02 * sampleRate);

const isOurFormat = (format: Buffer): boolean =>
  format.length >= 16 &&
  format.readUInt16LE(0) === 1 &&
  format.readUInt16LE(2) === 1 &&
  format.readUInt32LE(4) === sampleRate &&
  format.readUInt16LE(14) === 16;
