import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Static, type TSchema, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { BranchSays } from '../../shared/country/link.ts';
import { filled } from '../../shared/path-parts.ts';
import { paths, type RouteName } from '../../shared/paths.ts';
import { type RouteBody, routes } from '../../shared/routes.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { within } from '../async/within.ts';

/** What a head office answered: its value, its refusal, or nothing that could be understood. */
export type HeadAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly seq: number; readonly hash: string }
  | { readonly kind: 'cut'; readonly detail: string };

export interface HeadLineParts {
  /** Without a slash at the end. */
  readonly url: string;
  readonly clock: Clock;
  /** How a request goes there and its reply comes back; by HTTP unless given. */
  readonly send?: Send | undefined;
}

/** A request to a head office. With a key its text goes as gzip: the head office takes that of branches alone. */
export interface HeadRequest {
  readonly method: string;
  readonly address: string;
  readonly key: string | null;
  /** null = it has no body. */
  readonly text: string | null;
  readonly signal: AbortSignal;
}
/** Rejects where no reply comes. */
export type Send = (request: HeadRequest) => Promise<{ readonly status: number; readonly text: string }>;

/** The line to a head office: outbound HTTP alone. Nothing here rejects. */
export function createHeadLine(parts: HeadLineParts) {
  return {
    ask: (body: RouteBody<'askDevice'>, signal: AbortSignal) =>
      asked(parts, 'askDevice', { value: routes.askDevice.value, body, signal, key: null }),
    bring: (key: string, body: RouteBody<'linkEvents'>, signal: AbortSignal) =>
      asked(parts, 'linkEvents', { value: routes.linkEvents.value, body, signal, key }),
    imports: (key: string, body: RouteBody<'linkImports'>, signal: AbortSignal) =>
      asked(parts, 'linkImports', { value: routes.linkImports.value, body, signal, key }),
    lost: (key: string, { seq, hash }: { readonly seq: number; readonly hash: string }, signal: AbortSignal) =>
      asked(parts, 'linkLost', {
        ...{ value: routes.linkLost.value, signal, key },
        query: `?after=${seq}&hash=${hash}`,
      }),
    orders: (key: string, after: string, says: BranchSays | null, signal: AbortSignal, people: string | null = null) =>
      asked(parts, 'linkOrders', {
        ...{ value: routes.linkOrders.value, signal, key },
        query: queryOf({ after: after || null, ...says, people }),
      }),
    people: (key: string, body: RouteBody<'linkPeople'>, signal: AbortSignal) =>
      asked(parts, 'linkPeople', { value: routes.linkPeople.value, body, signal, key }),
    tell: (key: string, order: string, body: RouteBody<'linkResult'>, signal: AbortSignal) =>
      asked(parts, 'linkResult', { value: routes.linkResult.value, body, signal, key, params: { order } }),
  };
}
export type HeadLine = ReturnType<typeof createHeadLine>;

interface Asked<S extends TSchema> {
  readonly value: S;
  readonly body?: unknown;
  readonly signal: AbortSignal;
  readonly key: string | null;
  readonly params?: { readonly [name: string]: string };
  readonly query?: string;
}

const queryOf = (asked: { readonly [name: string]: string | number | null }): string => {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === null ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return given.length === 0 ? '' : `?${given.join('&')}`;
};

/** A batch on a slow line is there within this (ms): 500 events are 16 kB, two seconds at 64 kbit/s. */
const answerMs = 60_000;

const zipped = promisify(gzip);

const Good = Type.Object({ ok: Type.Literal(true), value: Type.Unknown() });
const Refused = Type.Object({
  ok: Type.Literal(false),
  refusal: Type.Object({
    code: Type.String(),
    about: Type.Optional(Type.Object({ seq: Type.Optional(Type.Integer()), hash: Type.Optional(Type.String()) })),
  }),
});

const asked = async <S extends TSchema>(
  { url, clock, send = sendByHttp }: HeadLineParts,
  name: RouteName,
  { value, body, signal, key, params = {}, query = '' }: Asked<S>,
): Promise<HeadAnswer<Static<S>>> => {
  const { method, path } = paths[name];
  const address = `${url}${filled(path, params)}${query}`;
  try {
    const written = body === undefined ? null : JSON.stringify(body);
    const { status, text } = await within({ clock, ms: answerMs, signal }, (ended) =>
      send({ method, address, key, text: written, signal: ended }),
    );
    return understood({ status, said: parsed(text) }, value);
  } catch (error) {
    return { kind: 'cut', detail: error instanceof Error ? causeOf(error) : 'no answer' };
  }
};

const sendByHttp: Send = async ({ method, address, key, text, signal }) => {
  const reply = await fetch(address, { method, ...(await sent(text, key)), redirect: 'manual', signal });
  return { status: reply.status, text: await reply.text() };
};

const sent = async (text: string | null, key: string | null) => {
  const who = key === null ? {} : { authorization: `Bearer ${key}` };
  if (text === null) return { headers: who };
  const headers = { 'content-type': 'application/json', ...who };
  if (key === null) return { headers, body: text };
  return { headers: { ...headers, 'content-encoding': 'gzip' }, body: await zipped(text) };
};

const understood = <S extends TSchema>(
  { status, said }: { readonly status: number; readonly said: unknown },
  value: S,
): HeadAnswer<Static<S>> => {
  if (Check(Good, said) && Check(value, said.value)) return { kind: 'ok', value: said.value };
  if (!Check(Refused, said)) return { kind: 'cut', detail: `answered ${status}` };
  const { code, about } = said.refusal;
  if (status >= 500 || status === 429) return { kind: 'cut', detail: `answered ${code}` };
  return { kind: 'refused', code, seq: about?.seq ?? 0, hash: about?.hash ?? '' };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const causeOf = ({ message, cause }: Error): string => (cause instanceof Error ? cause.message : message);
