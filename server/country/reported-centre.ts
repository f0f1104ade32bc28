import type { Centre } from '../../shared/centre/centre.ts';

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

/** What regions are told apart by: their name in the first language that they have one in; '' = not said. */
export function regionOf({ region }: Pick<Centre, 'region'>): string {
  return region === undefined ? '' : (Object.values(region).find((text) => text !== undefined && text !== '') ?? '');
}
