import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between a screen and the server that can be cut and mended. */
export interface Cuttable {
  readonly port: number;
  /** Breaks what is connected and lets nothing through until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a wire to a port of this machine. */
export function openCuttable(target: number): Promise<Cuttable> {
  const open = new Set<Socket>();
  let whole = true;
  const hold = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((screen) => {
    if (!whole) return void screen.destroy();
    const behind = connect(target, '127.0.0.1');
    for (const socket of [screen, behind]) hold(socket);
    screen.pipe(behind).pipe(screen);
    screen.on('close', () => behind.destroy());
    behind.on('close', () => screen.destroy());
  });
  const cut = (): void => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        cut,
        mend() {
          whole = true;
        },
        close() {
          cut();
          return new Promise((closed) => server.close(() => closed()));
        },
      }),
    );
  });
}
