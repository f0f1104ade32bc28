import type { Answer } from '../../ui/api.ts';
import type { Said } from './said.ts';
import type { Sound } from './sayer.ts';

/** How many sounds are kept: a visitor goes back and forth over the same. */
const kept = 200;

/** Sounds out of WAVs in base64, through WebAudio. */
export function openSounds(ask: (said: Said) => Promise<Answer<{ readonly wav: string }>>) {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.connect(context.destination);
  const loaded = new Map<string, Promise<AudioBuffer | null>>();
  const fetched = async (said: Said): Promise<AudioBuffer | null> => {
    const answer = await ask(said);
    return answer.ok ? context.decodeAudioData(bytesOf(answer.value.wav)) : null;
  };
  const bufferOf = (said: Said): Promise<AudioBuffer | null> => {
    const key = `${said.language} ${said.text}`;
    const before = loaded.get(key);
    if (before !== undefined) return before;
    const made = fetched(said);
    loaded.set(key, made);
    // What did not come is asked for again.
    void made.then((buffer) => buffer === null && loaded.delete(key)).catch(() => loaded.delete(key));
    const [oldest] = loaded.keys();
    if (loaded.size > kept && oldest !== undefined) loaded.delete(oldest);
    return made;
  };
  return {
    async load(said: Said): Promise<Sound | null> {
      const buffer = await bufferOf(said);
      return buffer === null ? null : soundOf(context, gain, buffer);
    },
    setGain: (level: number): void => void gain.gain.setValueAtTime(level, context.currentTime),
    hold: (isHeld: boolean): void => void (isHeld ? context.suspend() : context.resume()),
    close: (): Promise<void> => context.close(),
  };
}

const soundOf = (context: AudioContext, to: AudioNode, buffer: AudioBuffer): Sound => {
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(to);
  return {
    play: () =>
      new Promise((resolve) => {
        source.onended = () => resolve();
        void context.resume();
        source.start();
      }),
    stop: () => source.stop(),
  };
};

const bytesOf = (base64: string): ArrayBuffer => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)).buffer;
