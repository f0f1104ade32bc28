import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { phoneIcons } from '../server/http/icons.ts';

/** The bytes of one icon as a PNG. */
export function drawIcon({ svg, side }: { readonly svg: string; readonly side: number }): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: side }, font: { loadSystemFonts: false } }).render().asPng();
}

/** Where the icons stand: the build takes them as they are. */
export const iconFolder = join(import.meta.dirname, '../phone/public/icons');

if (import.meta.main) {
  mkdirSync(iconFolder, { recursive: true });
  for (const one of phoneIcons) writeFileSync(join(iconFolder, `${one.name}.png`), drawIcon(one));
}
