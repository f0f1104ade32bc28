import type { LegRow, VisitOrigin } from '../../shared/reports/figures.ts';

/** What of a leg is counted in a report, or is the key of a row. */
export const countedFields = [
  'date',
  'leg',
  'practice',
  'inaccurate',
  'service',
  'priorityClass',
  'channel',
  'counter',
  'clerk',
  'issuedAt',
  'queuedAt',
  'calledAt',
  'startedAt',
  'waitSeconds',
  'serviceSeconds',
  'suspendedWaitSeconds',
  'ending',
] as const satisfies readonly (keyof LegRow)[];

export type CountedLeg = Pick<LegRow, (typeof countedFields)[number]> & {
  /** Of its ticket's seat; absent or null = they walked in. */
  readonly origin?: VisitOrigin | null;
};
