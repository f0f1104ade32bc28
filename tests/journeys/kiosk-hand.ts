/** A hand at the kiosk, in its page: presses only what can be seen, and never waits for the blink in which touches are not taken. */
export interface KioskHand {
  /** Waits until nothing changes any more from one frame to the next, nor a notice stands there (its server may be lost for a while), nor a screen is being fetched. */
  settle(): Promise<void>;
  /** Presses what is shown there, if the middle of it lies open; else says what is in the way. */
  press(selector: string, text?: string): Promise<string | null>;
  type(text: string): Promise<void>;
  /** What is wrong with the screen as it stands: text outside its button, a button outside the screen or under the bar. */
  faults(place: string): readonly string[];
  /** Turns all pages of the list: what could be chosen on them by these first letters, and what was wrong. */
  leaf(place: string, first: string): Promise<{ readonly seen: readonly string[]; readonly wrong: readonly string[] }>;
}

/** Runs in the page, before anything else does. */
export function giveHand(): void {
  const now = performance.now.bind(performance);
  let ahead = 0;
  // Each press comes a second after the one before, by the clock of the page.
  performance.now = () => now() + ahead;
  // All of it is laid out and nothing of it painted, which takes longer than all the rest.
  addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('opacity', '0'));
  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const settle = async (): Promise<void> => {
    let changed = true;
    const watch = new MutationObserver(() => {
      changed = true;
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    while (changed || document.querySelector('p.message, .pulse') !== null) {
      changed = false;
      await frame();
    }
    watch.disconnect();
  };
  const touch = async (target: HTMLElement): Promise<string | null> => {
    const { left, top, width, height } = target.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    if (hit === null || !target.contains(hit)) return `${target.textContent?.slice(0, 12)} lies below another`;
    ahead += 1000;
    target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    target.click();
    await settle();
    return null;
  };
  const find = (selector: string, text: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((each) => each.textContent?.trim().startsWith(text));
  const faultsOf = (element: HTMLElement, bar: DOMRect | undefined): readonly string[] => {
    const box = element.getBoundingClientRect();
    const edge = innerHeight > innerWidth && bar && !element.closest('.bar') ? bar.top : innerHeight;
    return [
      element.scrollWidth > element.clientWidth + 1 && 'wider than its box',
      // The accents of capitals may stand out of a heading's lines.
      element.tagName !== 'H1' && element.scrollHeight > element.clientHeight + 1 && 'higher than its box',
      (box.left < -1 || box.right > innerWidth + 1 || box.top < -1) && 'outside the screen',
      box.bottom > edge + 1 && `ends at ${Math.round(box.bottom)} of ${Math.round(edge)}`,
    ].filter((each) => each !== false);
  };
  /** Of a page that others follow: a third of the screen and more left empty between what is on it and the buttons that turn it. */
  const emptyParts = (place: string): readonly string[] => {
    if (document.querySelector('.turn:last-child[aria-disabled=false]') === null) return [];
    const pager = document.querySelector('.controls .pager')?.getBoundingClientRect();
    const last = [...document.querySelectorAll('.row, .tile')].map((each) => each.getBoundingClientRect().bottom);
    const isEmpty = pager !== undefined && last.length > 0 && pager.top - Math.max(...last) > innerHeight / 3;
    return isEmpty ? [`${place}: a third of the screen is empty`] : [];
  };
  const hand: KioskHand = {
    settle,
    async press(selector, text = '') {
      const target = find(selector, text);
      return target === undefined ? `no ${selector} ${text}` : touch(target);
    },
    async type(text) {
      const field = document.querySelector('input');
      if (field === null) throw new Error('there is nowhere to type');
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settle();
    },
    faults(place) {
      const bar = document.querySelector('.bar')?.getBoundingClientRect();
      const boxes = [...document.querySelectorAll<HTMLElement>('button, h1, .documents li')].flatMap((element) =>
        faultsOf(element, bar).map((each) => `${place}: ${element.textContent?.slice(0, 12)}: ${each}`),
      );
      const rest = [...document.querySelectorAll<HTMLElement>('.controls, .found, .head')]
        .filter((each) => each.scrollHeight > each.clientHeight + 1)
        .map((each) => `${place}: .${each.className} hides ${each.scrollHeight - each.clientHeight}`);
      const wraps = [...document.querySelectorAll<HTMLElement>('.bar-button span')]
        .filter((each) => each.getClientRects().length !== 1 || each.offsetHeight > 60)
        .map((each) => `${place}: ${each.textContent} wraps`);
      return [...boxes, ...rest, ...wraps, ...emptyParts(place)];
    },
    async leaf(place, first) {
      const seen: string[] = [];
      const wrong: string[] = [];
      for (let page = 1; page < 200; page += 1) {
        for (const each of document.querySelectorAll('.row, .tile'))
          seen.push(...(each.textContent?.match(new RegExp(`^${first}\\d+`)) ?? []));
        wrong.push(...hand.faults(`${place}, page ${page}`));
        const next = [...document.querySelectorAll<HTMLElement>('.turn')].at(-1);
        if (next === undefined || next.getAttribute('aria-disabled') === 'true') break;
        const covered = await touch(next);
        if (covered !== null) return { seen, wrong: [...wrong, `${place}, page ${page}: ${covered}`] };
      }
      return { seen, wrong };
    },
  };
  Object.assign(window, { hand });
}
