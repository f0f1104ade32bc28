/** What is wrong with a clip that is not taken. */
export const clipFaults = ['format', 'too-quiet', 'too-short', 'too-long', 'distorted'] as const;
export type ClipFault = (typeof clipFaults)[number];

/** What a clip is held to. Loudness is the root mean square of its samples, of 1. */
export const clipLimits = {
  sampleRate: 22_050,
  loudness: 0.01,
  shortestSeconds: 0.1,
  longestSeconds: 5,
  /** So many of its samples may stand at the limit. */
  clippedShare: 0.01,
  /** Of the WAV, in bytes: twelve seconds, of which most is silence. */
  bytes: 530_000,
} as const;
