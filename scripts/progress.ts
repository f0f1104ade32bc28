/** How far a long piece of work has come. */
export interface Progress {
  /** `done` of `of` pieces; `what` says what the last one was. */
  tell(done: number, of: number, what: string): void;
  end(): void;
}

/** A bar that grows on a terminal, a line for each piece elsewhere. */
export function openProgress(screen: Screen): Progress {
  if (screen.isTTY !== true) {
    return { tell: (done, of, what) => void screen.write(`${done}/${of} ${what}\n`), end: () => undefined };
  }
  let drawn = false;
  return {
    tell(done, of, what) {
      const full = Math.round((done / Math.max(1, of)) * width);
      drawn = true;
      screen.write(`\r\u001b[K[${'#'.repeat(full)}${'-'.repeat(width - full)}] ${done}/${of} ${what}`);
    },
    end() {
      if (drawn) screen.write('\n');
    },
  };
}

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 30;
