/** Which ways there is more of a screen than stands there. */
export interface More {
  readonly up: boolean;
  readonly down: boolean;
}

/** Follows a screen that may be longer than its room, until the function that it gives is called: another begins at its top, and its heading breaks no word. */
export function followScreen(screen: HTMLElement, tell: (more: More) => void): () => void {
  let title: string | null = null;
  const look = (): void => {
    const heading = screen.querySelector('h1');
    if (heading !== null) fitWords(heading);
    if (heading !== null && heading.textContent !== title) screen.scrollTop = 0;
    title = heading?.textContent ?? null;
    const { scrollTop, clientHeight, scrollHeight } = screen;
    tell({ up: scrollTop > 1, down: scrollTop + clientHeight < scrollHeight - 1 });
  };
  const changes = new MutationObserver(look);
  changes.observe(screen, { subtree: true, childList: true, characterData: true });
  const room = new ResizeObserver(look);
  room.observe(screen);
  screen.addEventListener('scroll', look, { passive: true });
  look();
  return () => {
    changes.disconnect();
    room.disconnect();
    screen.removeEventListener('scroll', look);
  };
}

/** Moves it by most of what is seen, so that the last line is known again. */
export function moveScreen(screen: HTMLElement, by: 1 | -1): void {
  screen.scrollBy({ top: by * screen.clientHeight * 0.8 });
}

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
