import { type Contrast, contrastOf } from './contrast.ts';
import { inOneLook } from './in-one-look.ts';
import { controls, foremost, isSeen } from './measure.ts';

/**
 * What is wrong with the screen as it stands: texts cut, beyond the screen or on one another, words broken (unless they may be),
 * things to press that lie below others.
 */
export function lookedAt(root: Element, breaksWords: boolean): Looked {
  const front = foremost(root);
  const texts = textsIn(front);
  const faults = [
    ...wideDocument(),
    ...outside(texts),
    ...cut(front),
    ...cutPlaceholders(front),
    ...onOneAnother(texts),
    ...(breaksWords ? [] : brokenWords(texts)),
    ...covered(front),
    ...outOfReach(front),
  ];
  return { faults: [...new Set(faults)], smallest: smallestOf(texts), contrasts: contrastsOf(texts) };
}

export interface Looked {
  readonly faults: readonly string[];
  /** The smallest letters that can be read on it. */
  readonly smallest: Letters;
  /** What stands out least of it: of usual letters, and of large ones. */
  readonly contrasts: readonly Contrast[];
}
export interface Letters {
  /** The size of their font. */
  readonly px: number;
  readonly words: string;
}

const smallestOf = (texts: readonly Text[]): Letters =>
  texts
    .map(({ element, words }) => ({ px: Number.parseFloat(getComputedStyle(element).fontSize), words }))
    .reduce((least, one) => (one.px < least.px ? one : least), { px: 1e6, words: '' });

const contrastsOf = (texts: readonly Text[]): readonly Contrast[] => {
  const all = texts.flatMap(({ element, words }) => contrastOf(element, words) ?? []);
  return [false, true].flatMap((large) => {
    const [least] = all.filter(({ isLarge }) => isLarge === large).toSorted((one, other) => one.ratio - other.ratio);
    return least === undefined ? [] : [least];
  });
};

interface Text {
  readonly node: globalThis.Text;
  readonly words: string;
  readonly element: Element;
  /** A box for each of its lines: where the letters are, without the air that the font has above and below. */
  readonly lines: readonly Box[];
  /** A box around all of them. */
  readonly around: Box;
}
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Dots by which rounding may differ. */
const slack = 2;

const shortly = (text: string | null): string => {
  const words = (text ?? '').replace(/\s+/g, ' ').trim();
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
};

const textsIn = (root: Element): readonly Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    return isSeen(node) && !node.hasAttribute('inert') && !node.matches('option')
      ? NodeFilter.FILTER_SKIP
      : NodeFilter.FILTER_REJECT;
  });
  const found: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const clip = clipOf(element);
    const lines = [...range.getClientRects()]
      .filter(({ width }) => width > 1)
      .map(({ left, top, right, bottom, height }) => {
        return { left, right, top: top + height * 0.2, bottom: bottom - height * 0.2 };
      })
      .filter((line) => overlap(line, clip))
      .map(({ left, top, right, bottom }) => ({
        left: Math.max(left, clip.left),
        top: Math.max(top, clip.top),
        right: Math.min(right, clip.right),
        bottom: Math.min(bottom, clip.bottom),
      }));
    const text = node as globalThis.Text;
    if (lines.length > 0)
      found.push({ node: text, words: shortly(text.data), element, lines, around: aroundAll(lines) });
  }
  return found;
};

const aroundAll = (lines: readonly Box[]): Box => ({
  left: Math.min(...lines.map(({ left }) => left)),
  top: Math.min(...lines.map(({ top }) => top)),
  right: Math.max(...lines.map(({ right }) => right)),
  bottom: Math.max(...lines.map(({ bottom }) => bottom)),
});

/** What the boxes around an element let be seen of it. */
const clipOf = inOneLook((element): Box => {
  if (element === document.body) return everywhere;
  const seen = element.parentElement === null ? everywhere : clipOf(element.parentElement);
  if (getComputedStyle(element).overflow === 'visible') return seen;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    left: Math.max(seen.left, left),
    top: Math.max(seen.top, top),
    right: Math.min(seen.right, right),
    bottom: Math.min(seen.bottom, bottom),
  };
});
const everywhere: Box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };

const wideDocument = (): readonly string[] => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth + 1 ? [`the page is ${scrollWidth - clientWidth} px wider than the screen`] : [];
};

/** What somebody can move along holds more than it shows. */
const scrolls = (element: Element, axis: Axis): boolean => moves(element)[axis];
type Axis = 'overflowX' | 'overflowY';
const moves = inOneLook((element): Readonly<Record<Axis, boolean>> => {
  if (element === document.documentElement || element === document.body)
    return { overflowX: false, overflowY: pageScrolls() };
  const { overflowX, overflowY } = getComputedStyle(element);
  return { overflowX: /auto|scroll/.test(overflowX), overflowY: /auto|scroll/.test(overflowY) };
});
const pageScrolls = (): boolean => {
  const hidden = [document.documentElement, document.body].some((one) =>
    /hidden|clip/.test(getComputedStyle(one).overflowY),
  );
  return !hidden && document.documentElement.scrollHeight > innerHeight;
};
const canScroll = (element: Element, axis: Axis): boolean => {
  for (let one: Element | null = element; one !== null; one = one.parentElement) if (scrolls(one, axis)) return true;
  return false;
};

const outside = (texts: readonly Text[]): readonly string[] =>
  texts.flatMap(({ words, element, lines }) => {
    // What jumps into sight for a keyboard alone.
    if (lines.every(({ right, bottom }) => right <= 0 || bottom <= 0) && element.closest(controls) !== null) return [];
    const beside = lines.some(({ left, right }) => left < -slack || right > innerWidth + slack);
    const beyond = lines.some(({ top, bottom }) => top < -slack || bottom > innerHeight + slack);
    const isOut = (beside && !canScroll(element, 'overflowX')) || (beyond && !canScroll(element, 'overflowY'));
    return isOut ? [`"${words}" leaves the screen`] : [];
  });

/**
 * Ends in three dots on purpose: a touch on the line shows all of it, where one sits one knows, and a cell of a table that is edited in
 * place shows all of itself once it has the focus.
 */
const shortened = '.line__service, .bar__where, .sheet__text';

/** Screens that turn pages: what would have to be scrolled into sight there is never seen, but for a kiosk in large letters, which has buttons for it. */
const standing = ".kiosk:not([data-layout$='large']), .wall";

/** Boxes that show less of their words than they hold. */
const cut = (root: Element): readonly string[] =>
  [root, ...root.querySelectorAll('*:not(svg, svg *, option, select)')].flatMap((element) => {
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return [];
    const isWide = element.scrollWidth > element.clientWidth + slack && element.clientWidth > 0;
    const isHigh = element.scrollHeight > element.clientHeight + slack && element.clientHeight > 0;
    if (!(isWide || isHigh) || !isSeen(element) || element.matches(shortened) || element.closest('[inert]') !== null)
      return [];
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = element.closest(standing) === null ? /hidden|clip/ : /hidden|clip|auto|scroll/;
    const cutsWide = isWide && cuts.test(overflowX);
    const cutsHigh = isHigh && cuts.test(overflowY);
    if (!cutsWide && !cutsHigh) return [];
    return hides(element, cutsWide, cutsHigh) ? [`${nameOf(element)} cuts "${shortly(element.textContent)}"`] : [];
  });

/** Whether letters, not only air or decoration, lie beyond the box. */
const hides = (box: Element, wide: boolean, high: boolean): boolean => {
  const edge = box.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(box);
  return [...range.getClientRects()].some(({ left, top, right, bottom, height }) =>
    [{ left, right, top: top + height * 0.2, bottom: bottom - height * 0.2 }].some(
      (line) =>
        (wide && (line.right > edge.right + slack || line.left < edge.left - slack)) ||
        (high && (line.bottom > edge.bottom + slack || line.top < edge.top - slack)),
    ),
  );
};

const pen = document.createElement('canvas').getContext('2d');
const cutPlaceholders = (root: Element): readonly string[] =>
  [...root.querySelectorAll('input')].flatMap((input) => {
    if (pen === null || input.placeholder === '' || input.value !== '' || !isSeen(input)) return [];
    const { font, paddingLeft, paddingRight } = getComputedStyle(input);
    pen.font = font;
    const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    return pen.measureText(input.placeholder).width > room + slack ? [`the field cuts "${input.placeholder}"`] : [];
  });

const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;

const onOneAnother = (texts: readonly Text[]): readonly string[] =>
  texts.flatMap((text, index) =>
    texts
      .slice(index + 1)
      .filter((other) => overlap(text.around, other.around))
      .filter((other) => text.lines.some((line) => other.lines.some((beside) => overlap(line, beside))))
      .filter((other) => !isAbove(text.element, other.element))
      .map((other) => `"${text.words}" and "${other.words}" lie on one another`),
  );

/** Words that go on in the next line without a hyphen. */
const brokenWords = (texts: readonly Text[]): readonly string[] =>
  texts.flatMap(({ node, lines }) => {
    if (lines.length < 2) return [];
    const range = document.createRange();
    return [...node.data.matchAll(/[^\s\u2010-\u2014/-]+/gu)].flatMap((match) => {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = [...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top));
      return new Set(tops).size > 1 ? [`"${match[0]}" is broken`] : [];
    });
  });

/** What stays in sight while the page moves below it may lie over what moves. */
const isAbove = (one: Element, other: Element): boolean => isFixed(one) !== isFixed(other);
const isFixed = inOneLook(
  (element): boolean =>
    /fixed|sticky/.test(getComputedStyle(element).position) ||
    (element.parentElement !== null && isFixed(element.parentElement)),
);

/** Things to press of which the middle, while on the screen, belongs to something else. */
const covered = (root: Element): readonly string[] =>
  [...root.querySelectorAll(controls)].flatMap((control) => {
    if (!isSeen(control) || control.closest('[inert]') !== null || isHiddenInside(control)) return [];
    // The browser's own, which another control opens.
    if (getComputedStyle(control).pointerEvents === 'none') return [];
    const { left, top, width, height } = control.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (width === 0 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return [];
    const hit = document.elementFromPoint(x, y);
    const isFree =
      hit === null || control.contains(hit) || hit.contains(control) || isFixed(hit) || isLabelOf(hit, control);
    return isFree ? [] : [`${nameOf(control)} "${shortly(control.textContent)}" lies below ${nameOf(hit)}`];
  });
/** Things to press that begin above, or left of, what holds them: nobody can scroll there. */
const outOfReach = (root: Element): readonly string[] =>
  [...root.querySelectorAll(controls)].flatMap((control) => {
    if (!isSeen(control) || control.closest('[inert]') !== null) return [];
    const { left, top } = control.getBoundingClientRect();
    for (let box = control.parentElement; box !== null && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const edge = box.getBoundingClientRect();
      const isOut = top + box.scrollTop < edge.top - slack || left + box.scrollLeft < edge.left - slack;
      if (isOut) return [`${nameOf(control)} "${shortly(control.textContent)}" is out of reach in ${nameOf(box)}`];
    }
    return [];
  });
const isLabelOf = (hit: Element, control: Element): boolean => hit.closest('label')?.contains(control) === true;
/** Scrolled out of what holds it. */
const isHiddenInside = (control: Element): boolean => {
  const { left, top, right, bottom } = control.getBoundingClientRect();
  for (let box = control.parentElement; box !== null && box !== document.body; box = box.parentElement) {
    if (!scrolls(box, 'overflowY') && !scrolls(box, 'overflowX')) continue;
    const edge = box.getBoundingClientRect();
    if (!overlap({ left, top, right, bottom }, edge) || bottom > edge.bottom || top < edge.top) return true;
  }
  return false;
};

const nameOf = (element: Element): string => {
  const name = element.getAttribute('class');
  return name === null || name === '' ? element.localName : `.${name.split(' ').join('.')}`;
};
