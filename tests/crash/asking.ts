import { Agent, request } from 'node:http';
import { centreId } from './a-centre.ts';

/** Asking over HTTP as kiosks and clerks do: with a key, and again until there is an answer. */

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT';
  /** After the centre, as `/tickets`. */
  readonly path: string;
  readonly token: string;
  readonly body?: object;
  /** A file in the place of a body. */
  readonly file?: Buffer;
  readonly key?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Gives up after so many milliseconds, as a screen does. */
  readonly patienceMs?: number;
}
export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  /** The bytes as they came. */
  readonly text: string;
  readonly refusal: string | null;
  /** What a good answer holds; throws for a refusal. */
  value<T>(): T;
}

/** Asks once; rejects with NoAnswer if the connection ends, or patience does, before the answer is whole. */
export function ask(agent: Agent, base: string, asked: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', path, token, key, headers, patienceMs } = asked;
    const fail = (error: Error): void => reject(new NoAnswer(error.message));
    const { payload, type } = payloadOf(asked);
    const sent = request(
      `${base}/api/centres/${centreId}${path}`,
      {
        method,
        agent,
        headers: {
          authorization: `Bearer ${token}`,
          ...(payload === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(payload) }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...headers,
        },
      },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (piece: string) => {
          text += piece;
        });
        reply.on('error', fail);
        reply.on('close', () => {
          if (reply.complete) resolve(answerOf(reply.statusCode ?? 0, reply.headers, text));
          else fail(new Error('the answer was cut off'));
        });
      },
    );
    sent.on('error', fail);
    if (patienceMs !== undefined) sent.setTimeout(patienceMs, () => sent.destroy(new Error('no patience left')));
    sent.end(payload);
  });
}

/**
 * Asks until there is an answer, always under the same key. `where` says who to ask: it resolves once there is a server.
 * "Nothing can be stored" is no answer either.
 */
export async function askUntilAnswered(agent: Agent, where: () => Promise<string>, asked: Asked): Promise<Answer> {
  for (;;) {
    const base = await where();
    try {
      const answer = await ask(agent, base, asked);
      if (answer.status !== 503) return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const edge = 'edge-of-a-part';
const payloadOf = ({ method = 'POST', body, file }: Asked) => {
  if (file === undefined)
    return { payload: method === 'GET' ? undefined : JSON.stringify(body ?? {}), type: 'application/json' };
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${edge}--\r\n`)]);
  return { payload, type: `multipart/form-data; boundary=${edge}` };
};

/** No answer came: it may have happened or not. */
export class NoAnswer extends Error {}

const answerOf = (status: number, headers: Answer['headers'], text: string): Answer => {
  const body = JSON.parse(text);
  return {
    status,
    headers,
    text,
    refusal: body.ok ? null : body.refusal.code,
    value() {
      if (!body.ok) throw new Error(`refused: ${text}`);
      return body.value;
    },
  };
};

/** Connections that are kept open, as a browser keeps them. */
export const newAgent = (): Agent => new Agent({ keepAlive: true, maxSockets: 100 });
