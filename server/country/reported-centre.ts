import type { Centre } from '../../shared/centre/centre.ts';
import { regionOf } from '../../shared/country/region-of.ts';

/** A centre that is counted: where it stands, its zone (IANA), and the wait (seconds) that is kept in its service level. */
export interface ReportedCentre {
  readonly id: string;
  readonly region: string;
  readonly timeZone: string;
  readonly targetSeconds: number;
}

/** A centre as reports over the country count it. */
export function reportedCentre(document: Pick<Centre, 'id' | 'region' | 'targets' | 'timeZone'>): ReportedCentre {
  const { id, timeZone, targets } = document;
  return { id, timeZone, region: regionOf(document), targetSeconds: targets.waitSeconds };
}
