/** What a designer would not sign, told by measuring what stands on the wall. Runs in the page. */
export function faultsOf(root: Element): readonly string[] {
  const texts = textsOf(root);
  return [...outside(texts), ...cut(root), ...onOneAnother(texts), ...escaped(root), ...overSiblings(root)];
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Text {
  readonly words: string;
  readonly element: Element;
  /** A box for each of its lines: where the letters are, without the air that the font has above and below. */
  readonly lines: readonly Box[];
}

/** Parts that nothing of theirs may leave. */
const frames =
  '.head, .stage, .foot, .rows, .row, .last-calls, .last, .lost, .calm, .notice-page, .practice, .sound, .plate, .last__counter, .choice';
/** Parts in which nothing lies over its neighbour. */
const parents =
  '.wall, .head, .stage, .foot, .rows, .row, .row__line, .last-calls, .last-calls__list, .last, .lost, .calm, .notice-page, .sound';
/** Dots by which rounding may differ. */
const slack = 1.5;

const isSeen = (element: Element): boolean => getComputedStyle(element).visibility === 'visible';

const textsOf = (root: Element): readonly Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    // What a list holds that somebody moves along may lie above and below it.
    if (element === null || words === '' || element.closest('.choices') !== null || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].map(({ left, top, right, bottom, height }) => {
      return { left, right, top: top + height * 0.16, bottom: bottom - height * 0.13 };
    });
    found.push({ words: words.slice(0, 40), element, lines });
  }
  return found;
};

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left - slack &&
  inner.right <= outer.right + slack &&
  inner.top >= outer.top - slack &&
  inner.bottom <= outer.bottom + slack;

const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;

const nameOf = (element: Element): string => `.${element.getAttribute('class') ?? element.tagName}`;

/** Letters beyond the screen, or beyond a part that they stand in. */
const outside = (texts: readonly Text[]): readonly string[] => {
  const screen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  return texts.flatMap(({ words, element, lines }) => {
    if (lines.some((line) => !isWithin(line, screen))) return [`"${words}" leaves the screen`];
    for (let frame = element.closest(frames); frame !== null; frame = frame.parentElement?.closest(frames) ?? null) {
      const box = frame.getBoundingClientRect();
      if (lines.some((line) => !isWithin(line, box))) return [`"${words}" leaves ${nameOf(frame)}`];
    }
    return [];
  });
};

/** Parts that show less than they hold; a list that somebody moves along holds more below, but nothing beside. */
const cut = (root: Element): readonly string[] =>
  [...root.querySelectorAll('*:not(svg, svg *)')].flatMap((element) => {
    const isWide = element.scrollWidth > element.clientWidth + slack;
    const isHigh = element.scrollHeight > element.clientHeight + slack;
    if (!isWide && !isHigh) return [];
    const { overflowX, overflowY, visibility } = getComputedStyle(element);
    if (visibility !== 'visible') return [];
    const isCut = (isWide && overflowX !== 'visible') || (isHigh && (overflowY === 'hidden' || overflowY === 'clip'));
    return isCut ? [`${nameOf(element)} is cut`] : [];
  });

const onOneAnother = (texts: readonly Text[]): readonly string[] =>
  texts.flatMap((text, index) =>
    texts
      .slice(index + 1)
      .filter((other) => text.lines.some((line) => other.lines.some((beside) => overlap(line, beside))))
      .map((other) => `"${text.words}" and "${other.words}" lie on one another`),
  );

/** Parts that stand beyond the part around them. */
const escaped = (root: Element): readonly string[] => {
  const screen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  return [...root.querySelectorAll(`${frames}, .arrow`)].flatMap((part) => {
    if (!isSeen(part)) return [];
    const box = part.getBoundingClientRect();
    if (part.closest('.choices') !== null) return [];
    if (!isWithin(box, screen)) return [`${nameOf(part)} leaves the screen`];
    const frame = part.parentElement?.closest(frames);
    if (frame == null || isWithin(box, frame.getBoundingClientRect())) return [];
    return [`${nameOf(part)} leaves ${nameOf(frame)}`];
  });
};

const overSiblings = (root: Element): readonly string[] =>
  [root, ...root.querySelectorAll(parents)].flatMap((parent) => {
    const parts = [...parent.children].filter((part) => isSeen(part) && !part.classList.contains('roundabout'));
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return parts.flatMap((part, index) =>
      parts.slice(index + 1).flatMap((other, after) => {
        const [one, two] = [boxes[index], boxes[index + 1 + after]];
        return one !== undefined && two !== undefined && overlap(one, two)
          ? [`${nameOf(part)} and ${nameOf(other)} lie on one another`]
          : [];
      }),
    );
  });
