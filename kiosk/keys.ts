import { nearestOf, type Spot, type Way } from './nearest.ts';

/** The kiosk without touch: arrows walk, Enter presses, Escape goes back; and nothing leads away from the page. */

export interface KeyPorts {
  readonly touched: () => void;
  readonly back: () => void;
}

/** Listens for as long as the page lives, until the function that it gives is called. */
export function listenToKeys(ports: KeyPorts): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const never = (event: Event): void => event.preventDefault();
  window.addEventListener(
    'keydown',
    (event) => {
      ports.touched();
      const presses = event.key === 'Enter' || event.key === ' ';
      // A key held down must not go on pressing on the screens that follow.
      if (event.repeat && presses) return event.preventDefault();
      if (event.ctrlKey || event.altKey || event.metaKey || browsers.test(event.key)) return event.preventDefault();
      if (event.key === 'Escape') {
        event.preventDefault();
        return ports.back();
      }
      // Letters belong to the field, wherever the focus is; the one just pressed still gets there.
      if (event.key.length === 1 && event.key !== ' ') document.querySelector<HTMLElement>('input')?.focus();
      walk(event);
    },
    { signal },
  );
  window.addEventListener('pointerdown', ports.touched, { signal });
  window.addEventListener('contextmenu', never, { signal });
  for (const name of ['dragstart', 'dragover', 'drop']) window.addEventListener(name, never, { signal });
  window.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { signal, passive: false });
  history.pushState(null, '');
  window.addEventListener('popstate', () => history.pushState(null, ''), { signal });
  return () => ends.abort();
}

const reachable = 'button, input, a[href]';

const middle = (box: DOMRect): Spot => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });

/** Where a box lies, seen along a way: what stands right across it is not aside, however wide it is. */
const facing = (box: DOMRect, from: Spot, [x]: Way): Spot => {
  const { x: across, y: along } = middle(box);
  return x === 0
    ? { x: Math.min(box.right, Math.max(box.left, from.x)), y: along }
    : { x: across, y: Math.min(box.bottom, Math.max(box.top, from.y)) };
};

const ways: { readonly [key: string]: Way } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest control from here in a direction; where there is none, null. */
const nearest = (from: Element, way: Way): HTMLElement | null => {
  const controls = [...document.querySelectorAll<HTMLElement>(reachable)].filter(
    (control) => control !== from && control.closest('[inert]') === null,
  );
  const start = middle(from.getBoundingClientRect());
  const places = controls.map((control) => facing(control.getBoundingClientRect(), start, way));
  return controls[nearestOf(start, places, way) ?? -1] ?? null;
};

const first = (): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(reachable)].find((control) => control.closest('[inert]') === null) ?? null;

const walk = (event: KeyboardEvent): void => {
  const way = ways[event.key];
  const from = document.activeElement;
  if (way === undefined || (from instanceof HTMLInputElement && way[0] !== 0)) return;
  event.preventDefault();
  const next = from === null || from === document.body || from.matches('.kiosk') ? first() : nearest(from, way);
  next?.focus();
};

/** Keys of the browser's own: help, search, reload, full screen, tools, the address line, back. None is for visitors. */
const browsers = /^(F[0-9]{1,2}|Browser.*|Launch.*|Help|Find|Print|Open|Close|Save|New|GoBack|ContextMenu|Zoom.*)$/;
