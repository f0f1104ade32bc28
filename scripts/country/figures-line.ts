import type { Measured } from './meter.ts';

/** One line for what happened in so many seconds. */
export function figuresLine(at: string, seconds: number, { events, behind, lag, rss }: Measured): string {
  const megabytes = [...rss].map(([name, bytes]) => `${name} ${Math.round(bytes / 1e6)} MB`);
  const seen =
    lag === null ? 'nothing shown' : `commit to head office p50 ${lag.p50.toFixed(0)} p95 ${lag.p95.toFixed(0)} ms`;
  return [at, `${(events / seconds).toFixed(1)} events/s`, `${behind} behind`, seen, ...megabytes].join(' · ');
}
