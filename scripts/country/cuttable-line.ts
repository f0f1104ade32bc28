import { connect, createServer, type Socket } from 'node:net';

/** A line to a port of this machine that can be cut. */
export interface CuttableLine {
  readonly port: number;
  /** Hangs up on all that goes over it, and lets nothing through until it is whole again. */
  cut(isCut: boolean): void;
  close(): Promise<void>;
}

/** Opens one, whole. */
export async function openCuttableLine(to: number): Promise<CuttableLine> {
  const ends = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.pipe(other);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
    }
  });
  const hangUp = (): void => {
    for (const end of ends) end.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    cut(next) {
      isCut = next;
      if (isCut) hangUp();
    },
    close() {
      hangUp();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
