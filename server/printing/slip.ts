import { type PlacedPart, usualParts } from '../../shared/devices/slip-schema.ts';
import { type Block, blank, drawnOn, rect, rule, stack, textBlock } from './slip-blocks.ts';
import type { SlipContent } from './slip-content.ts';
import { type PartSection, partBlock, sectionOf } from './slip-parts.ts';
import { type Dots, inner, type Look, looks, sized } from './slip-sizes.ts';

/**
 * The slip as one SVG picture, black on white, as wide as the paper and as tall as its words need (dots). `logo` = the file of its
 * logo; one that cannot be drawn is left out.
 */
export function slipSvg(slip: SlipContent, dots: Dots, logo: Uint8Array | null = null): string {
  const look = looks[dots];
  const { parts = usualParts, marginMm = 0 } = slip.layout ?? {};
  const marks = [
    ...(slip.practice === null ? [] : [banner(look, slip.practice, true)]),
    ...(slip.copy === null ? [] : [banner(look, slip.copy, false)]),
  ];
  const placed = parts.flatMap((one) => placedBlock(look, slip, one, logo));
  const page = stack([blank(8), ...marks, ...arranged(look, placed), blank(8), blank(marginMm * dotsOfMm)]);
  return drawnOn(dots, page);
}

const dotsOfMm = 8;

interface Placed {
  readonly section: PartSection;
  readonly block: Block;
}

const placedBlock = (
  look: Look,
  slip: SlipContent,
  { part, size }: PlacedPart,
  logo: Uint8Array | null,
): readonly Placed[] => {
  const block = partBlock(part, sized(look, size), slip, logo);
  return block === null ? [] : [{ section: sectionOf[part], block }];
};

/** Parts one below the other: those of one section close together, sections apart, most of them with a line between. */
const arranged = (look: Look, placed: readonly Placed[]): readonly Block[] =>
  placed.flatMap(({ section, block }, at) => {
    const before = placed[at - 1]?.section;
    const after = placed[at + 1]?.section;
    if (before === section)
      return [blank(within(look, section)), block, ...(after === section ? [] : closing(look, section, after))];
    return [...opening(look, section, before), block, ...(after === section ? [] : closing(look, section, after))];
  });

const within = ({ gap }: Look, section: PartSection): number => (section === 'about' ? gap / 2 : 0);

/** What stands before the first part of a section: a line, and air below it. */
const opening = (look: Look, section: PartSection, before: PartSection | undefined): readonly Block[] => {
  const { gap } = look;
  const isFirst = before === undefined;
  switch (section) {
    case 'head':
      return isFirst ? [] : [rule(look, 2), blank(gap / 2)];
    case 'number':
      return isFirst ? [] : [rule(look, 6), blank(gap * 0.75)];
    case 'about':
      return isFirst || before === 'number' ? [] : [rule(look, 2), blank(gap / 2)];
    case 'wait':
    case 'foot':
      return isFirst ? [] : [rule(look, 2), blank(gap / 2)];
    case 'code':
      return isFirst ? [] : [rule(look, 2), blank(gap)];
  }
};

/** The air below the last part of a section. */
const closing = ({ gap }: Look, section: PartSection, after: PartSection | undefined): readonly Block[] => {
  switch (section) {
    case 'number':
      return [blank(gap * 1.25)];
    case 'about':
      return [blank(after === 'wait' ? gap : gap / 2)];
    case 'code':
      return [blank(gap)];
    case 'foot':
      return after === undefined ? [] : [blank(gap / 2)];
    default:
      return [blank(gap / 2)];
  }
};

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
