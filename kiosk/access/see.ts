import { controlsOf } from './controls.ts';
import type { Control, Line, Place, Seen, Typed } from './seen.ts';

/** What the page says by its names and roles: a screen of which nothing is left out but what somebody typed. */
export function see(page: Document): Seen {
  const screen = page.querySelector<HTMLElement>('.kiosk');
  const controls = controlsOf(page);
  const at = controls.findIndex((control) => control.isSameNode(page.activeElement));
  const focus = controls[at];
  return {
    language: page.documentElement.lang,
    title: textOf(screen?.querySelector('h1') ?? null),
    lines: screen === null ? [] : linesIn(screen),
    page: placeIn(screen?.querySelector('.pager p') ?? null),
    warning: warningOn(page),
    focus: focus === undefined ? null : controlSeen(focus, { at: at + 1, of: controls.length }),
    controls: controls.length,
    typed: typedIn(screen),
    hasCode: screen?.querySelector('h1 [data-typed]') != null,
    isWithin: screen?.querySelector('iframe:not([hidden])') != null,
  };
}

/** What a control is called, as it is said. */
export function nameOf(control: Element): string {
  const label = control.getAttribute('aria-label');
  if (label !== null) return label;
  return textOf(control instanceof HTMLInputElement ? (control.closest('label') ?? null) : control, ', ');
}

const controlSeen = (control: HTMLElement, place: Place): Control => ({
  ...place,
  name: nameOf(control),
  isField: control instanceof HTMLInputElement,
  isPressed: control.getAttribute('aria-pressed') === 'true',
  isOff: control.getAttribute('aria-disabled') === 'true',
  language: control.closest<HTMLElement>('[lang]')?.lang ?? '',
});

/** What stands in a box is a line of its own. */
const boxes =
  'p, h1, h2, li, div, section, ul, button, input, a[href], figure, fieldset, output, legend, label, iframe';
/** What is no line: what can be pressed is said when it is reached, and the heading before all. */
const left = `h1, button, input, a[href], fieldset, label, .languages, .pager, svg, iframe, ${'[aria-hidden="true"]'}, [hidden]`;

const linesIn = (box: Element): readonly Line[] => {
  if (box.matches(left)) return [];
  if (box.querySelector(boxes) !== null) return [...box.children].flatMap(linesIn);
  const text = textOf(box, ' ');
  return text === '' ? [] : [{ text, isLive: box.closest('[role=status], [role=alert], output') !== null }];
};

/** The text of an element with what is hidden, and what somebody typed, left out. */
const textOf = (element: Element | null, between = ' '): string => {
  if (element === null) return '';
  const texts: string[] = [];
  const gather = (node: Node): void => {
    if (node instanceof Text) texts.push(node.data.trim());
    else if (node instanceof Element && !node.matches('svg, [aria-hidden="true"], [data-typed]'))
      node.childNodes.forEach(gather);
  };
  gather(element);
  return texts
    .filter((text) => text !== '')
    .join(between)
    .replace(/\s+/g, ' ');
};

const placeIn = (pager: Element | null): Place | null => {
  const { at, of } = /(?<at>\d+)\D+(?<of>\d+)/.exec(pager?.textContent ?? '')?.groups ?? {};
  return at === undefined || of === undefined ? null : { at: Number(at), of: Number(of) };
};

/** The warning before the screen goes, or before a number does. */
const warningOn = (page: Document): string | null => {
  const dialog = page.querySelector('.veil [role=alertdialog]');
  if (dialog !== null) return [...dialog.querySelectorAll('h2, p')].map((part) => textOf(part)).join(' ');
  const closing = page.querySelector('.closing[aria-hidden="false"]');
  return closing === null ? null : textOf(closing);
};

/** What is typed: its length, and of what is for all ears the letter typed last. */
const typedIn = (screen: Element | null): Typed | null => {
  const code = screen?.querySelector('output[data-typed]');
  if (code != null) return { length: (code.textContent ?? '').replace(/\s/g, '').length, last: null };
  const field = screen?.querySelector('input') ?? null;
  if (field === null) return null;
  return { length: field.value.length, last: field.matches('[data-typed]') ? null : (field.value.at(-1) ?? null) };
};
