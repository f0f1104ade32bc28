import { clipLimits } from '../../../shared/voice/spoken/clip-limits.ts';
import { base64Of } from '../../ui/base64.ts';

/** Sound of one channel (-1 to 1) as the server takes a clip: a WAV of 16 bits, in base64; null where it would be larger than a clip can be. */
export function clipWav(samples: Float32Array): string | null {
  const bytes = headBytes + samples.length * 2;
  if (bytes > clipLimits.bytes) return null;
  const wav = new DataView(new ArrayBuffer(bytes));
  const write = (at: number, letters: string): void => {
    for (const [place, letter] of [...letters].entries()) wav.setUint8(at + place, letter.charCodeAt(0));
  };
  write(0, 'RIFF');
  wav.setUint32(4, bytes - 8, true);
  write(8, 'WAVEfmt ');
  wav.setUint32(16, 16, true);
  wav.setUint16(20, 1, true);
  wav.setUint16(22, 1, true);
  wav.setUint32(24, clipLimits.sampleRate, true);
  wav.setUint32(28, clipLimits.sampleRate * 2, true);
  wav.setUint16(32, 2, true);
  wav.setUint16(34, 16, true);
  write(36, 'data');
  wav.setUint32(40, samples.length * 2, true);
  for (const [place, sample] of samples.entries())
    wav.setInt16(headBytes + place * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  return base64Of(new Uint8Array(wav.buffer));
}

/** Several channels as one: their mean. */
export function inOneChannel(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = channels;
  return first.map((_, at) => channels.reduce((sum, channel) => sum + (channel[at] ?? 0), 0) / channels.length);
}

const headBytes = 44;
