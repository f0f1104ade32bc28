import { type BookingSlip, bookingSvg } from './booking-slip.ts';
import { type Block, blank, drawnOn, plain, qrBlock, rule, stack, textBlock } from './slip-blocks.ts';
import type { SlipContent } from './slip-content.ts';
import { type Dots, type Look, looks } from './slip-sizes.ts';

/** What there is to know of a service, worded in the visitor's language, for paper: no number and no promise stands on it. */
export interface ServiceSheet {
  readonly kind: 'sheet';
  readonly centre: string;
  readonly service: string;
  /** Local date, in words: what is printed grows old. */
  readonly printedOn: string;
  /** Each a heading with its paragraphs; those that are there. */
  readonly sections: readonly SheetSection[];
  /** What the QR code holds; null = none. */
  readonly url: string | null;
  readonly qrCaption: string;
}

export interface SheetSection {
  readonly title: string;
  readonly lines: readonly string[];
  /** The lines are things, each with a dash before it. */
  readonly list: boolean;
}

/** What is printed that is no ticket's. */
export type Sheet = ServiceSheet | BookingSlip;

/** Whether what is to be printed is a sheet on a service, or a booking, rather than the slip of a ticket. */
export function isSheet(slip: SlipContent | Sheet): slip is Sheet {
  return 'kind' in slip;
}

/** The sheet as one SVG picture, black on white, as wide as the paper and as tall as its words need (dots). */
export function sheetSvg(sheet: Sheet, dots: Dots): string {
  if (sheet.kind === 'booking') return bookingSvg(sheet, dots);
  const look = looks[dots];
  const head = [
    textBlock(sheet.centre, plain(look, look.small + 2, 700)),
    textBlock(sheet.printedOn, plain(look, look.small, 500)),
    blank(look.gap / 2),
    rule(look, 6),
    blank(look.gap * 0.75),
    textBlock(sheet.service, plain(look, look.line, 700)),
  ];
  const code =
    sheet.url === null
      ? []
      : [blank(look.gap), rule(look, 2), blank(look.gap), qrBlock(look, sheet.url, sheet.qrCaption)];
  const body = sheet.sections.flatMap((section) => sectionBlocks(look, section));
  return drawnOn(dots, stack([blank(8), ...head, ...body, ...code, blank(look.gap)]));
}

const sectionBlocks = (look: Look, { title, lines, list }: SheetSection): readonly Block[] => [
  blank(look.gap * 0.75),
  textBlock(title, plain(look, look.small, 700)),
  ...lines.map((line) => textBlock(list ? `– ${line}` : line, plain(look, look.small, 500))),
];
