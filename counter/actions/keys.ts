export type KeyAction = (typeof keyActions)[number];

/** A key as it was pressed. `where` = what had the focus; a dialog keeps its keys to itself. */
export interface Pressed {
  /** The place of the key on the keyboard, which no layout changes: `KeyN`, `F2`. */
  readonly code: string;
  /** What the layout makes of it: `n`, `т`, `?`. */
  readonly key: string;
  /** Ctrl, Alt or Meta: then it belongs to the browser. */
  readonly modified: boolean;
  /** Held down. */
  readonly repeat: boolean;
  /** How long after the last key that types something (ms). */
  readonly after: number;
  readonly where: 'page' | 'control' | 'field' | 'dialog';
}

/**
 * What a pressed key asks for; null = nothing. Function keys always work; single letters and signs only while they are
 * switched on and nobody is typing; Enter and the space bar mean the big button only where no control has the focus.
 */
export function actionFor(pressed: Pressed, lettersOn: boolean): KeyAction | null {
  if (pressed.modified || pressed.repeat || pressed.where === 'dialog') return null;
  const fixed = always[pressed.code];
  if (pressed.after <= hastyMs && (fixed !== undefined || pressed.where !== 'field')) return null;
  if (fixed !== undefined) return fixed;
  if (pressed.where === 'page' && (pressed.code === 'Enter' || pressed.code === 'Space')) return 'primary';
  if (!lettersOn || pressed.where === 'field') return null;
  return signs[pressed.key] ?? letters[pressed.code] ?? null;
}

/** Whether Enter or the space bar would press the button that has the focus, and no hand has pressed it. */
export function isHastyPress({ after, where, code }: Pick<Pressed, 'after' | 'where' | 'code'>): boolean {
  return after <= hastyMs && where === 'control' && ['Enter', 'NumpadEnter', 'Space'].includes(code);
}

/** A scanner whose first signs are not known here types on as fast as this (ms), and no hand does: what it types presses nothing. */
const hastyMs = 30;

/** The key to show on the button of an action; null = none, or it is a single letter and these are switched off. */
export function keyLabel(action: KeyAction, lettersOn: boolean): string | null {
  const found = labels.get(action);
  return found === undefined || (found.single && !lettersOn) ? null : found.label;
}

/** What a key can ask for on the main screen. */
export const keyActions = [
  'primary',
  'next',
  'start',
  'finish',
  'recall',
  'undo',
  'no-show',
  'requeue',
  'park',
  'cancel',
  'transfer',
  'add-service',
  'outcome',
  'edit',
  'reprint',
  'serve',
  'pause',
  'search',
  'help',
] as const;

const always: { readonly [code: string]: KeyAction } = {
  F1: 'help',
  F2: 'next',
  F4: 'start',
  F7: 'undo',
  F8: 'finish',
  F9: 'recall',
};
const letters: { readonly [code: string]: KeyAction } = {
  KeyU: 'undo',
  KeyN: 'no-show',
  KeyQ: 'requeue',
  KeyP: 'park',
  KeyX: 'cancel',
  KeyT: 'transfer',
  KeyA: 'add-service',
  KeyO: 'outcome',
  KeyE: 'edit',
  KeyS: 'reprint',
  KeyW: 'serve',
  KeyB: 'pause',
};
const signs: { readonly [key: string]: KeyAction } = { '?': 'help', '/': 'search' };

const labelOf = (code: string): string => (code.startsWith('Key') ? code.slice(3) : code);
const labels = new Map<KeyAction, { readonly label: string; readonly single: boolean }>([
  ...Object.entries(letters).map(([code, action]) => [action, { label: labelOf(code), single: true }] as const),
  ...Object.entries(signs).map(([key, action]) => [action, { label: key, single: true }] as const),
  ...Object.entries(always).map(([code, action]) => [action, { label: code, single: false }] as const),
]);
