import { paths, type RouteName } from '../shared/paths.ts';
import type { Refusal, Result } from '../shared/refusals.ts';
import type { RouteBody, RouteQuery, RouteValue } from '../shared/routes.ts';

/** How a screen asks the server: one function a route would be noise; the name of the route is enough. */
export interface Ask<N extends RouteName> {
  readonly params?: { readonly [name: string]: string };
  readonly query?: RouteQuery<N>;
  readonly body?: RouteBody<N>;
  /** The same key repeated gives the same answer: made when the question is shown, not at the tap. */
  readonly key?: string;
  readonly headers?: { readonly [name: string]: string };
}
/** `lost`: no answer came, nobody knows whether it was done. Ask again with the same key, or look at the view. */
export type Answer<T> = Result<T, Refusal> | { readonly ok: false; readonly lost: true };
export type Api = <N extends RouteName>(route: N, ask?: Ask<N>) => Promise<Answer<RouteValue<N>>>;

/** An `Api` over fetch. `token` is a device's; staff come by cookie. A question without an answer after `timeoutMs` is `lost`. */
export function httpApi(options: { readonly token?: () => string | null; readonly timeoutMs?: number } = {}): Api {
  const ask = async (route: RouteName, question: Ask<RouteName> = {}): Promise<Answer<unknown>> => {
    const plan = paths[route];
    const url = new URL(fill(plan.path, question.params ?? {}), location.origin);
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
  return ask as Api;
}

/** 128 bits of chance for an idempotency key; works on plain http too, where randomUUID does not. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const fill = (path: string, params: { readonly [name: string]: string }): string =>
  path.replace(/\/:([a-z]+)\??/g, (_, name: string) => {
    const value = params[name];
    return value === undefined ? '' : `/${encodeURIComponent(value)}`;
  });
