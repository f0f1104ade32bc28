import { connect, createServer, type Socket } from 'node:net';

/** A line to a server that can be cut just as it carries some words. */
export interface CuttingProxy {
  readonly port: number;
  /** Cuts the line that carries this next: before the words are through, or once the far end has answered with them too, which nobody is told. */
  cutAt(words: string, when: 'before' | 'after'): void;
  /** Holds back what carries this next, and takes no new lines, until it is mended. */
  holdAt(words: string): void;
  /** Takes new lines again; what was held back is lost with its line. */
  mend(): void;
  /** How often it has cut, or held back. */
  cuts(): number;
  close(): Promise<void>;
}

/** Opens one that leads to a port of this machine. */
export async function openCuttingProxy(to: number): Promise<CuttingProxy> {
  let order: { readonly words: string; readonly when: 'before' | 'after' | 'held' } | null = null;
  let cuts = 0;
  let isHolding = false;
  const lines = new Set<Socket>();
  const server = createServer((near) => {
    if (isHolding) return void near.destroy();
    const far = connect(to, '127.0.0.1');
    let isCut = false;
    let words = '';
    let answered = '';
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const end of [near, far]) {
      lines.add(end);
      end.on('error', cut);
      end.on('close', () => {
        lines.delete(end);
        cut();
      });
    }
    near.on('data', (bytes) => {
      const found = order !== null && bytes.includes(order.words) ? order : null;
      if (found !== null) {
        order = null;
        words = found.words;
        cuts += 1;
        isCut = true;
        isHolding = found.when === 'held';
        if (isHolding) return;
        if (found.when === 'before') return cut();
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!isCut) return void near.write(bytes);
      answered += bytes.toString('latin1');
      if (answered.includes(words)) cut();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutAt(words, when) {
      order = { words, when };
    },
    holdAt(words) {
      order = { words, when: 'held' };
    },
    mend() {
      isHolding = false;
    },
    cuts: () => cuts,
    async close() {
      for (const end of lines) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
