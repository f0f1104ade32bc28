import { controlsOf, focused } from './controls.ts';
import { pageWithin, typedField } from './page-within.ts';
import type { Control, Line, Place, Seen, Typed } from './seen.ts';

/** What the page says by its names and roles: a screen of which nothing is left out but what somebody typed. */
export function see(page: Document): Seen {
  const screen = page.querySelector<HTMLElement>('.kiosk');
  const within = pageWithin(page);
  const read = within?.querySelector('main') ?? screen;
  const controls = controlsOf(page);
  const focus = focused(page);
  const at = focus === null ? 0 : controls.indexOf(focus) + 1;
  return {
    language: page.documentElement.lang,
    title: textOf(read?.querySelector('h1') ?? screen?.querySelector('h1') ?? null),
    lines: read === null ? [] : linesIn(read),
    page: placeIn(screen?.querySelector('.pager p') ?? null),
    warning: warningOn(page),
    focus: focus === null ? null : controlSeen(focus, { at, of: controls.length }),
    controls: controls.length,
    typed: within === null ? typedIn(screen) : typedWithin(within),
    hasCode: screen?.querySelector('h1 [data-typed]') != null,
    isPrivate: within?.querySelector(`main :is(${typedField}, .visitor-facts)`) != null,
  };
}

/** What a control is called, as it is said: its label, and what of a list is chosen. */
export function nameOf(control: Element): string {
  const label = control.getAttribute('aria-label');
  if (label !== null) return label;
  if (!control.matches('input, textarea, select')) return textOf(control, ', ');
  const id = control.id === '' ? null : control.ownerDocument.querySelector(`label[for="${CSS.escape(control.id)}"]`);
  const chosen = control.querySelector('option:checked');
  return [textOf(control.closest('label') ?? id), textOf(chosen)].filter((text) => text !== '').join(': ');
}

const controlSeen = (control: HTMLElement, place: Place): Control => ({
  ...place,
  name: nameOf(control),
  about: aboutOf(control),
  isField: control.matches(typedField),
  isPressed: control.getAttribute('aria-pressed') === 'true' || control.matches('input:checked'),
  isOff: control.getAttribute('aria-disabled') === 'true',
  language: control.closest<HTMLElement>('[lang]:not(html, fieldset)')?.lang ?? '',
});

/** The question that it answers with others, and what helps or is wrong. */
const aboutOf = (control: Element): string => {
  if (!control.matches('input, textarea, select')) return '';
  const group = control.closest('fieldset');
  const ids = (control.getAttribute('aria-describedby') ?? group?.getAttribute('aria-describedby') ?? '').split(' ');
  const told = ids.map((id) => textOf(id === '' ? null : control.ownerDocument.getElementById(id)));
  return [textOf(group?.querySelector('legend') ?? null), ...told].filter((text) => text !== '').join(' ');
};

/** What stands in a box is a line of its own. */
const boxes =
  'p, h1, h2, li, div, section, ul, dl, dt, dd, form, button, input, textarea, select, a[href], figure, fieldset, output, legend, label, iframe';
/** What is no line: what can be pressed is said when it is reached, and the heading before all; answers are what somebody typed. */
const left = `h1, button, input, textarea, select, a[href], fieldset, label, dd, .languages, .pager, svg, iframe, ${'[aria-hidden="true"]'}, [hidden]`;

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
    // Not by their classes: each page has its own.
    if (node.nodeType === Node.TEXT_NODE) texts.push((node.nodeValue ?? '').trim());
    else if (isElement(node) && !node.matches('svg, [aria-hidden="true"], [data-typed]'))
      node.childNodes.forEach(gather);
  };
  gather(element);
  return texts
    .filter((text) => text !== '')
    .join(between)
    .replace(/\s+/g, ' ');
};

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

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

/** On the page within the field that is typed into, of which no letter is said. */
const typedWithin = (within: Document): Typed | null => {
  const field = within.querySelector<HTMLInputElement | HTMLTextAreaElement>('[data-typing]');
  return field === null ? null : { length: field.value.length, last: null, field: field.name };
};
