import { boardText, joined } from './bytes.ts';
import type { Protocol } from './protocol.ts';

/** A customer display of two rows of twenty characters that speaks CD5220 (9600 baud): it only listens. */
export const cd5220Protocol: Protocol = {
  rows: 2,
  columns: 20,
  show: (_address, rows) => joined(initialise, row(upper, rows[0] ?? ''), row(lower, rows[1] ?? '')),
  ask: () => null,
  beep: () => null,
  tellsKeysHeld: false,
  createReader: () => () => [],
};

/** ESC @ */
const initialise = Uint8Array.of(0x1b, 0x40);
/** ESC Q A text CR, ESC Q B text CR: the upper and the lower row whole. */
const upper = 0x41;
const lower = 0x42;
const row = (which: number, text: string): Uint8Array =>
  joined(Uint8Array.of(0x1b, 0x51, which), boardText(text.padEnd(20).slice(0, 20)), Uint8Array.of(0x0d));
