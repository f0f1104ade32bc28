import type { DrawOrder } from './drawing.ts';
import { encodeSlip } from './encode.ts';
import { drawRaster, rasterToPng } from './raster.ts';
import { isSheet, sheetSvg } from './sheet.ts';
import { slipSvg } from './slip.ts';

/** Draws a slip in this thread; rejects when it cannot be drawn, as with an address too long for a QR code. */
export async function drawSlip({ slip, logo, dots, form, oneWay, cut }: DrawOrder): Promise<Uint8Array> {
  const picture = drawRaster(isSheet(slip) ? sheetSvg(slip, dots) : slipSvg(slip, dots, logo));
  return form === 'png' ? rasterToPng(picture) : encodeSlip(picture, oneWay, cut);
}
