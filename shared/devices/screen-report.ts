import { type Static, Type } from 'typebox';
import { nullable } from '../schema-parts.ts';

/** What a screen tells of itself once a minute, and what is wrong by it. */

/** As it comes over the line. */
export const ScreenReport = Type.Object(
  {
    /** `blocked`: it waits for somebody to touch the screen; `missing`: this browser has none; null: the screen makes none. */
    sound: nullable(Type.Enum(['on', 'blocked', 'missing'])),
    /** Whether what it shows between calls plays; null or absent: it shows nothing. */
    media: Type.Optional(nullable(Type.Boolean())),
    /** Whether the page is in front. */
    visible: Type.Boolean(),
    /** Of the view that it shows; null = none yet. */
    seq: nullable(Type.Integer({ minimum: 0 })),
    /** Its clock (ms since 1970). */
    now: Type.Integer(),
    /** Errors of the program since the page was opened. */
    faults: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  },
  { additionalProperties: false },
);
export type ScreenReport = Static<typeof ScreenReport>;
export type ScreenSound = NonNullable<ScreenReport['sound']>;

/** What is kept of the last one. */
export interface ScreenHealth extends Pick<ScreenReport, 'sound' | 'media' | 'visible' | 'faults'> {
  /** Its clock minus the server's. */
  readonly offSeconds: number;
  /** It shows less than it was sent long ago. */
  readonly behind: boolean;
}

/** `muted`: calls are not heard; `media-stopped`: something of its playlist cannot be shown; `hidden`: something lies over the page; `behind`: it shows what is over; `clock-off`: its clock is wrong. */
export const screenTroubles = ['hidden', 'behind', 'muted', 'media-stopped', 'clock-off'] as const;
export type ScreenTrouble = (typeof screenTroubles)[number];

/** What is wrong with a screen, the gravest first. */
export function screenTroublesOf({
  sound,
  media,
  visible,
  offSeconds,
  behind,
}: ScreenHealth): readonly ScreenTrouble[] {
  const has: { readonly [T in ScreenTrouble]: boolean } = {
    hidden: !visible,
    behind,
    muted: sound === 'blocked' || sound === 'missing',
    'media-stopped': media === false,
    'clock-off': Math.abs(offSeconds) > offAtMostSeconds,
  };
  return screenTroubles.filter((trouble) => has[trouble]);
}

/** The programs on a screen check certificates by its clock; what it shows goes by the server's. */
const offAtMostSeconds = 120;
