/** What a key in a table asks for, where it does not lead to another cell. */
export type KeyAsk =
  | { readonly kind: 'sort' | 'choose-all' | 'clear' | 'toggle' | 'open' | 'empty' }
  | { readonly kind: 'shift'; readonly by: -1 | 1 }
  | { readonly kind: 'edit'; readonly typed?: string };

export interface KeyPlace {
  /** The head, what chooses a row, a cell, or what opens the row. */
  readonly on: 'head-pick' | 'head' | 'pick' | 'cell' | 'open';
  /** What stands in the cell is yes or no. */
  readonly isCheck: boolean;
  readonly isChosen: boolean;
}

interface Key {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

/** What a key asks for where it is pressed; null for one that is not for the table. */
export function keyAsk(key: Key, place: KeyPlace): KeyAsk | null {
  const isHead = place.on === 'head' || place.on === 'head-pick';
  if (key.altKey) return isHead ? null : shiftAsk(key.key);
  if (key.ctrlKey) return key.key.toLowerCase() === 'a' ? { kind: 'choose-all' } : null;
  if (key.key === 'Escape') return place.isChosen ? { kind: 'clear' } : null;
  const isEnter = key.key === 'Enter' || key.key === 'F2';
  if (isEnter || key.key === ' ') return pressAsk(isEnter, key.shiftKey, place);
  if (place.on !== 'cell') return null;
  if (key.key === 'Delete' || key.key === 'Backspace') return { kind: 'empty' };
  return [...key.key].length === 1 && !place.isCheck ? { kind: 'edit', typed: key.key } : null;
}

const shiftAsk = (key: string): KeyAsk | null =>
  key === 'ArrowUp' ? { kind: 'shift', by: -1 } : key === 'ArrowDown' ? { kind: 'shift', by: 1 } : null;

/** Enter does what a cell is for; the space bar chooses its row, but for yes and no. */
const pressAsk = (isEnter: boolean, shiftKey: boolean, { on, isCheck }: KeyPlace): KeyAsk => {
  switch (on) {
    case 'head-pick':
      return { kind: 'choose-all' };
    case 'head':
      return { kind: 'sort' };
    case 'pick':
      return { kind: 'toggle' };
    case 'open':
      return { kind: isEnter ? 'open' : 'toggle' };
    case 'cell':
      return isEnter || (isCheck && !shiftKey) ? { kind: 'edit' } : { kind: 'toggle' };
  }
};
