import { leftBlankEms, textEms } from './font.ts';
import { type Block, blank, drawnOn, plain, qrBlock, rect, rule, stack, textAt, textBlock } from './slip-blocks.ts';
import { type Dots, inner, type Look, looks } from './slip-sizes.ts';
import { widestWord, wrap } from './wrap.ts';

/** All that stands on a slip, already worded in the visitor's language; null = not there. */
export interface SlipContent {
  readonly centre: string;
  readonly number: string;
  readonly service: string;
  /** Local date and time, in words. */
  readonly issuedAt: string;
  readonly ahead: string | null;
  readonly estimate: string | null;
  readonly privilege: string | null;
  /** What proves it, and where; absent on slips of before. */
  readonly proof?: string | null;
  /** What the QR code holds. */
  readonly url: string | null;
  readonly qrCaption: string;
  /** At the foot; may be long. */
  readonly text: string;
  /** The mark of a copy. */
  readonly copy: string | null;
  /** The mark of a practice day, or of a demo. */
  readonly practice: string | null;
  readonly labels: {
    readonly yourNumber: string;
    /** The words of a copy's mark, kept for a slip that has to be printed again. */
    readonly copy: string;
  };
}

/** The slip as one SVG picture, black on white, as wide as the paper and as tall as its words need (dots). */
export function slipSvg(slip: SlipContent, dots: Dots): string {
  const look = looks[dots];
  const page = stack([
    blank(8),
    ...headBlocks(look, slip),
    ...bodyBlocks(look, slip),
    ...footBlocks(look, slip),
    blank(8),
  ]);
  return drawnOn(dots, page);
}

/** A box over the full width with its words in the middle: black for practice, outlined for a copy. */
const banner = (look: Look, words: string, filled: boolean): Block => {
  const padding = Math.round(look.gap / 2);
  const ink = filled ? ' fill="#fff" text-anchor="middle"' : ' text-anchor="middle"';
  const size = look.line;
  const width = inner(look);
  const body = textBlock(words, { size, weight: 700, x: look.width / 2, width: width - 4 * padding, more: ink });
  const height = body.height + 2 * padding;
  const frame = ' fill="none" stroke="#000" stroke-width="4"';
  return {
    height: height + look.gap,
    draw: (top) =>
      (filled ? rect(look.margin, top, width, height) : rect(look.margin + 2, top + 2, width - 4, height - 4, frame)) +
      body.draw(top + padding),
  };
};

/** The height of a capital in ems; only accents (Ğ) and tails (Ş) need more room. */
const capital = 0.73;
const tracking = -0.02;

const numberBlock = (look: Look, number: string): Block => {
  const ems = Math.max(textEms(number, 800) + tracking * ([...number].length - 1), 0.1);
  const bearing = leftBlankEms(number, 800);
  const size = Math.min(look.number, Math.floor(inner(look) / (ems - bearing)));
  const marks = number.normalize('NFD');
  const above = /(?!\u0327)\p{M}|[^\p{Lu}\p{N}\p{M}]/u.test(marks) ? 0.97 : capital;
  const below = /\u0327|[^\p{Lu}\p{N}\p{M}]/u.test(marks) ? 0.24 : 0.01;
  const more = ` letter-spacing="${(tracking * size).toFixed(1)}"`;
  const x = (look.margin - bearing * size).toFixed(1);
  return {
    height: Math.ceil((above + below) * size),
    draw: (top) => textAt(Number(x), top + Math.round(above * size), size, 800, number, more),
  };
};

const serviceBlock = (look: Look, service: string): Block => {
  const fit =
    look.service.find(
      ({ size, lines }) =>
        wrap(service, 700, size, inner(look)).length <= lines && widestWord(service, 700, size) <= inner(look),
    ) ?? look.service.at(-1);
  return textBlock(service, plain(look, fit?.size ?? look.line, 700));
};

/** White on black, as wide as its words. */
const tagBlock = (look: Look, words: string): Block => {
  const size = look.small;
  const padding = Math.round(size * 0.55);
  const lines = wrap(words, 600, size, inner(look) - 2 * padding);
  const widest = Math.max(0, ...lines.map((line) => Math.ceil(textEms(line, 600) * size)));
  const style = { size, weight: 600, x: look.margin + padding, width: inner(look) - 2 * padding } as const;
  const body = textBlock(words, { ...style, more: ' fill="#fff"' });
  const height = body.height + Math.round(size * 0.5);
  return {
    height,
    draw: (top) => rect(look.margin, top, widest + 2 * padding, height) + body.draw(top + Math.round(size * 0.25)),
  };
};

const headBlocks = (look: Look, slip: SlipContent): readonly Block[] => [
  ...(slip.practice === null ? [] : [banner(look, slip.practice, true)]),
  ...(slip.copy === null ? [] : [banner(look, slip.copy, false)]),
  textBlock(slip.centre, plain(look, look.small + 2, 700)),
  textBlock(slip.issuedAt, plain(look, look.small, 500)),
  blank(look.gap / 2),
  rule(look, 6),
  blank(look.gap * 0.75),
  textBlock(slip.labels.yourNumber, plain(look, look.small, 500)),
  blank(look.gap * 0.75),
  numberBlock(look, slip.number),
  blank(look.gap * 1.25),
];

const bodyBlocks = (look: Look, slip: SlipContent): readonly Block[] => [
  serviceBlock(look, slip.service),
  ...(slip.privilege === null ? [] : [blank(look.gap / 2), tagBlock(look, slip.privilege)]),
  ...(slip.proof == null ? [] : [blank(look.gap / 2), textBlock(slip.proof, plain(look, look.small, 500))]),
  ...(slip.ahead === null && slip.estimate === null ? [] : [blank(look.gap), rule(look, 2), blank(look.gap / 2)]),
  ...(slip.ahead === null ? [] : [textBlock(slip.ahead, plain(look, look.line, 600))]),
  ...(slip.estimate === null ? [] : [textBlock(slip.estimate, plain(look, look.line, 500))]),
  blank(look.gap / 2),
];

const footBlocks = (look: Look, slip: SlipContent): readonly Block[] => [
  ...(slip.url === null
    ? []
    : [rule(look, 2), blank(look.gap), qrBlock(look, slip.url, slip.qrCaption), blank(look.gap)]),
  ...(slip.text.trim() === ''
    ? []
    : [rule(look, 2), blank(look.gap / 2), textBlock(slip.text, plain(look, look.small, 500))]),
];
