import { pageWithin, typedField } from './page-within.ts';

/** All that can be pressed or typed into on the screen, in the order in which keys go round. */
export function controlsOf(page: Document): readonly HTMLElement[] {
  const veil = page.querySelector<HTMLElement>('.veil');
  if (veil !== null) return pressable(veil);
  const screen = page.querySelector<HTMLElement>('.kiosk');
  if (screen === null) return [];
  const within = pageWithin(page);
  if (within !== null && isTyping(within)) return pressable(within.querySelector<HTMLElement>('.touch-keys'));
  const all = pressable(screen);
  const strip = all.filter((control) => control.closest('.languages') !== null);
  const rest = all.filter((control) => control.closest('.languages') === null);
  const own = pressable(within?.querySelector<HTMLElement>('main') ?? null);
  // The first question of all is the language; on later screens it has been answered.
  return screen.dataset.kind === 'home' || screen.dataset.kind === 'closed'
    ? [...strip, ...rest]
    : [...own, ...rest, ...strip];
}

/** The control so many places further; from nowhere the first, or backwards the last. */
export function controlFrom(page: Document, by: 1 | -1): HTMLElement | null {
  const all = controlsOf(page);
  const at = all.findIndex(hasFocus);
  if (at === -1) return all.at(by === 1 ? 0 : -1) ?? null;
  return all[(at + by + all.length) % all.length] ?? null;
}

/** The control that has the focus; null = none has. */
export function focused(page: Document): HTMLElement | null {
  return controlsOf(page).find(hasFocus) ?? null;
}

/** Presses a control as a key does: of a field the keys of the screen are come to, of a closed list the next that may be chosen. */
export function press(control: HTMLElement): void {
  const page = control.ownerDocument;
  const [key] = control.matches(typedField) ? pressable(page.querySelector<HTMLElement>('.touch-keys')) : [];
  const field = control.matches('.touch-keys__key--done') ? page.querySelector<HTMLElement>('[data-typing]') : null;
  if (control.matches('select')) chooseNext(control);
  else if (key !== undefined) key.focus();
  else control.click();
  field?.focus();
}

/** One step back on the page within: from its keys to their field, else as its own way back leads; false = there is none. */
export function backWithin(page: Document): boolean {
  const within = pageWithin(page);
  if (within === null) return false;
  const field = isTyping(within) ? within.querySelector<HTMLElement>('[data-typing]') : null;
  const way = within.querySelector<HTMLElement>('.back');
  if (field !== null) field.focus();
  else way?.click();
  return field !== null || way !== null;
}

/** The page within has a focus of its own while another is here. */
const hasFocus = (control: HTMLElement): boolean => {
  const { activeElement, defaultView } = control.ownerDocument;
  const frame = defaultView?.frameElement?.closest('.kiosk iframe') ?? null;
  return control.isSameNode(activeElement) && (frame === null || frame.isSameNode(frame.ownerDocument.activeElement));
};

const isTyping = (within: Document): boolean => within.activeElement?.closest('.touch-keys') != null;

const chooseNext = (control: HTMLElement): void => {
  const all = [...control.querySelectorAll('option')];
  const next = all[(all.findIndex(({ selected }) => selected) + 1) % all.length];
  if (next === undefined) return;
  next.selected = true;
  control.dispatchEvent(new Event('change', { bubbles: true }));
};

const pressable = (box: HTMLElement | null): readonly HTMLElement[] =>
  [...(box?.querySelectorAll<HTMLElement>('button, input, textarea, select, summary, a[href]') ?? [])].filter(
    (control) =>
      control.tabIndex >= 0 &&
      control.closest('[inert], [hidden], [aria-hidden="true"]') === null &&
      control.getClientRects().length > 0,
  );
