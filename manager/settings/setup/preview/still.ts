import type { Clock } from '../../../../shared/time/clock.ts';
import type { Api } from '../../../../ui/api.ts';
import { previewMoment } from './preview-views.ts';

/** What a screen needs of the world where nothing happens by itself. */

/** A clock that stands still but for what it is told to pass; nothing set on it ever comes. */
export interface StillClock extends Clock {
  pass(ms: number): void;
}

/** A clock at the moment of the preview. */
export function stillClock(): StillClock {
  let now = previewMoment;
  return {
    now: () => now,
    after: () => ({ cancel: () => undefined }),
    pass: (ms) => {
      now += ms;
    },
  };
}

/** A server that gives these answers, and of all else is not heard. */
export function stillApi(answers: { readonly [route: string]: unknown }): Api {
  const api = async (route: string): Promise<unknown> =>
    Object.hasOwn(answers, route) ? { ok: true, value: answers[route] } : new Promise(() => undefined);
  return api as Api;
}
