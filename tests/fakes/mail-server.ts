import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** What a mail server took, whole. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body, as they came. */
  readonly source: string;
}

/** A real SMTP server on loopback that answers as it is told, and keeps what it took. */
export interface MailServer {
  /** What `SMTP_URL` is. */
  readonly url: string;
  readonly received: readonly Received[];
  /** The replies to the next messages, one each; after them it takes all. */
  reply(...codes: readonly number[]): void;
  /** Called when a message has come and before it is answered. */
  onMessage(run: () => void | Promise<void>): void;
  close(): Promise<void>;
}

/** Opens one on a port that is free. */
export async function openMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const replies: number[] = [];
  let met: () => void | Promise<void> = () => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, answer) {
      const take = async (): Promise<Error | null> => {
        const source = await text(stream);
        await met();
        const code = replies.shift() ?? 250;
        if (code !== 250) return Object.assign(new Error('not now'), { responseCode: code });
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
        return null;
      };
      // Who breaks off before the end of a message has sent none.
      void take().then(answer, answer);
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    reply: (...codes) => void replies.push(...codes),
    onMessage(run) {
      met = run;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** The value of a header of a message, unfolded; null where it has none. */
export function headerOf(source: string, name: string): string | null {
  const [head = ''] = source.split('\r\n\r\n');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const line = unfolded.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}

/** The first part of a message that is of a type, its encoding undone; empty where it has none. */
export function partOf(source: string, type: string): string {
  const boundaries = [...source.matchAll(/boundary="([^"]+)"/g)].map(([, boundary = '']) => `--${boundary}`);
  const lines = source.split('\r\n');
  const isEdge = (line: string): boolean => boundaries.some((boundary) => line.startsWith(boundary));
  const begins = lines.findIndex((line) => line.toLowerCase().startsWith(`content-type: ${type}`));
  if (begins < 0) return '';
  const after = lines.slice(begins);
  const blank = after.indexOf('');
  // How it is encoded may stand before its type.
  const since = lines.slice(0, begins).findLastIndex((line) => line === '' || isEdge(line)) + 1;
  const head = lines
    .slice(since, begins + blank)
    .join('\n')
    .toLowerCase();
  const rest = after.slice(blank + 1);
  const edge = rest.findIndex(isEdge);
  const body = (edge < 0 ? rest : rest.slice(0, edge)).join('\r\n');
  if (head.includes('base64')) return Buffer.from(body, 'base64').toString('utf8');
  if (!head.includes('quoted-printable')) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
