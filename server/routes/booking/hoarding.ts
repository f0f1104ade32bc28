import { ok, type Result, refuse } from '../../../shared/refusals.ts';
import { openAllowance } from '../../access/allowance.ts';
import { isAtHome } from '../../http/origin.ts';
import type { RouteParts } from '../centre-request.ts';
import type { RouteRequest } from '../register.ts';

/** How much one who is not known may keep for themselves. */
export interface Hoarding {
  /** `too-many` where they keep too much, with when to try again. */
  take(request: HoardingAsker): Result<null>;
  giveBack(request: HoardingAsker): void;
}
type HoardingAsker = Pick<RouteRequest<'hold'>, 'caller' | 'raw'>;

/**
 * Places may be kept so many at once from one address or kiosk, then one in a minute; who books, gives theirs back. Staff, programs
 * and this machine's own may as they like: but not those who come through a proxy on it that nobody has said is to be trusted.
 */
export function createHoarding({ clock }: Pick<RouteParts, 'clock'>): Hoarding {
  const holds = openAllowance(clock);
  const pace = { atOnce: 10, everyMs: 60_000 };
  const nameOf = ({ caller, raw }: HoardingAsker): string | null => {
    if (caller.kind === 'user' || caller.kind === 'token') return null;
    if (caller.kind === 'device') return `device ${caller.id}`;
    const { headers, socket, raw: asked } = raw;
    return isAtHome({ headers, peer: socket.remoteAddress, version: asked.httpVersion }) ? null : raw.ip;
  };
  return {
    take(request) {
      const name = nameOf(request);
      const wait = name === null ? null : holds.take(name, pace);
      return wait === null ? ok(null) : refuse('too-many', 'Too many places are kept', { retryAfterSeconds: wait });
    },
    giveBack(request) {
      const name = nameOf(request);
      if (name !== null) holds.giveBack(name, pace);
    },
  };
}
