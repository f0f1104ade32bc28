import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire to a server that can be cut, stalled, made thin, and made to lose the rest of an answer. */
export interface Wire {
  readonly base: string;
  /** Breaks what is connected and lets nothing in until it is mended. */
  cut(): void;
  /** From now on every connection ends after so many bytes of request, or of answer, have passed. */
  cutAfter(way: 'asked' | 'answered', bytes: number): void;
  /** Takes nothing more from the server, and gives it nothing more: connected, and yet not there. Who comes now waits. */
  stall(): void;
  /** Lets no more than so many bytes a second through to each screen from now on. */
  thin(bytesPerSecond: number): void;
  mend(): void;
  close(): Promise<void>;
}

/** Opens a wire to a port of this machine; connections come from several of its addresses, as from several screens. */
export async function openWire(target: number): Promise<Wire> {
  const open = new Set<Socket>();
  /** Who came while the wire was stalled. */
  const outside = new Set<Socket>();
  let state: State = { kind: 'whole' };
  let taken = 0;
  const hold = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  /** Gives bytes on drop by drop for as long as the wire is thin. */
  const drip = async (bytes: Buffer, to: Socket): Promise<void> => {
    let rest = bytes;
    while (state.kind === 'thin' && rest.length > 0 && !to.destroyed) {
      const drop = Math.max(1, Math.round((state.perSecond * dropMs) / 1000));
      to.write(rest.subarray(0, drop));
      rest = rest.subarray(drop);
      await new Promise((resolve) => setTimeout(resolve, dropMs));
    }
    if (!to.destroyed) to.write(rest);
  };
  const carry = (way: 'asked' | 'answered', from: Socket, to: Socket): void => {
    let passed = 0;
    from.on('data', (bytes: Buffer) => {
      if (state.kind === 'thin' && way === 'answered') {
        from.pause();
        return void drip(bytes, to).then(() => state.kind !== 'stalled' && from.resume());
      }
      const left = state.kind === way ? Math.max(0, state.bytes - passed) : bytes.length;
      passed += bytes.length;
      if (bytes.length <= left) return void (to.write(bytes) || from.pause());
      // What has passed arrives; then both ends are gone.
      to.write(bytes.subarray(0, left), () => {
        from.destroy();
        to.destroy();
      });
    });
    to.on('drain', () => state.kind !== 'stalled' && from.resume());
    from.on('close', () => to.destroy());
  };
  const enter = (screen: Socket): void => {
    taken += 1;
    const behind = connect({ port: target, host: '127.0.0.1', localAddress: `127.0.0.${2 + (taken % 4)}` });
    hold(behind);
    carry('asked', screen, behind);
    carry('answered', behind, screen);
  };
  const server = createServer({ pauseOnConnect: true }, (screen) => {
    if (state.kind === 'cut') return void screen.destroy();
    hold(screen);
    if (state.kind === 'stalled') return void outside.add(screen);
    enter(screen);
    screen.resume();
  });
  const cut = (): void => {
    state = { kind: 'cut' };
    for (const socket of open) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 4096, resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    cutAfter(kind, bytes) {
      state = { kind, bytes };
    },
    stall() {
      state = { kind: 'stalled' };
      for (const socket of open) socket.pause();
    },
    thin(perSecond) {
      state = { kind: 'thin', perSecond };
    },
    mend() {
      state = { kind: 'whole' };
      for (const screen of outside) if (!screen.destroyed) enter(screen);
      outside.clear();
      for (const socket of open) socket.resume();
    },
    close() {
      cut();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

type State =
  | { readonly kind: 'whole' | 'cut' | 'stalled' }
  | { readonly kind: 'asked' | 'answered'; readonly bytes: number }
  | { readonly kind: 'thin'; readonly perSecond: number };

/** How often a drop falls from a thin wire (ms). */
const dropMs = 50;
