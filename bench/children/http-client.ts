import { connect, type Socket } from 'node:net';

/** Asks one question over and over on so many connections, each waiting for its answer before it asks again. */
export interface Load {
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  /** Sent in turn. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Whether each question bears an Idempotency-Key of its own. */
  readonly keyed: boolean;
  /** How long each connection rests between two questions (ms). */
  readonly pauseMs: number;
}
export interface Loaded {
  readonly answers: number;
  /** Answers whose status was not 2xx. */
  readonly failed: number;
  readonly perSecond: number;
  /** Milliseconds of every answer. */
  readonly ms: readonly number[];
}

let lastKey = 0;

const composer = ({ method, path, port, headers, bodies, keyed }: Load): (() => string) => {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...headers });
  const head = [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  const rests = bodies.map((body) => `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const begun = `${process.pid}-${Date.now()}-`;
  return () => {
    lastKey += 1;
    const rest = rests[lastKey % rests.length] ?? '';
    return keyed ? `${head}\r\nidempotency-key: ${begun}${lastKey}\r\n${rest}` : `${head}\r\n${rest}`;
  };
};

/** Calls `whole` with the status of every complete answer that comes. */
const readAnswers = (socket: Socket, whole: (status: number) => void): void => {
  let held = Buffer.alloc(0);
  socket.on('data', (piece: Buffer<ArrayBuffer>) => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    for (;;) {
      const end = held.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = held.toString('latin1', 0, end);
      const length = Number(/\r\ncontent-length: *([0-9]+)/i.exec(head)?.[1] ?? 0);
      if (held.length < end + 4 + length) return;
      held = held.subarray(end + 4 + length);
      whole(Number(head.slice(9, 12)));
    }
  });
};

const run = async (load: Load): Promise<Loaded> => {
  const compose = composer(load);
  const ms: number[] = [];
  let failed = 0;
  const sockets = await Promise.all(
    Array.from(
      { length: load.connections },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
          socket.once('connect', () => resolve(socket));
          socket.once('error', reject);
        }),
    ),
  );
  const began = performance.now();
  const end = began + load.seconds * 1000;
  const all = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => {
        let asked = performance.now();
        const ask = (): void => {
          asked = performance.now();
          socket.write(compose());
        };
        readAnswers(socket, (status) => {
          const now = performance.now();
          ms.push(now - asked);
          if (status < 200 || status > 299) failed += 1;
          if (now < end) return void (load.pauseMs === 0 ? ask() : setTimeout(ask, load.pauseMs));
          socket.destroy();
          resolve();
        });
        socket.once('close', () => resolve());
        socket.on('error', () => socket.destroy());
        ask();
      }),
  );
  await Promise.all(all);
  const seconds = (performance.now() - began) / 1000;
  return { answers: ms.length, failed, perSecond: ms.length / seconds, ms };
};

process.on('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.(loaded),
    (error) => {
      throw error;
    },
  );
});
