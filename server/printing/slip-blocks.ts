import { encode } from 'uqr';
import type { Weight } from './font.ts';
import { type Dots, inner, type Look } from './slip-sizes.ts';
import { widestWord, wrap } from './wrap.ts';

/** A piece of the slip: how tall it is, in dots, and how it is drawn from its top. */
export interface Block {
  readonly height: number;
  readonly draw: (top: number) => string;
}

/** A text as XML character data or attribute value. */
export function escapeXml(text: string): string {
  return text.replace(notXml, '').replace(/[&<>"']/gu, (character) => escapes[character] ?? character);
}

/** One line of text, its baseline at `baseline`. */
export function textAt(x: number, baseline: number, size: number, weight: Weight, text: string, more = ''): string {
  return `<text x="${x}" y="${baseline}" font-size="${size}" font-weight="${weight}"${more}>${escapeXml(text)}</text>`;
}

/** A filled rectangle. */
export function rect(x: number, y: number, width: number, height: number, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}"${more}/>`;
}

/** A line across the slip. */
export function rule(look: Look, thickness: number): Block {
  return {
    height: thickness,
    draw: (top) => rect(look.margin, top, look.width - 2 * look.margin, thickness),
  };
}

/** How a text is set: size, left edge and greatest width in dots, and further SVG attributes. */
export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly x: number;
  readonly width: number;
  readonly more?: string;
}

/** A text broken into as many lines as it needs. */
export function textBlock(text: string, { size, weight, x, width, more }: TextStyle): Block {
  const lines = wrap(text, weight, size, width);
  return {
    height: lines.length * lineHeight(size),
    draw: (top) =>
      lines.map((line, i) => textAt(x, top + i * lineHeight(size) + baseline(size), size, weight, line, more)).join(''),
  };
}

/** Blocks one below the other. */
export function stack(blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, block) => sum + block.height, 0),
    draw(top) {
      let y = top;
      return blocks
        .map((block) => {
          const drawn = block.draw(y);
          y += block.height;
          return drawn;
        })
        .join('');
    },
  };
}

/** A text style over the whole width. */
export function plain(look: Look, size: number, weight: Weight): TextStyle {
  return {
    size,
    weight,
    x: look.margin,
    width: inner(look),
  };
}

/** A QR code's black modules as one path, `scale` dots a module. */
export function qrPath(modules: readonly (readonly boolean[])[], x: number, y: number, scale: number): string {
  const runs: string[] = [];
  modules.forEach((row, r) => {
    let c = 0;
    while (c < row.length) {
      const from = c;
      while (c < row.length && row[c] === row[from]) c += 1;
      const length = (c - from) * scale;
      if (row[from]) runs.push(`M${x + from * scale} ${y + r * scale}h${length}v${scale}h-${length}z`);
    }
  });
  return `<path shape-rendering="crispEdges" d="${runs.join('')}"/>`;
}

/** The QR code with its caption at its side, or below it where a word would not fit beside. */
export function qrBlock(look: Look, url: string, caption: string): Block {
  const { data, size: count } = encode(url, { ecc: 'M', border: 0 });
  const scale = Math.max(3, Math.floor(look.qr / count));
  const side = count * scale;
  // A reader needs four modules of white around the code.
  const quiet = 4 * scale;
  const besideX = look.margin + side + quiet;
  const besideWidth = look.width - look.margin - besideX;
  const beside = widestWord(caption, 500, look.small) <= besideWidth;
  const style = { size: look.small, weight: 500 } as const;
  const words = textBlock(
    caption,
    beside ? { ...style, x: besideX, width: besideWidth } : { ...style, x: look.margin, width: inner(look) },
  );
  const wordsTop = beside ? Math.max(0, Math.round((side - words.height) / 2)) : side + quiet;
  return {
    height: Math.max(side, wordsTop + words.height),
    draw: (top) => qrPath(data, look.margin, top, scale) + words.draw(top + wordsTop),
  };
}

/** What is to be printed as one SVG picture, black on white, as wide as the paper (dots). */
export function drawnOn(dots: Dots, page: Block): string {
  const height = Math.ceil(page.height);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${dots}" height="${height}" viewBox="0 0 ${dots} ${height}" ` +
    `font-family="Inter, 'Inter Variable', sans-serif" fill="#000">` +
    `${rect(0, 0, dots, height, ' fill="#fff"')}${page.draw(0)}</svg>`
  );
}

/** What may not stand in XML 1.0, lone surrogates among it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** White paper of this height. */
export const blank = (height: number): Block => ({ height: Math.round(height), draw: () => '' });

/** Line height and baseline leave room for the dots of İ and the tail of ş. */
const lineHeight = (size: number): number => Math.round(size * 1.26);
const baseline = (size: number): number => Math.round(size * 0.97);
