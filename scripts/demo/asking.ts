import { request as overHttp } from 'node:http';
import { request as overTls } from 'node:https';
import { filled } from '../../shared/path-parts.ts';
import { paths, type RouteName } from '../../shared/paths.ts';
import type { Result } from '../../shared/refusals.ts';
import type { RouteValue } from '../../shared/routes.ts';

/** Who asks: a person with name and password, a device or a program with its token, or nobody. */
export interface Asker {
  readonly name: string;
  readonly password?: string;
  readonly token?: string;
}

export interface Question {
  readonly params?: { readonly [name: string]: string };
  readonly query?: { readonly [name: string]: string };
  readonly body?: object;
}

/** One question as it went, for who looks on. */
export interface Asked extends Question {
  readonly route: RouteName;
  readonly by: string;
  /** Ms of one clock. */
  readonly began: number;
  readonly ended: number;
  readonly result: Result<unknown>;
}

/** Asks the server's routes over HTTP, as everybody does. */
export interface Asking {
  /** Gives what was answered, a refusal included; rejects where there was no answer. */
  ask<N extends RouteName>(by: Asker, route: N, question?: Question): Promise<Result<RouteValue<N>>>;
  /** What a browser of this person would send along; signs in where that has not been done. */
  cookieOf(by: Asker): Promise<string>;
  close(): void;
}

/** Opens it for the server at this address and one of its centres. */
export function openAsking(base: string, centre: string, onAsked: (asked: Asked) => void = () => {}): Asking {
  const cookies = new Map<string, Promise<string>>();
  const signIn = async ({ name, password = '' }: Asker): Promise<string> => {
    const { path } = paths.signIn;
    const reply = await send({ base, method: 'POST', path, headers: {}, body: { user: name, password } });
    const [cookie = ''] = reply.cookies.find((one) => one.includes('session'))?.split(';') ?? [];
    return cookie;
  };
  const cookieOf = (by: Asker): Promise<string> => {
    const found = cookies.get(by.name) ?? signIn(by);
    cookies.set(by.name, found);
    found.catch(() => cookies.delete(by.name));
    return found;
  };
  const headersOf = async (by: Asker): Promise<{ readonly [name: string]: string }> => {
    if (by.token !== undefined) return { authorization: `Bearer ${by.token}` };
    return by.password === undefined ? {} : { cookie: await cookieOf(by) };
  };
  return {
    cookieOf,
    async ask<N extends RouteName>(by: Asker, route: N, question: Question = {}) {
      const { method, path: pattern } = paths[route];
      const query = question.query === undefined ? '' : `?${new URLSearchParams(question.query)}`;
      const path = `${filled(pattern, { centre, ...question.params })}${query}`;
      const body = method === 'GET' ? undefined : (question.body ?? {});
      const once = async (): Promise<Result<RouteValue<N>>> =>
        (await send({ base, method, path, headers: await headersOf(by), body })).result as Result<RouteValue<N>>;
      const began = performance.now();
      let result = await once();
      if (!result.ok && result.refusal.code === 'not-signed-in' && by.password !== undefined) {
        // A session lasts no longer than a working day.
        cookies.delete(by.name);
        result = await once();
      }
      onAsked({ ...question, route, by: by.name, began, ended: performance.now(), result });
      return result;
    },
    close: () => cookies.clear(),
  };
}

interface Sent {
  readonly base: string;
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: object | undefined;
}
interface Reply {
  readonly result: Result<unknown>;
  readonly cookies: readonly string[];
}

const send = ({ base, method, path, headers, body }: Sent): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const sized =
      text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const options = { method, headers: { ...sized, ...headers } };
    const asked = base.startsWith('https:')
      ? // The server is on this very machine, and its certificate speaks of another name.
        overTls(`${base}${path}`, { ...options, rejectUnauthorized: false })
      : overHttp(`${base}${path}`, options);
    asked.once('error', reject);
    asked.once('response', (reply) => {
      let received = '';
      reply.setEncoding('utf8');
      reply.on('data', (piece: string) => {
        received += piece;
      });
      reply.once('error', reject);
      reply.once('end', () => resolve({ result: JSON.parse(received), cookies: reply.headers['set-cookie'] ?? [] }));
    });
    asked.end(text);
  });
