import type { Clock } from '../shared/time/clock.ts';
import type { HallView } from '../shared/views.ts';
import { loudnessAt } from '../shared/voice/voice-loudness.ts';
import { clockTime } from '../shared/words.ts';
import type { ChimeOnLine } from '../ui/chime.ts';
import type { Player } from './announcer.ts';
import type { Heard } from './voice/wall-voice.ts';

export interface WallSoundParts {
  readonly chime: ChimeOnLine;
  readonly clock: Clock;
  readonly heard: () => Heard;
  /** The centre and token of the device; null until it is let in. */
  readonly device: () => { readonly centre: string; readonly token: string } | null;
}

export interface WallSound extends Player {
  /** Fetches the code of the voice, unless it is there; where it does not come, the next call asks for it again. */
  fetch(): void;
}

/** What makes a wall's calls heard: the chime at once, and the voice as soon as its code has come. */
export function wallSound(parts: WallSoundParts): WallSound {
  let player: Player | null = null;
  let isComing = false;
  const fetch = (): void => {
    if (player !== null || isComing) return;
    isComing = true;
    openVoice(parts)
      .then((voice) => {
        player = voice;
      })
      .catch(() => undefined)
      .finally(() => {
        isComing = false;
      });
  };
  return {
    fetch,
    prepare: (announcement) => player?.prepare?.(announcement),
    play(announcement, others) {
      const { speaks, volume } = parts.heard();
      if (speaks) fetch();
      return player?.play(announcement, others) ?? parts.chime.play(volume);
    },
  };
}

const openVoice = async ({ chime, clock, heard, device }: WallSoundParts): Promise<Player> => {
  const [{ openWallVoice }, { httpSounds }] = await Promise.all([
    import('./voice/wall-voice.ts'),
    import('./voice/http-sounds.ts'),
  ]);
  return openWallVoice({
    chime,
    clock,
    heard,
    fetchSounds: async (callId) => {
      const who = device();
      return who === null ? [] : httpSounds(who.centre, who.token)(callId);
    },
  });
};

/** How a wall is heard at a moment, by its own settings and its centre's time of day. */
export function heardAt(view: HallView | null, now: number): Heard {
  if (view === null) return { speaks: false, volume: 1 };
  return {
    speaks: view.voice.speaks,
    volume: loudnessAt(view.voice, clockTime(now, view.centre.timeZone)),
  };
}
