import jsQR from 'jsqr';
import type { Page } from 'playwright-core';

/** What the QR in a picture (PNG) says; undefined if there is none to be read. The picture is opened in a page. */
export async function readCode(page: Page, png: Uint8Array): Promise<string | undefined> {
  const [width, dots] = await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context?.drawImage(picture, 0, 0);
    const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
    const rows = Array.from({ length: data.length / 4 }, (_, at) => ((data[at * 4] ?? 0) < 128 ? '#' : ' '));
    return [picture.width, rows.join('')] as const;
  }, Buffer.from(png).toString('base64'));
  const pixels = Uint8ClampedArray.from({ length: dots.length * 4 }, (_, at) =>
    at % 4 < 3 && dots[Math.floor(at / 4)] === '#' ? 0 : 255,
  );
  return jsQR(pixels, width, dots.length / width)?.data;
}
