import { type ReadonlySignal, signal } from '@preact/signals';
import { browserClock } from './clock.ts';

/** A two-tone chime made on the spot, and whether the browser lets it be heard. */
export interface Chime {
  /** `missing`: this browser has no sound; `blocked`: it waits for somebody to touch the screen; `on`: it can be heard. */
  readonly sound: ReadonlySignal<'missing' | 'blocked' | 'on'>;
  /** Asks the browser for sound; call it from a touch or a key press. */
  unlock(): void;
  /** Plays once, so loud (0 to 1; absent = 1); kept when it has died away, at once where nothing can be heard. */
  play(volume?: number): Promise<void>;
  close(): Promise<void>;
}

/** A chime on whose line other sounds may be played. */
export interface ChimeOnLine extends Chime {
  /** Null where nothing can be heard. */
  line(): AudioContext | null;
}

/** The chime over WebAudio. With `alive` the sound path never sleeps between two chimes. */
export function webChime(options: { readonly alive?: boolean } = {}): ChimeOnLine {
  if (typeof AudioContext === 'undefined') return noChime;
  const context = new AudioContext();
  const sound = signal<'missing' | 'blocked' | 'on'>('blocked');
  if (options.alive) keepAwake(context);

  const look = (): void => {
    sound.value = context.state === 'running' ? 'on' : 'blocked';
  };
  const wake = (): void => {
    if (context.state !== 'running' && context.state !== 'closed') context.resume().then(look, look);
  };
  context.onstatechange = () => {
    look();
    wake();
  };
  look();
  wake();
  return {
    sound,
    unlock: wake,
    line: () => (context.state === 'running' ? context : null),
    async play(volume = 1) {
      wake();
      if (context.state !== 'running') return;
      // A context that stops in the middle never ends its tones.
      const ended = strike(context, volume);
      const over = new Promise<void>((resolve) => void browserClock.after((wholeSeconds + 1) * 1000, resolve));
      await Promise.race([ended, over]);
    },
    async close() {
      context.onstatechange = null;
      if (context.state !== 'closed') await context.close();
    },
  };
}

const noChime: ChimeOnLine = {
  sound: signal('missing'),
  unlock: () => {},
  play: async () => {},
  line: () => null,
  close: async () => {},
};

/** A falling major third, as station gongs have: hertz, and seconds after the start. */
const notes = [
  { hertz: 659.26, at: 0.02 },
  { hertz: 523.25, at: 0.5 },
] as const;
/** Partials of a soft bell: ratio to the note, loudness, and seconds until it has died away. */
const partials = [
  { ratio: 1, level: 0.5, seconds: 1.5 },
  { ratio: 2, level: 0.16, seconds: 0.8 },
  { ratio: 3.01, level: 0.06, seconds: 0.4 },
] as const;
const wholeSeconds = 2.1;

const strike = (context: AudioContext, volume: number): Promise<void> =>
  new Promise((resolve) => {
    const out = context.createGain();
    out.gain.value = 0.9 * volume;
    out.connect(context.destination);
    let left = notes.length * partials.length;
    for (const note of notes) {
      for (const partial of partials) {
        const start = context.currentTime + note.at;
        const gain = context.createGain();
        gain.gain.setValueAtTime(0, start);
        gain.gain.linearRampToValueAtTime(partial.level, start + 0.012);
        gain.gain.exponentialRampToValueAtTime(0.0001, start + partial.seconds);
        const tone = context.createOscillator();
        tone.frequency.value = note.hertz * partial.ratio;
        tone.connect(gain).connect(out);
        tone.onended = () => {
          tone.disconnect();
          gain.disconnect();
          left -= 1;
          if (left > 0) return;
          out.disconnect();
          resolve();
        };
        tone.start(start);
        tone.stop(start + partial.seconds);
      }
    }
  });

/** Amplifiers and televisions fall asleep in silence and swallow the next gong: a tone too low and faint to hear keeps them up. */
const keepAwake = (context: AudioContext): void => {
  const gain = context.createGain();
  gain.gain.value = 0.0004;
  const hum = context.createOscillator();
  hum.frequency.value = 25;
  hum.connect(gain).connect(context.destination);
  hum.start();
};
