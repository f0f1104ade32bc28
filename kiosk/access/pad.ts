import { type KioskKeyName, kioskKeyNames, type WholeKeys } from '../../shared/devices/usual-keys.ts';

/** What a key does here, by its place; null = it is none of the pad's. While the screens are read aloud arrows lead in order too. */
export function actionOf(code: string, keys: WholeKeys, { speaks, types }: PadState): KioskKeyName | null {
  const own = kioskKeyNames.find((name) => keys[name] === code);
  if (own !== undefined) return own;
  if (!speaks) return null;
  if (code === 'ArrowDown' || (code === 'ArrowRight' && !types)) return 'next';
  return code === 'ArrowUp' || (code === 'ArrowLeft' && !types) ? 'previous' : null;
}

export interface PadState {
  /** The screens are read aloud. */
  readonly speaks: boolean;
  /** A field has the focus. */
  readonly types: boolean;
}

/** Keys that press and go back by themselves on every page: a reader of codes ends with one of them. */
export const pressesItself: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Escape']);
