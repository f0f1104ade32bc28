import { clipLimits } from '../../../shared/voice/spoken/clip-limits.ts';
import { inOneChannel } from './clip-wav.ts';

/** The sound that goes into the browser and comes out of it. */
export interface Sounds {
  /** Begins to record; null where there is no microphone, or it is not allowed. */
  record(): Promise<Recording | null>;
  /** The samples of a sound file of any kind that the browser reads, one channel; null where it reads none. */
  read(file: Blob): Promise<Float32Array | null>;
  /** Plays a WAV (base64) in place of what plays. */
  play(wav: string): Promise<void>;
  close(): void;
}
export interface Recording {
  /** Ends it and gives what was recorded. */
  stop(): Promise<Blob>;
}

/** The browser's microphone, decoder and loudspeaker. */
export function browserSounds(): Sounds {
  let context: AudioContext | null = null;
  let playing: AudioBufferSourceNode | null = null;
  return {
    record: () => recordedBy(navigator.mediaDevices).catch(() => null),
    async read(file) {
      // Decoded by a context of the clip's rate, it has that rate.
      const decoder = new OfflineAudioContext(1, 1, clipLimits.sampleRate);
      const sound = await decoder.decodeAudioData(await file.arrayBuffer()).catch(() => null);
      if (sound === null) return null;
      return inOneChannel(Array.from({ length: sound.numberOfChannels }, (_, at) => sound.getChannelData(at)));
    },
    async play(wav) {
      context ??= new AudioContext();
      const bytes = Uint8Array.from(atob(wav), (letter) => letter.charCodeAt(0));
      const buffer = await context.decodeAudioData(bytes.buffer);
      playing?.stop();
      playing = context.createBufferSource();
      playing.buffer = buffer;
      playing.connect(context.destination);
      playing.start();
    },
    close: () => void context?.close(),
  };
}

/** Without a secure page there is no microphone to ask for: then this throws. */
const recordedBy = async (devices: MediaDevices): Promise<Recording> => {
  const stream = await devices.getUserMedia({ audio: { echoCancellation: false, autoGainControl: false } });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void parts.push(data);
  recorder.start();
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.onstop = () => {
          for (const track of stream.getTracks()) track.stop();
          resolve(new Blob(parts, { type: recorder.mimeType }));
        };
        recorder.stop();
      }),
  };
};
