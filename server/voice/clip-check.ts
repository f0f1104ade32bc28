import { type ClipFault, clipLimits } from '../../shared/voice/spoken/clip-limits.ts';
import { samplesOf, secondsOf, wavOf, withoutSilence } from './wav.ts';

/** A recorded clip as it is kept: without silence at its ends, as loud as the others. */
export type CheckedClip =
  | { readonly ok: true; readonly wav: Buffer }
  | { readonly ok: false; readonly fault: ClipFault };

/** Holds a WAV to what a clip is to be, and makes it as loud as all others. */
export function checkClip(wav: Buffer): CheckedClip {
  const samples = samplesOf(wav);
  if (samples === null) return { ok: false, fault: 'format' };
  const heard = withoutSilence(samples);
  const { loudness, peak, clipped } = levelsOf(heard);
  if (loudness < clipLimits.loudness) return { ok: false, fault: 'too-quiet' };
  if (secondsOf(heard) < clipLimits.shortestSeconds) return { ok: false, fault: 'too-short' };
  if (secondsOf(heard) > clipLimits.longestSeconds) return { ok: false, fault: 'too-long' };
  if (clipped > clipLimits.clippedShare) return { ok: false, fault: 'distorted' };
  return { ok: true, wav: wavOf(louder(heard, Math.min(usualLoudness / loudness, highestPeak / peak))) };
}

/** As loud as the program that reads aloud (root mean square, of 1), and no sample above this. */
const usualLoudness = 0.12;
const highestPeak = 0.95;

/** Of the largest sample: the root mean square, the peak, and the share of samples that stand at the limit. */
const levelsOf = (samples: Buffer) => {
  const count = Math.max(1, samples.length / 2);
  let squares = 0;
  let peak = 0;
  let clipped = 0;
  for (let at = 0; at + 1 < samples.length; at += 2) {
    const level = Math.abs(samples.readInt16LE(at)) / 32_768;
    squares += level * level;
    peak = Math.max(peak, level);
    if (level > 0.999) clipped += 1;
  }
  return { loudness: Math.sqrt(squares / count), peak, clipped: clipped / count };
};

const louder = (samples: Buffer, factor: number): Buffer => {
  const made = Buffer.alloc(samples.length);
  for (let at = 0; at + 1 < samples.length; at += 2)
    made.writeInt16LE(Math.round(samples.readInt16LE(at) * factor), at);
  return made;
};
