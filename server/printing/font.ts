import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Weight = (typeof weights)[number];

/** The font file of a weight. */
export function fontFile(weight: Weight): string {
  return require.resolve(`@expo-google-fonts/inter/${folders[weight]}/Inter_${folders[weight]}.ttf`);
}

/** Whether the font has this character. */
export function canDraw(character: string, weight: Weight): boolean {
  return metricsOf(weight).glyphOf(character.codePointAt(0) ?? 0) !== 0;
}

/** The width of a text without kerning, in ems: multiply by the size for dots. */
export function textEms(text: string, weight: Weight): number {
  const metrics = metricsOf(weight);
  let units = 0;
  for (const character of text) units += metrics.advanceOf(metrics.glyphOf(character.codePointAt(0) ?? 0));
  return units / metrics.unitsPerEm;
}

/** The blank to the left of a text's first character, in ems. */
export function leftBlankEms(text: string, weight: Weight): number {
  const metrics = metricsOf(weight);
  return metrics.bearingOf(metrics.glyphOf(text.codePointAt(0) ?? 0)) / metrics.unitsPerEm;
}

/** The weights of Inter that a slip is set in. */
export const weights = [500, 600, 700, 800] as const;

const folders = { 500: '500Medium', 600: '600SemiBold', 700: '700Bold', 800: '800ExtraBold' } as const;
const require = createRequire(import.meta.url);

interface Metrics {
  readonly unitsPerEm: number;
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
  readonly bearingOf: (glyph: number) => number;
}

type Tables = (tag: string) => number;

const tablesOf = (font: DataView): Tables => {
  const offsets = new Map<string, number>();
  for (let i = 0; i < font.getUint16(4); i += 1) {
    const record = 12 + i * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => font.getUint8(record + k)));
    offsets.set(tag, font.getUint32(record + 8));
  }
  return (tag) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new Error(`the font has no table ${tag}`);
    return offset;
  };
};

/** The character map in format 4 (OpenType, "cmap"): segments of the Basic Multilingual Plane. */
const characterMap = (font: DataView, cmap: number): ((codePoint: number) => number) => {
  let at = -1;
  for (let i = 0; i < font.getUint16(cmap + 2); i += 1) {
    const offset = cmap + font.getUint32(cmap + 4 + i * 8 + 4);
    if (font.getUint16(offset) === 4) at = offset;
  }
  if (at < 0) throw new Error('the font has no character map in format 4');
  const segments = font.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  return (codePoint) => {
    for (let i = 0; i < segments; i += 1) {
      if (font.getUint16(ends + i * 2) < codePoint) continue;
      const start = font.getUint16(starts + i * 2);
      if (start > codePoint) return 0;
      const delta = font.getUint16(starts + segments * 2 + i * 2);
      const rangeAt = starts + segments * 4 + i * 2;
      const range = font.getUint16(rangeAt);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = font.getUint16(rangeAt + range + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
};

const readMetrics = (weight: Weight): Metrics => {
  const file = readFileSync(fontFile(weight));
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const table = tablesOf(font);
  const widths = table('hmtx');
  const lastWidth = font.getUint16(table('hhea') + 34) - 1;
  return {
    unitsPerEm: font.getUint16(table('head') + 18),
    glyphOf: characterMap(font, table('cmap')),
    advanceOf: (glyph) => font.getUint16(widths + Math.min(glyph, lastWidth) * 4),
    bearingOf: (glyph) => (glyph > lastWidth ? 0 : font.getInt16(widths + glyph * 4 + 2)),
  };
};

const known = new Map<Weight, Metrics>();
const metricsOf = (weight: Weight): Metrics => {
  const metrics = known.get(weight) ?? readMetrics(weight);
  known.set(weight, metrics);
  return metrics;
};
