import type { SlipPart } from '../../shared/devices/slip-schema.ts';
import { leftBlankEms, textEms } from './font.ts';
import { logoBlock } from './logo.ts';
import { type Block, blank, plain, qrBlock, rect, stack, textAt, textBlock } from './slip-blocks.ts';
import type { SlipContent } from './slip-content.ts';
import { inner, type Look } from './slip-sizes.ts';
import { widestWord, wrap } from './wrap.ts';

/** What parts of a slip belong together. */
export type PartSection = 'head' | 'number' | 'about' | 'wait' | 'code' | 'foot';

export const sectionOf: { readonly [part in SlipPart]: PartSection } = {
  logo: 'head',
  centre: 'head',
  date: 'head',
  head: 'head',
  number: 'number',
  service: 'about',
  privilege: 'about',
  proof: 'about',
  place: 'about',
  documents: 'about',
  ahead: 'wait',
  estimate: 'wait',
  qr: 'code',
  foot: 'foot',
};

/** A part of a slip as it is drawn; null where the slip has nothing to say there. */
export function partBlock(part: SlipPart, look: Look, slip: SlipContent, logo: Uint8Array | null): Block | null {
  const small = (text: string | null | undefined, size = look.small): Block | null =>
    said(text, (words) => textBlock(words, plain(look, size, 500)));
  switch (part) {
    case 'logo':
      return logo === null ? null : logoBlock(look, logo);
    case 'centre':
      return textBlock(slip.centre, plain(look, look.small + 2, 700));
    case 'date':
      return small(slip.issuedAt);
    case 'head':
      return said(slip.head, (words) => textBlock(words, plain(look, look.line, 600)));
    case 'number':
      return labelledNumber(look, slip);
    case 'service':
      return stack([serviceBlock(look, slip.service), ...laterBlocks(look, slip)]);
    case 'privilege':
      return said(slip.privilege, (words) => tagBlock(look, words));
    case 'proof':
      return small(slip.proof);
    case 'place':
      return said(slip.place, (words) => textBlock(words, plain(look, look.line, 600)));
    case 'documents':
      return slip.documents === undefined ? null : documentsBlock(look, slip.documents);
    case 'ahead':
      return said(slip.ahead, (words) => textBlock(words, plain(look, look.line, 600)));
    case 'estimate':
      return small(slip.estimate, look.line);
    case 'qr':
      return slip.url === null ? null : qrBlock(look, slip.url, slip.qrCaption);
    case 'foot':
      return small(slip.text);
  }
}

const said = (text: string | null | undefined, block: (words: string) => Block): Block | null =>
  text == null || text.trim() === '' ? null : block(text);

const documentsBlock = (look: Look, { title, lines }: NonNullable<SlipContent['documents']>): Block =>
  stack([
    textBlock(title, plain(look, look.small, 700)),
    ...lines.map((line) => textBlock(`– ${line}`, plain(look, look.small, 500))),
  ]);

/** The services that come after the present one. */
const laterBlocks = (look: Look, { later = [] }: SlipContent): readonly Block[] =>
  later.flatMap((line, at) =>
    at === 0
      ? [blank(look.gap / 2), textBlock(line, plain(look, look.small, 500))]
      : [textBlock(line, plain(look, look.line, 600))],
  );

const labelledNumber = (look: Look, { number, labels, together }: SlipContent): Block =>
  stack([
    textBlock(labels.yourNumber, plain(look, look.small, 500)),
    blank(look.gap * 0.75),
    numberBlock(look, number),
    ...(together === undefined ? [] : [blank(look.gap), textBlock(together, plain(look, look.line, 600))]),
  ]);

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
