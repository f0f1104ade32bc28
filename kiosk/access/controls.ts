/** All that can be pressed or typed into on the screen, in the order in which keys go round. */
export function controlsOf(page: Document): readonly HTMLElement[] {
  const veil = page.querySelector<HTMLElement>('.veil');
  if (veil !== null) return pressable(veil);
  const screen = page.querySelector<HTMLElement>('.kiosk');
  if (screen === null) return [];
  const all = pressable(screen);
  const strip = all.filter((control) => control.closest('.languages') !== null);
  const rest = all.filter((control) => control.closest('.languages') === null);
  // The first question of all is the language; on later screens it has been answered.
  return screen.dataset.kind === 'home' || screen.dataset.kind === 'closed' ? [...strip, ...rest] : [...rest, ...strip];
}

/** The control so many places further; from nowhere the first, or backwards the last. */
export function controlFrom(page: Document, by: 1 | -1): HTMLElement | null {
  const all = controlsOf(page);
  const at = all.findIndex((control) => control.isSameNode(page.activeElement));
  if (at === -1) return all.at(by === 1 ? 0 : -1) ?? null;
  return all[(at + by + all.length) % all.length] ?? null;
}

const pressable = (box: HTMLElement): readonly HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>('button, input, a[href]')].filter(
    (control) =>
      control.tabIndex >= 0 &&
      control.closest('[inert], [hidden], [aria-hidden="true"]') === null &&
      control.getClientRects().length > 0,
  );
