import { inOneLook } from './in-one-look.ts';

/** What stands on a screen and where, and what a designer would not sign, told by measuring it. Runs in the page. */

/** One thing that matters: what it is, where it is (px from the corner of what scrolls with it), what it says. */
export interface Measured {
  readonly kind: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** Everything that is seen, in the order of the page; behind an open dialog nothing is. */
export function measure(root: Element): readonly Measured[] {
  const found: Measured[] = [];
  const visit = (element: Element): void => {
    if (!isSeen(element) || element.hasAttribute('inert') || isScrolledAway(element)) return;
    const kind = kindOf(element);
    if (kind !== null) found.push(measured(kind, element));
    if (kind !== null && isWhole(element)) return;
    for (const child of element.children) visit(child);
  };
  visit(foremost(root));
  return found;
}

/** What is looked at: the dialog that lies over all else, or all. */
export function foremost(root: Element): Element {
  return [...root.querySelectorAll('dialog')].filter((dialog) => dialog.matches(':modal')).at(-1) ?? root;
}

/** Whether an element and what is in it can be seen; what is only for listening cannot. */
export const isSeen = inOneLook((element) => {
  const { display, visibility, clipPath } = getComputedStyle(element);
  const isShown = display !== 'none' && visibility !== 'hidden' && clipPath !== 'inset(50%)';
  return isShown && element.closest(folded) === null;
});

/** What stands in a part that is not unfolded: it has a place, and is not drawn. */
const folded = 'details:not([open]) > :not(summary)';

export const controls = 'button, a[href], input, select, textarea, summary, [role="button"], [role="tab"]';

const headings = 'h1, h2, h3, h4';
const landmarks = 'header, nav, main, aside, footer, dialog, svg[role="img"]';

/** Far down in a list that is moved along, or in a table; the page itself is looked at to its end. */
const isScrolledAway = (element: Element): boolean => {
  const list = element.parentElement?.closest('ul, ol, tbody, [role="listbox"]') ?? null;
  if (list === null) return false;
  if ([...list.children].indexOf(element) < mostRows) return false;
  if (list.localName === 'tbody') return true;
  for (let box: Element | null = list; box !== null && box !== document.body; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return true;
  }
  return false;
};
/** So many rows tell how all of them look. */
const mostRows = 6;

const kindOf = (element: Element): string | null => {
  if (element.matches(controls)) return element.matches(stops) ? `${element.localName}!` : element.localName;
  if (element.matches(headings) || element.matches('tr') || element.matches(landmarks)) return element.localName;
  return ownText(element) === '' ? null : 'text';
};
/** Pressed, chosen or not to be pressed just now. */
const stops = ':disabled, [aria-disabled="true"], [aria-pressed="true"], [aria-current], :checked';

/** Told by one line with all that it says. */
const isWhole = (element: Element): boolean =>
  element.matches(`${controls}, ${headings}, tr, svg`) || kindOf(element) === 'text';

const ownText = (element: Element): string =>
  [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent ?? '')
    .join('')
    .trim();

const measured = (kind: string, element: Element): Measured => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const round = (px: number): number => Math.round(px);
  return {
    kind,
    left: round(left + scrollX),
    top: round(top + scrollY),
    width: round(width),
    height: round(height),
    text: isWhole(element) ? saidBy(element) : '',
  };
};

const saidBy = (element: Element): string => {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    return element.value === '' ? element.placeholder : element.value.slice(0, 60);
  if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? '';
  const parts = element.matches('tr') ? [...element.children] : [element];
  return parts.map((part) => (part.textContent ?? '').replace(/\s+/g, ' ').trim()).join(' | ');
};
