import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** An A4 page in the look of the screens. Sizes in points. */

export type Pdf = InstanceType<typeof PDFDocument>;

/** A document with the fonts that have every letter of the languages; `title` and `language` for readers aloud. */
export function newPdf(title: string, language: string, author: string): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author },
  });
  for (const [name, folder] of Object.entries(fonts)) {
    pdf.registerFont(name, require.resolve(`@expo-google-fonts/inter/${folder}/Inter_${folder}.ttf`));
  }
  return pdf;
}

/** Begins a new page if less than `height` is left on this one; true if it did. */
export function needRoom(pdf: Pdf, height: number): boolean {
  if (pdf.y + height <= bottom) return false;
  pdf.addPage();
  pdf.x = margin;
  pdf.y = margin;
  return true;
}

/** One line of text at a place; what does not fit in the width ends with an ellipsis. The document stands where it stood. */
export function line(pdf: Pdf, text: string, at: Placed): void {
  const { x, y, width, size, font = 'regular', colour = colours.ink, align = 'left' } = at;
  const stood = pdf.y;
  pdf.font(font).fontSize(size).fillColor(colour);
  const shown = fitted(pdf, text, width);
  const left = width - pdf.widthOfString(shown, letters);
  pdf.text(shown, x + (align === 'left' ? 0 : align === 'right' ? left : left / 2), y, {
    ...letters,
    lineBreak: false,
  });
  pdf.y = stood;
}

/** A text over as many lines as it takes; gives its height. The document stands where it stood. */
export function paragraph(pdf: Pdf, text: string, at: Placed): number {
  const { x, y, width, size, font = 'regular', colour = colours.ink, align = 'left' } = at;
  const stood = pdf.y;
  const height = heightOf(pdf, text, { width, size, font });
  pdf.fillColor(colour).text(text, x, y, { ...letters, width, lineGap: 1, align });
  pdf.y = stood;
  return height;
}

/** A text of any length from where the document stands, on over as many pages as it takes; `gap` points between its paragraphs. */
export function flow(pdf: Pdf, text: string, look: Pick<Placed, 'size' | 'font'> & { readonly gap: number }): void {
  pdf
    .font(look.font ?? 'regular')
    .fontSize(look.size)
    .fillColor(colours.ink);
  pdf.text(text, margin, pdf.y, { ...letters, width: inner, lineGap: 1, paragraphGap: look.gap });
}

/** The height that `paragraph` takes. */
export function heightOf(pdf: Pdf, text: string, at: Pick<Placed, 'width' | 'size' | 'font'>): number {
  pdf.font(at.font ?? 'regular').fontSize(at.size);
  return pdf.heightOfString(text, { ...letters, width: at.width, lineGap: 1 });
}

/** The words at whose ends a line may be broken. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/\s+|(?<=-)/).filter((word) => word !== '');
}

/** How wide the widest of some texts is on one line. */
export function widest(pdf: Pdf, texts: readonly string[], size: number, font: FontName): number {
  pdf.font(font).fontSize(size);
  return Math.max(0, ...texts.map((text) => pdf.widthOfString(text, letters)));
}

/** The largest size, from `most` down, at which no word of the texts is broken by the width. */
export function unbrokenSize(pdf: Pdf, texts: readonly string[], width: number, most: number, font: FontName): number {
  const wide = Math.max(1, widest(pdf, texts.flatMap(wordsIn), 10, font) / 10);
  return Math.max(4.5, Math.min(most, (width - 0.5) / wide));
}

export type FontName = keyof typeof fonts;
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font?: FontName;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
}

export const margin = 44;
/** A4 is 595.28 by 841.89; below this only the foot stands. */
export const pageWidth = 595.28;
export const pageHeight = 841.89;
export const inner = pageWidth - 2 * margin;
export const bottom = pageHeight - margin - 18;

/** The colours of the screens (ui/tokens.css). */
export const colours = {
  ink: '#0f2420',
  soft: '#3f5751',
  line: '#d0dad6',
  brand: '#00594f',
  brandSoft: '#dcefe9',
  ground: '#f4f6f4',
  excess: '#c8742a',
  good: '#0a6b34',
  bad: '#a2201a',
} as const;

const fonts = { regular: '400Regular', medium: '500Medium', strong: '600SemiBold', bold: '700Bold' } as const;
/**
 * Kerning draws a comma below the 7 before it, where it is not seen: figures go without, all of one width. The library's types know
 * only a list of what is turned on.
 */
const letters = { features: { kern: false, tnum: true } } as unknown as PDFKit.Mixins.TextOptions;
const require = createRequire(import.meta.url);

/** The text as far as the width holds it, in the font that is set. */
const fitted = (pdf: Pdf, text: string, width: number): string => {
  if (pdf.widthOfString(text, letters) <= width) return text;
  const kept = text.split(' ');
  while (kept.length > 1 && pdf.widthOfString(`${kept.join(' ')}…`, letters) > width) kept.pop();
  return `${kept.join(' ')}…`;
};
