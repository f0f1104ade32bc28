import type { Chance } from './chance.ts';

/**
 * How long to leave a head office alone that could not be reached (ms): twice as long each time, up to a minute, and spread, so that
 * 300 branches do not come back at one moment.
 */
export function backOffMs(tries: number, { randomShare }: Chance): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(tries - 1, 10)) * (0.5 + randomShare() / 2);
}

const firstMs = 1000;
const mostMs = 60_000;
