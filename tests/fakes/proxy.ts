import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a proxy does with a question for a WebSocket. */
export type Manner = 'passes' | 'refuses' | 'hangs' | 'cuts';

/** A proxy between a screen and the server. */
export interface FakeProxy {
  readonly port: number;
  /** From now on; what is open stays. */
  behave(manner: Manner): void;
  /** WebSockets asked for so far. */
  asked(): number;
  close(): Promise<void>;
}

/** Opens a proxy to a port of this machine: HTTP goes through, one question a connection. */
export function openProxy(target: number, first: Manner): Promise<FakeProxy> {
  const open = new Set<Socket>();
  let manner = first;
  let asked = 0;
  const hold = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const join = (screen: Socket, head: Buffer): void => {
    const behind = connect(target, '127.0.0.1');
    hold(behind);
    behind.write(head);
    screen.pipe(behind).pipe(screen);
    screen.on('close', () => behind.destroy());
    behind.on('close', () => screen.destroy());
  };
  const server = createServer((screen) => {
    hold(screen);
    let head = Buffer.alloc(0);
    const read = (piece: Buffer): void => {
      head = Buffer.concat([head, piece]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      screen.off('data', read);
      const text = head.subarray(0, end).toString('latin1');
      if (!isUpgrade(text)) {
        // Asked to close, the browser opens another connection for the next question, which may be a WebSocket.
        const lines = text.replace(/^connection:.*$/im, 'Connection: close');
        join(screen, Buffer.concat([Buffer.from(lines, 'latin1'), head.subarray(end)]));
        return;
      }
      asked += 1;
      if (manner === 'refuses')
        return void screen.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      if (manner === 'hangs') return;
      if (manner === 'cuts') setTimeout(() => screen.destroy(), cutMs);
      join(screen, head);
    };
    screen.on('data', read);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        behave(next) {
          manner = next;
        },
        asked: () => asked,
        close() {
          for (const socket of open) socket.destroy();
          return new Promise((closed) => server.close(() => closed()));
        },
      }),
    );
  });
}

/** So long (ms) a WebSocket stands that this proxy cuts. */
const cutMs = 5000;
const isUpgrade = (head: string): boolean => /^upgrade: *websocket/im.test(head);
