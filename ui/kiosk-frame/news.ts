import type { WedgeSetting } from '../../shared/devices/wedge-schema.ts';

/** What a page that stands in the kiosk tells it. */
export type FrameNews =
  /** It is there, and waits to be told its language. */
  | { readonly kiosk: 'ready' }
  | { readonly kiosk: 'touched' }
  /** Whether something stands there that the next person must not read, and whether an answer is awaited. */
  | { readonly kiosk: 'stands'; readonly isPrivate: boolean; readonly isBusy: boolean }
  /** It is over: what was written has a number. `due` is a date (YYYY-MM-DD). */
  | { readonly kiosk: 'sent'; readonly number: string; readonly secret: string; readonly due: string };

/** What the kiosk tells the page. */
export interface FrameOrder {
  readonly frame: 'set';
  readonly language: string;
  /** The kiosk's own, by which the page asks; null = it has none. */
  readonly token: string | null;
  /** The letters of the kiosk: what 1rem is there, in CSS pixels. */
  readonly rem: number;
  /** What is pressed stands low. */
  readonly isLow: boolean;
  /** Letters twice as large, and light on black. */
  readonly isLarge: boolean;
  readonly isStrong: boolean;
  /** How its scanners are set that type; null = there are none. */
  readonly wedge: WedgeSetting | null;
}

/** Reads what came from a page in the kiosk; null = it is nothing of this program. */
export function readNews(data: unknown): FrameNews | null {
  if (typeof data !== 'object' || data === null || !('kiosk' in data)) return null;
  switch (data.kiosk) {
    case 'ready':
    case 'touched':
      return { kiosk: data.kiosk };
    case 'stands':
      return { kiosk: 'stands', isPrivate: isTrue(data, 'isPrivate'), isBusy: isTrue(data, 'isBusy') };
    case 'sent': {
      const [number, secret, due] = ['number', 'secret', 'due'].map((name) => textAt(data, name));
      return number && secret && due ? { kiosk: 'sent', number, secret, due } : null;
    }
    default:
      return null;
  }
}

/** Reads what came from the kiosk; null = it is nothing of this program. */
export function readOrder(data: unknown): FrameOrder | null {
  if (typeof data !== 'object' || data === null || !('frame' in data) || data.frame !== 'set') return null;
  const language = textAt(data, 'language');
  const rem = Number(valueAt(data, 'rem'));
  if (!language || !(rem > 0)) return null;
  const token = textAt(data, 'token') || null;
  const look = { isLow: isTrue(data, 'isLow'), isLarge: isTrue(data, 'isLarge'), isStrong: isTrue(data, 'isStrong') };
  return { frame: 'set', language, rem, token, ...look, wedge: wedgeIn(data) };
}

const wedgeIn = (data: object): WedgeSetting | null => {
  const wedge = valueAt(data, 'wedge');
  const prefix = typeof wedge === 'object' && wedge !== null ? textAt(wedge, 'prefix') : '';
  if (prefix === '' || typeof wedge !== 'object' || wedge === null) return null;
  return { prefix, end: textAt(wedge, 'end') === 'Tab' ? 'Tab' : 'Enter' };
};

const valueAt = (data: object, name: string): unknown => Object.entries(data).find(([key]) => key === name)?.[1];
const isTrue = (data: object, name: string): boolean => valueAt(data, name) === true;
const textAt = (data: object, name: string): string => {
  const value = valueAt(data, name);
  return typeof value === 'string' ? value : '';
};
