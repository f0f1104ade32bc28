import type { RouteQuery } from '../../shared/routes.ts';
import type { Clock, Timer } from '../../shared/time/clock.ts';
import type { BranchHeard, LinkStore } from '../store/link.ts';
import { reportIn } from './branch-report.ts';

/** Writes down that branches spoke without having brought anything: what gathers in some seconds with one transaction. */
export function openHearing({
  store,
  clock,
}: {
  readonly store: Pick<LinkStore, 'branchesHeard'>;
  readonly clock: Clock;
}) {
  let gathered = new Map<string, BranchHeard>();
  let timer: Timer | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = (): void => {
    timer = null;
    const heard = [...gathered.values()].sort((a, b) => (a.centre < b.centre ? -1 : 1));
    gathered = new Map();
    // Where it cannot be written a branch is heard of half a minute later.
    writing = writing.then(() => store.branchesHeard(heard)).catch(() => undefined);
  };
  return {
    heard(centre: string, query: RouteQuery<'linkOrders'>): void {
      const at = clock.now();
      gathered.set(centre, { centre, at, report: reportIn(query, at) });
      timer ??= clock.after(gatherMs, write);
    },
    async close(): Promise<void> {
      timer?.cancel();
      await writing;
    },
  };
}

const gatherMs = 2000;
