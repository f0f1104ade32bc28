import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Many screens on bare sockets: they read no more than they must, so that what is measured is the server. */
export interface Crowd {
  readonly do: 'connect';
  readonly port: number;
  /** The token of each screen, '' for none. */
  readonly tokens: readonly string[];
  /** What they watch, in turn; null = nothing. */
  readonly watches: readonly (object | null)[];
}
/** Asks the server something and waits until every screen has been shown a view since. */
export interface Touch {
  readonly do: 'touch';
  readonly port: number;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  /** Sent as JSON; nothing = `{}`. */
  readonly body?: object;
}
export type ScreensOrder = Crowd | Touch;
export interface Said {
  /** Until the last screen had the view (ms), or until all were connected. */
  readonly ms: number;
  /** Until the middle one had it. */
  readonly medianMs: number;
  /** The reply to the touch. */
  readonly reply: string;
  /** The last messages of one screen, as text. */
  readonly view: string;
  readonly announce: string;
}

const masked = (text: string): Buffer => {
  const body = Buffer.from(text);
  const mask = Buffer.alloc(4);
  const size = body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...size]), mask, body]);
};

let screens: Socket[] = [];
let shown = 0;
let times: number[] = [];
let whenAll: (() => void) | null = null;
let lastView = '';
let lastAnnounce = '';

const hear = (text: string): void => {
  if (text.startsWith('42["announce"')) {
    if (shown === 0) lastAnnounce = text;
    return;
  }
  if (shown === 0) lastView = text;
  shown += 1;
  times.push(performance.now());
  if (shown >= screens.length) whenAll?.();
};

/** Takes whole frames off the front; gives what is left. */
const takeFrames = (held: Buffer<ArrayBuffer>, take: (frame: Buffer) => void): Buffer<ArrayBuffer> => {
  let rest: Buffer<ArrayBuffer> = held;
  for (;;) {
    if (rest.length < 2) return rest;
    const short = (rest[1] ?? 0) & 127;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (rest.length < head) return rest;
    const size = short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
    if (rest.length < head + size) return rest;
    take(rest.subarray(head, head + size));
    rest = rest.subarray(head + size);
  }
};

const open = (port: number, watch: object | null, token: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let held = Buffer.alloc(0);
    let upgraded = false;
    const take = (frame: Buffer): void => {
      const text = frame.toString('latin1', 0, 16);
      if (text.startsWith('42["view"') || text.startsWith('42["announce"')) hear(frame.toString());
      else if (text === '2') socket.write(masked('3'));
      else if (text.startsWith('0')) socket.write(masked(`40${JSON.stringify({ protocolVersion: 1, token })}`));
      else if (text.startsWith('40')) {
        if (watch === null) resolve(socket);
        else socket.write(masked(`420${JSON.stringify(['watch', watch])}`));
      } else if (text.startsWith('430')) {
        if (frame.toString().includes('"ok":true')) resolve(socket);
        else reject(new Error(frame.toString()));
      }
    };
    socket.on('data', (piece: Buffer<ArrayBuffer>) => {
      held = held.length === 0 ? piece : Buffer.concat([held, piece]);
      if (!upgraded) {
        const end = held.indexOf('\r\n\r\n');
        if (end < 0) return;
        upgraded = true;
        held = held.subarray(end + 4);
      }
      held = takeFrames(held, take);
    });
    socket.on('close', () => reject(new Error('a screen was hung up on')));
    socket.on('error', reject);
    socket.write(
      `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\n` +
        `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
  });

const post = ({ port, path, headers, body = {} }: Touch): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const sent = JSON.stringify(body);
    let text = '';
    socket.on('data', (piece: Buffer<ArrayBuffer>) => {
      text += piece.toString();
    });
    socket.on('close', () => resolve(text.split('\r\n\r\n').slice(1).join('')));
    socket.on('error', reject);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${lines.join('')}`);
    socket.write(`content-type: application/json\r\ncontent-length: ${Buffer.byteLength(sent)}\r\n\r\n${sent}`);
  });

const connectAll = async (crowd: Crowd): Promise<void> => {
  const { port, tokens, watches } = crowd;
  for (const [index, token] of tokens.entries()) {
    screens.push(await open(port, watches[index % watches.length] ?? null, token));
  }
};

const touch = async (asked: Touch): Promise<string> => {
  shown = 0;
  times = [];
  const all = new Promise<void>((resolve) => {
    whenAll = resolve;
  });
  const [reply] = await Promise.all([post(asked), all]);
  return reply;
};

const serve = async (asked: ScreensOrder): Promise<Said> => {
  if (asked.do === 'connect') screens = [];
  const began = performance.now();
  const reply = asked.do === 'connect' ? await connectAll(asked).then(() => '') : await touch(asked);
  const last = asked.do === 'connect' ? performance.now() : (times.at(-1) ?? Number.NaN);
  const middle = times[times.length >> 1] ?? Number.NaN;
  return { ms: last - began, medianMs: middle - began, reply, view: lastView, announce: lastAnnounce };
};

process.on('message', (asked: ScreensOrder) => {
  serve(asked).then(
    (said) => process.send?.(said),
    (error) => {
      throw error;
    },
  );
});
