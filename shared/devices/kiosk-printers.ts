import type { Kiosk } from '../centre/centre.ts';

/** The printers that the slips of a kiosk come out of, the first choice first: `printer`, then those of `printers`. */
export function kioskPrinters({ printer, printers = [] }: Pick<Kiosk, 'printer' | 'printers'>): readonly string[] {
  return [...new Set([...(printer === undefined ? [] : [printer]), ...printers])];
}
