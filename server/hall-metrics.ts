import { screenTroublesOf } from '../shared/devices/screen-report.ts';
import { type Centres, centresInUse } from './centre/centres.ts';
import type { HallFacts, Metrics } from './metrics.ts';
import type { Printing } from './printing/spoolers.ts';
import type { AccessStore } from './store/store.ts';

export interface HallParts {
  readonly centres: Centres;
  readonly printing: Pick<Printing, 'statuses'>;
  readonly store: Pick<AccessStore, 'devices'>;
  readonly metrics: Pick<Metrics, 'watchHall'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Has the screens and printers of all centres in use among the figures, asked whenever these are read. */
export function watchHalls({ centres, printing, store, metrics, now }: HallParts): void {
  metrics.watchHall(async (): Promise<HallFacts> => {
    const facts = await Promise.all(
      centresInUse(centres.list()).map(async (live) => {
        const [devices, statuses] = await Promise.all([store.devices(live.id), printing.statuses(live.id)]);
        return { centre: live.id, devices, statuses };
      }),
    );
    return {
      devices: facts.flatMap(({ centre, devices }) =>
        devices
          .filter(({ approved }) => approved)
          .map(({ kind, place, seenAt, health }) => ({
            ...{ centre, kind, place, silentSeconds: Math.max(0, Math.round((now() - seenAt) / 1000)) },
            troubles: health === undefined ? [] : screenTroublesOf(health),
          })),
      ),
      printers: facts.flatMap(({ centre, statuses }) =>
        [...statuses].map(([printer, status]) => ({ centre, printer, status })),
      ),
    };
  });
}
