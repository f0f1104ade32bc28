import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Static, type TSchema, Type } from 'typebox';
import { Check } from 'typebox/value';
import type { Clock } from '../../shared/clock.ts';
import { paths } from '../../shared/paths.ts';
import { type RouteBody, type RouteValue, routes } from '../../shared/routes.ts';
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
}

/** The line to a head office: outbound HTTP alone. Nothing here rejects. */
export function createHeadLine(parts: HeadLineParts) {
  return {
    ask: (body: RouteBody<'askDevice'>, signal: AbortSignal): Promise<HeadAnswer<RouteValue<'askDevice'>>> =>
      post(parts, { path: paths.askDevice.path, value: routes.askDevice.value, body, signal, key: null }),
    bring: (
      key: string,
      body: RouteBody<'linkEvents'>,
      signal: AbortSignal,
    ): Promise<HeadAnswer<RouteValue<'linkEvents'>>> =>
      post(parts, { path: paths.linkEvents.path, value: routes.linkEvents.value, body, signal, key }),
  };
}
export type HeadLine = ReturnType<typeof createHeadLine>;

interface Posted<S extends TSchema> {
  readonly path: string;
  readonly value: S;
  readonly body: unknown;
  readonly signal: AbortSignal;
  readonly key: string | null;
}

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

const post = async <S extends TSchema>(
  { url, clock }: HeadLineParts,
  { path, value, body, signal, key }: Posted<S>,
): Promise<HeadAnswer<Static<S>>> => {
  try {
    const answer = await within({ clock, ms: answerMs, signal }, async (ended) => {
      const reply = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key === null ? {} : { 'content-encoding': 'gzip', authorization: `Bearer ${key}` }),
        },
        body: key === null ? JSON.stringify(body) : await zipped(JSON.stringify(body)),
        redirect: 'manual',
        signal: ended,
      });
      return { status: reply.status, said: parsed(await reply.text()) };
    });
    return understood(answer, value);
  } catch (error) {
    return { kind: 'cut', detail: error instanceof Error ? causeOf(error) : 'no answer' };
  }
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
