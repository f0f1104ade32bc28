import { type Static, Type } from 'typebox';
import { closed } from '../schema-parts.ts';
import type { WedgeSetting } from './wedge-schema.ts';

/** A key as browsers name it by its place (`KeyboardEvent.code`): PageDown, F8, NumpadAdd. */
export const KeyCode = Type.String({ pattern: '^[A-Z][A-Za-z0-9]{1,23}$' });

/** The keys of a kiosk, each absent = as usual. */
export const KioskKeys = Type.Object(
  {
    previous: Type.Optional(KeyCode),
    next: Type.Optional(KeyCode),
    choose: Type.Optional(KeyCode),
    back: Type.Optional(KeyCode),
    /** Says the screen once more. */
    repeat: Type.Optional(KeyCode),
    /** Has the screens read aloud, and ends it: also what a plug of an earphone sends. */
    speech: Type.Optional(KeyCode),
    /** Stops the voice where it is, and lets it go on. */
    pause: Type.Optional(KeyCode),
    /** Louder, from the loudest to the quietest. */
    volume: Type.Optional(KeyCode),
  },
  closed,
);
export type KioskKeys = Static<typeof KioskKeys>;

/** A kiosk as its screen knows it. */
export interface KioskLine {
  readonly id: string;
  readonly name: string;
  /** Absent = the usual ones. */
  readonly keys?: KioskKeys;
  /** Its screens can be read aloud; absent = they cannot. */
  readonly speaks?: boolean;
  /** How its scanners are set that type; absent = not at all. */
  readonly wedge?: WedgeSetting;
}
