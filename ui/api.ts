import { filled } from '../shared/path-parts.ts';
import type { paths, RouteName, RouteParams } from '../shared/paths.ts';
import type { Refusal, Result } from '../shared/refusals.ts';
import type { RouteBody, RouteQuery, RouteValue } from '../shared/routes.ts';

/** How a screen asks the server: one function a route would be noise; the name of the route is enough. */
interface AskParts<N extends RouteName> {
  readonly query?: RouteQuery<N>;
  readonly body?: RouteBody<N>;
  /** The same key repeated gives the same answer: made when the question is shown, not at the tap. */
  readonly key?: string;
  readonly headers?: { readonly [name: string]: string };
}
/** What goes with the name of a route: the parameters of its path, and what else it takes. */
export type Ask<N extends RouteName> = AskParts<N> &
  (object extends RouteParams<N> ? { readonly params?: RouteParams<N> } : { readonly params: RouteParams<N> });
/** What may go with some route, whichever it is: for what stands between the screen and the server. */
export type AnyAsk = AskParts<RouteName> & { readonly params?: { readonly [name: string]: string | undefined } };
/** `lost`: no answer came, nobody knows whether it was done. Ask again with the same key, or look at the view. */
export type Answer<T> = Result<T, Refusal> | { readonly ok: false; readonly lost: true };
/** Asks one of these routes. */
export type Api<Names extends RouteName = RouteName> = (<N extends Names>(
  route: N,
  ...ask: Asking<N>
) => Promise<Answer<RouteValue<N>>>) & {
  /** Never there: with it an Api of some routes does not pass for one of more, as generic functions do. */
  readonly asks?: (route: Names) => void;
};
/** The paths of the routes that a screen asks: it carries no others. */
export type PathsOf<Names extends RouteName> = { readonly [N in Names]: (typeof paths)[N] };
type Asking<N extends RouteName> = object extends Ask<N> ? [ask?: Ask<N>] : [ask: Ask<N>];

/** An `Api` over fetch. `token` is a device's; staff come by cookie. A question without an answer after `timeoutMs` is `lost`. */
export function httpApi<Names extends RouteName>(
  paths: PathsOf<Names>,
  options: { readonly token?: () => string | null; readonly timeoutMs?: number } = {},
): Api<Names> {
  const ask = async (route: Names, question: AnyAsk = {}): Promise<Answer<unknown>> => {
    const plan = paths[route];
    const url = new URL(filled(plan.path, question.params ?? {}), location.origin);
    for (const [name, value] of Object.entries(question.query ?? {})) url.searchParams.set(name, String(value));
    const headers = new Headers(question.headers);
    const token = options.token?.();
    if (token) headers.set('authorization', `Bearer ${token}`);
    if (question.key !== undefined) headers.set('idempotency-key', question.key);
    const sends = plan.method !== 'GET' && plan.method !== 'DELETE';
    if (sends) headers.set('content-type', 'application/json');
    try {
      const reply = await fetch(url, {
        method: plan.method,
        headers,
        signal: AbortSignal.timeout(options.timeoutMs ?? 8000),
        ...(sends ? { body: JSON.stringify(question.body ?? {}) } : {}),
      });
      return (await reply.json()) as Answer<unknown>;
    } catch {
      return { ok: false, lost: true };
    }
  };
  return ask as Api<Names>;
}

/** 128 bits of chance for an idempotency key; works on plain http too, where randomUUID does not. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
