/** What a device has said: that it is there, or which key was pressed. */
export interface Heard {
  /** Who says it; null where frames carry no address. */
  readonly address: number | null;
  /** The key in hexadecimal; null = nothing new. */
  readonly key: string | null;
  /** What a scanner has read; null = it cannot be read. Absent = no scanner speaks. */
  readonly text?: string | null;
}

/** How boards and keypads on one port are spoken to: pure, bytes out and bytes in. */
export interface Protocol {
  /** How many rows a board has, and how many characters a row. */
  readonly rows: number;
  readonly columns: number;
  /** What makes a board show these rows. */
  show(address: number, rows: readonly string[]): Uint8Array;
  /** What a device is asked, which it answers at once; null = nothing: it never answers, or speaks by itself. */
  ask(what: 'board' | 'keypad' | 'scanner', address: number): Uint8Array | null;
  /** What makes a keypad beep; null = nothing does. */
  beep(address: number): Uint8Array | null;
  /** Keypads say which key is down whenever they are asked, and not which was pressed since. */
  readonly tellsKeysHeld: boolean;
  /** Takes in what comes, cut anywhere, and gives what was said; what is no whole message is passed over. */
  createReader(): (bytes: Uint8Array) => readonly Heard[];
}
