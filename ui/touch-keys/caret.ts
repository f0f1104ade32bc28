import type { Typed } from './watch-field.ts';

/** Brings the field and the line of its caret into sight: what a script types, no browser follows by itself. */
export function showCaret(typed: Typed): void {
  typed.scrollIntoView({ block: 'nearest' });
  const { top, left, line } = caretIn(typed);
  typed.scrollTop = nearest(typed.scrollTop, typed.clientHeight, top, line);
  typed.scrollLeft = nearest(typed.scrollLeft, typed.clientWidth, left, line);
}

/** How far to move along, so that a length of what is within is seen with as much on either side of it; no farther than must be. */
const nearest = (now: number, room: number, from: number, length: number): number =>
  Math.max(Math.min(now, from - length / 2), from + length * 1.5 - room);

/** Where the caret stands from the corner of the field's inside, in CSS pixels: by a box that holds the same letters. */
const caretIn = (typed: Typed): { readonly top: number; readonly left: number; readonly line: number } => {
  const box = document.createElement('div');
  const style = getComputedStyle(typed);
  for (const name of alike) box.style.setProperty(name, style.getPropertyValue(name));
  const wraps = typed instanceof HTMLTextAreaElement;
  Object.assign(box.style, {
    position: 'fixed',
    visibility: 'hidden',
    boxSizing: 'border-box',
    overflowWrap: 'anywhere',
  });
  Object.assign(box.style, { width: `${typed.clientWidth}px`, whiteSpace: wraps ? 'pre-wrap' : 'pre' });
  const caret = document.createElement('span');
  caret.textContent = '\u200b';
  box.append(typed.value.slice(0, typed.selectionEnd ?? typed.value.length), caret);
  document.body.append(box);
  const found = { top: caret.offsetTop, left: caret.offsetLeft, line: caret.offsetHeight };
  box.remove();
  return wraps ? { ...found, left: 0 } : { ...found, top: 0 };
};

const alike = [
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'font-family',
  'font-size',
  'font-weight',
  'font-feature-settings',
  'font-variant-numeric',
  'letter-spacing',
  'line-height',
  'text-transform',
];
