import type { Announcement } from '../../shared/live.ts';
import type { Clock } from '../../shared/time/clock.ts';
import type { ChimeOnLine } from '../../ui/chime.ts';
import type { Player } from '../announcer.ts';

export interface WallVoiceParts {
  readonly chime: Pick<ChimeOnLine, 'play' | 'line'>;
  readonly clock: Clock;
  /** What is said of a call, in each language: WAV, in base64. */
  readonly fetchSounds: (callId: string) => Promise<readonly string[]>;
  readonly heard: () => Heard;
}

/** Whether calls are read aloud, and how loud everything is, 0 to 1. */
export interface Heard {
  readonly speaks: boolean;
  readonly volume: number;
}

/** Chimes, then says the call in one language after another without a break; the chime alone where the words do not come in time. */
export function openWallVoice(parts: WallVoiceParts): Player {
  const ready = new Map<string, Promise<readonly AudioBuffer[]>>();
  const soundsOf = (context: AudioContext, callId: string): Promise<readonly AudioBuffer[]> => {
    const before = ready.get(callId);
    if (before !== undefined) return before;
    const coming = parts.fetchSounds(callId).then((sounds) => decoded(context, sounds), nothing);
    ready.set(callId, coming);
    const [oldest] = ready.keys();
    if (ready.size > mostReady && oldest !== undefined) ready.delete(oldest);
    return coming;
  };
  return {
    prepare({ callId }: Announcement) {
      const context = parts.chime.line();
      if (context !== null && parts.heard().speaks) void soundsOf(context, callId);
    },
    async play({ callId }, others) {
      const { speaks, volume } = parts.heard();
      const context = parts.chime.line();
      const chimed = parts.chime.play(volume);
      if (context === null || !speaks || volume === 0) return chimed;
      const begins = context.currentTime + wordsAfterSeconds;
      const sounds = await Promise.race([soundsOf(context, callId), passed(parts.clock, mostWaitMs)]);
      ready.delete(callId);
      await Promise.all([chimed, say(context, sounds, { begins, volume, others, clock: parts.clock })]);
    },
  };
}

/** The words begin in the last of the chime, in seconds after it began. */
export const wordsAfterSeconds = 1.3;
/** Words that have not come so long after the chime began are left out, ms. */
export const mostWaitMs = 4000;
/** Between two languages, in seconds. */
const restSeconds = 0.4;
const mostReady = 6;

const nothing = (): readonly AudioBuffer[] => [];
const passed = (clock: Clock, ms: number): Promise<readonly AudioBuffer[]> =>
  new Promise((resolve) => void clock.after(ms, () => resolve([])));

/** One that cannot be read is left out, and the others are said. */
const decoded = async (context: AudioContext, sounds: readonly string[]): Promise<readonly AudioBuffer[]> => {
  const read = sounds.map(async (sound) => {
    const bytes = Uint8Array.from(atob(sound), (letter) => letter.charCodeAt(0));
    return context.decodeAudioData(bytes.buffer);
  });
  const settled = await Promise.allSettled(read);
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
};

interface Saying {
  /** When the first begins, in seconds of the line's own clock. */
  readonly begins: number;
  readonly volume: number;
  /** Whether others wait: then no further language follows. */
  readonly others: () => boolean;
  readonly clock: Clock;
}

/** Says one language after another, each whole and from its moment on the line's own clock; kept when the last has ended. */
const say = async (context: AudioContext, sounds: readonly AudioBuffer[], saying: Saying): Promise<void> => {
  const gain = context.createGain();
  gain.gain.value = saying.volume;
  gain.connect(context.destination);
  let next = saying.begins;
  for (const [place, buffer] of sounds.entries()) {
    if (place > 0 && saying.others()) break;
    const at = Math.max(next, context.currentTime + 0.02);
    const ended = started(context, gain, buffer, at);
    next = at + buffer.duration + restSeconds;
    // A line that stops in the middle never ends its sounds.
    await Promise.race([ended, passed(saying.clock, (next - context.currentTime + 1) * 1000)]);
  }
  gain.disconnect();
};

const started = (context: AudioContext, gain: GainNode, buffer: AudioBuffer, at: number): Promise<void> =>
  new Promise((resolve) => {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(gain);
    source.onended = () => resolve();
    source.start(at);
  });
