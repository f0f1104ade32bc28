/** Which ways there is more of a screen than stands there. */
export interface More {
  readonly up: boolean;
  readonly down: boolean;
}

import { followPagesWithin, pageWithin, typedField } from './page-within.ts';

/** Follows a screen that may be longer than its room, until the function that it gives is called: another begins at its top, and its heading breaks no word. */
export function followScreen(screen: HTMLElement, tell: (more: More) => void): () => void {
  let title: string | null = null;
  const look = (): void => {
    const heading = screen.querySelector('h1');
    if (heading !== null) fitWords(heading);
    if (heading !== null && heading.textContent !== title) screen.scrollTop = 0;
    title = heading?.textContent ?? null;
    const all = [screen, ...longPageOf(screen)];
    tell({ up: all.some((one) => canMove(one, -1)), down: all.some((one) => canMove(one, 1)) });
  };
  const changes = new MutationObserver(look);
  changes.observe(screen, { subtree: true, childList: true, characterData: true });
  const room = new ResizeObserver(look);
  room.observe(screen);
  const ends = new AbortController();
  const { signal } = ends;
  screen.addEventListener('scroll', look, { passive: true, signal });
  const follow = (within: Document): void => {
    within.addEventListener('scroll', look, { passive: true, signal });
    for (const kind of ['focusin', 'focusout'])
      within.addEventListener(kind, (event) => showWhole(within, kind === 'focusin' ? event.target : null), { signal });
    changes.observe(within.body, { subtree: true, childList: true });
    look();
  };
  followPagesWithin(screen.ownerDocument, follow, signal);
  const within = pageWithin(screen.ownerDocument);
  if (within !== null) follow(within);
  look();
  return () => {
    changes.disconnect();
    room.disconnect();
    ends.abort();
  };
}

/** Moves it by most of what is seen, so that the last line is known again: down to the page within first, then that. */
export function moveScreen(screen: HTMLElement, by: 1 | -1): void {
  const all = by === 1 ? [screen, ...longPageOf(screen)] : [...longPageOf(screen), screen];
  const one = all.find((each) => canMove(each, by));
  one?.scrollBy({ top: by * (one.clientHeight - keysIn(one)) * 0.8 });
}

/** Where somebody types, the page has the whole screen: its keys stand at its foot. */
const showWhole = (within: Document, focus: EventTarget | null): void => {
  const field = focus === null ? null : within.activeElement;
  const types = field?.matches(`${typedField}, .touch-keys *`) === true;
  const frame = within.defaultView?.frameElement;
  frame?.toggleAttribute('data-typing', types);
  if (types) frame?.scrollIntoView({ block: 'start' });
};

const longPageOf = (screen: HTMLElement): readonly Element[] => {
  const within = pageWithin(screen.ownerDocument)?.scrollingElement ?? null;
  return within === null ? [] : [within];
};

const canMove = ({ scrollTop, clientHeight, scrollHeight }: Element, by: 1 | -1): boolean =>
  by === 1 ? scrollTop + clientHeight < scrollHeight - 1 : scrollTop > 1;

/** How much of it its keys cover, in CSS pixels. */
const keysIn = (one: Element): number => one.querySelector('.touch-keys')?.getBoundingClientRect().height ?? 0;

/** A heading whose longest word is wider than the screen gets smaller letters, never smaller than what is read. */
const fitWords = (heading: HTMLElement): void => {
  heading.style.removeProperty('--fit');
  heading.style.overflowWrap = 'normal';
  const [whole, read] = [heading, document.body].map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  const smallest = (read ?? 0) / (whole ?? 1);
  for (let share = 1; share > smallest && heading.scrollWidth > heading.clientWidth; ) {
    share = Math.max(smallest, share - step);
    heading.style.setProperty('--fit', String(share));
  }
  heading.style.overflowWrap = '';
};

/** By how much of its size it shrinks at a time. */
const step = 0.03;
