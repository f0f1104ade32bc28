import { type Static, Type } from 'typebox';
import { type ScreenLanguage, screenLanguages } from '../languages.ts';
import { closed, TimeOfDay } from '../schema-parts.ts';
import type { Loudness } from './voice-loudness.ts';

/** How calls are heard in the hall: the part of a centre's document that speaks of it. */

export const Volume = Type.Integer({ minimum: 0, maximum: 100 });

const SpokenLanguage = Type.Unsafe<ScreenLanguage>(Type.Union(screenLanguages.map((one) => Type.Literal(one))));

const VolumeSpan = Type.Object({ from: TimeOfDay, to: TimeOfDay, volume: Volume }, closed);

export const Voice = Type.Object(
  {
    /** Calls are not read aloud: the chime alone; absent = they are. */
    chimeOnly: Type.Optional(Type.Boolean()),
    /** The languages in which each call is said after its visitor's, in this order; absent = in none. */
    languages: Type.Optional(Type.Array(SpokenLanguage, { maxItems: screenLanguages.length })),
    /** How loud chime and words are, in per cent; absent = 100. */
    volume: Type.Optional(Volume),
    /** In these hours all walls are as loud as each says, one after another; absent = at no time. */
    hours: Type.Optional(Type.Array(VolumeSpan, { maxItems: 12 })),
    /** From then until `quietTo` they are as loud as `quietVolume` says; absent = at no time. */
    quietFrom: Type.Optional(TimeOfDay),
    quietTo: Type.Optional(TimeOfDay),
    /** In per cent; absent = 30. */
    quietVolume: Type.Optional(Volume),
  },
  closed,
);
export type Voice = Static<typeof Voice>;

/** What a centre says of voice, and one of its walls. */
interface Heard {
  readonly voice?: Voice;
}
interface OfWall {
  readonly chimeOnly?: boolean;
  readonly volume?: number;
}

/** How a wall makes calls heard: its own settings go before those of its centre, whose hours go before both. */
export function wallVoice({ voice = {} }: Heard, wall: OfWall): Loudness {
  const { quietFrom: from, quietTo: to, quietVolume = usualQuiet, hours = [] } = voice;
  return {
    speaks: voice.chimeOnly !== true && wall.chimeOnly !== true,
    volume: wall.volume ?? voice.volume ?? 100,
    ...(hours.length === 0 ? {} : { hours }),
    quiet: from === undefined || to === undefined || from === to ? null : { from, to, volume: quietVolume },
  };
}

/** In which languages a call is said, one after another: its visitor's, then those that the centre adds. */
export function saidIn(
  { voice = {}, languages }: Heard & { readonly languages: readonly string[] },
  visitor: string,
): readonly ScreenLanguage[] {
  const spoken = [visitor, ...(voice.languages ?? [])].flatMap((code) => speakable(code));
  return [...new Set(spoken.length > 0 ? spoken : languages.flatMap((code) => speakable(code)).slice(0, 1))];
}

const usualQuiet = 30;

const speakable = (code: string): readonly ScreenLanguage[] => screenLanguages.filter((one) => one === code);
