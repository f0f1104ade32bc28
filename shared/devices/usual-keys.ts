import type { KioskKeys } from './kiosk-keys.ts';

/** What a key of a kiosk does: those of a pad of five, and those of speech. */
export const kioskKeyNames = ['previous', 'next', 'choose', 'back', 'repeat', 'speech', 'pause', 'volume'] as const;
export type KioskKeyName = (typeof kioskKeyNames)[number];

/** The keys of a kiosk by what they do, each as browsers name it by its place. */
export type WholeKeys = { readonly [Name in KioskKeyName]: string };

/** The keys of a kiosk: its own, and the usual ones for the rest. */
export function keysOf(own: KioskKeys = {}): WholeKeys {
  return { ...usualKeys, ...own };
}

/** Such as a keyboard of any kind has; those of a pad are set to what it sends. */
export const usualKeys: WholeKeys = {
  previous: 'PageUp',
  next: 'PageDown',
  choose: 'Enter',
  back: 'Escape',
  repeat: 'F1',
  speech: 'F8',
  pause: 'F9',
  volume: 'F10',
};
