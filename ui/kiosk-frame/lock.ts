/** Keeps a page in the kiosk where it is: no link, menu, file, print or key of the browser's leads away; every touch is told. */
export function lockPage(onTouch: () => void): void {
  for (const kind of ['pointerdown', 'keydown', 'input']) addEventListener(kind, onTouch, { capture: true });
  for (const kind of ['contextmenu', 'dragstart', 'dragover', 'drop'])
    addEventListener(kind, (event) => event.preventDefault());
  addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  addEventListener('click', keepHere, { capture: true });
  addEventListener('keydown', ownKeysOnly, { capture: true });
  window.print = () => undefined;
  window.open = () => null;
}

const keepHere = (event: MouseEvent): void => {
  const pressed = event.target instanceof Element ? event.target.closest(leadingAway) : null;
  if (pressed !== null) event.preventDefault();
};
const leadingAway = 'a[href], input[type="file"]';

/** From the keys of the screen to their field, else as the page leads back. */
const goBack = (): void => {
  if (document.activeElement?.closest('.touch-keys') == null) document.querySelector<HTMLElement>('.back')?.click();
  else document.querySelector<HTMLElement>('[data-typing]')?.focus();
};

const ownKeysOnly = (event: KeyboardEvent): void => {
  if (event.key === 'Escape') goBack();
  if (event.ctrlKey || event.altKey || event.metaKey || browsers.test(event.key)) event.preventDefault();
};

/** Keys of the browser's own: help, search, reload, full screen, tools, the address line, back. None is for visitors. */
const browsers =
  /^(F[0-9]{1,2}|Escape|Browser.*|Launch.*|Help|Find|Print.*|Open|Close|Save|New|GoBack|ContextMenu|Zoom.*)$/;
