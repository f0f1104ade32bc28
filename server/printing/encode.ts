import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type { PaperCut } from '../../shared/devices/printer-schema.ts';
import { type Raster, rasterToPng } from './raster.ts';

/**
 * The picture without the byte pairs that some printers take for real-time commands in the middle of a picture. Such
 * a pair begins with one lone dot, which is made two dots wide; no new pair can come of that. Pairs across the head
 * of a band cannot be: the byte before its first row is always 0, and its own bytes hold no `10` before those.
 */
export function quieten(raster: Raster): Raster {
  const bits = Uint8Array.from(raster.bits);
  for (let i = 0; i + 1 < bits.length; i += 1) {
    if (bits[i] === 0x10 && realTimeSeconds.has(bits[i + 1] ?? 0)) bits[i] = 0x18;
  }
  return { ...raster, bits };
}

/**
 * The bytes that print a picture and cut it off: reset, the picture in bands, feed, cut, and unless the
 * printer is one-way a request for its in-order status, which it answers only once all of that is done.
 */
export async function encodeSlip(picture: Raster, oneWay: boolean, cut: PaperCut = 'partial'): Promise<Uint8Array> {
  // No interface is given: the library only encodes here. A new encoder for each slip starts with an empty buffer.
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' }) as Encoder;
  printer.initHardware();
  for (const band of bands(quieten(picture))) await printer.printImageBuffer(Buffer.from(rasterToPng(band)));
  if (cut === 'none') printer.append(toTearBar);
  else if (cut === 'full') printer.cut({ verticalTabAmount: 1 });
  else printer.partialCut({ verticalTabAmount: 1 });
  if (!oneWay) await printer.getStatus();
  const bytes = Uint8Array.from(printer.getBuffer());
  printer.clear();
  return bytes;
}

/**
 * Rows sent in one raster command: a printer with a small buffer can begin early, and one that lost the end of a slip
 * waits for no more than this. Below 256, see `quieten`.
 */
const bandRows = 120;

/** Feeds six lines (`ESC d`), about 25 mm: from the head to the edge at which paper is torn off. */
const toTearBar = Buffer.of(0x1b, 0x64, 6);

/** What the library can do, with the two methods that its types leave out. */
type Encoder = ThermalPrinter & { initHardware(): void; getStatus(): Promise<void> };

/** Second bytes that make a real-time command of a `10` before them: status, recovery, pulse and the like. */
const realTimeSeconds = new Set([0x04, 0x05, 0x14]);

const bands = ({ width, height, bits }: Raster): readonly Raster[] => {
  const stride = width / 8;
  return Array.from({ length: Math.ceil(height / bandRows) }, (_, i) => {
    const rows = Math.min(bandRows, height - i * bandRows);
    return { width, height: rows, bits: bits.subarray(i * bandRows * stride, (i * bandRows + rows) * stride) };
  });
};

/**
 * Blank dots for as much of a picture as a printer may still be waiting for after a slip was broken off; a printer
 * that waits for nothing passes over them. Without them it would take the next slip's commands for dots. The slip may have ended
 * within the head of a band, which is then ended too.
 */
export const endBrokenPicture = (dots: number): Uint8Array => new Uint8Array(bandHead + (dots / 8) * bandRows);

/** Bytes before the dots of a band: `GS v 0`, how it is printed, its width and its height. */
const bandHead = 8;
