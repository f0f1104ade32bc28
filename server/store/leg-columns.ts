import type { LegRow } from '../../shared/reports/figures.ts';

export type LegColumn = readonly [field: keyof LegRow, column: string];

/** The fields of a leg and their columns; the first four are its key. */
export const columnsOfLegs: readonly LegColumn[] = [
  ['centre', 'centre'],
  ['date', 'date'],
  ['ticket', 'ticket'],
  ['leg', 'leg'],
  ['practice', 'practice'],
  ['number', 'number'],
  ['service', 'service'],
  ['priorityClass', 'priority_class'],
  ['channel', 'channel'],
  ['counter', 'counter'],
  ['clerk', 'clerk'],
  ['issuedAt', 'issued_at'],
  ['queuedAt', 'queued_at'],
  ['calledAt', 'called_at'],
  ['startedAt', 'started_at'],
  ['endedAt', 'ended_at'],
  ['calls', 'calls'],
  ['waitSeconds', 'wait_seconds'],
  ['walkSeconds', 'walk_seconds'],
  ['serviceSeconds', 'service_seconds'],
  ['parkedSeconds', 'parked_seconds'],
  ['suspendedWaitSeconds', 'suspended_wait_seconds'],
  ['suspendedAfterSeconds', 'suspended_after_seconds'],
  ['ending', 'ending'],
  ['outcome', 'outcome'],
  ['inaccurate', 'inaccurate'],
  ['imported', 'imported'],
  ['quotedLow', 'quoted_low'],
  ['quotedMiddle', 'quoted_middle'],
  ['quotedHigh', 'quoted_high'],
  ['quotedBasis', 'quoted_basis'],
  ['promisedFrom', 'promised_from'],
  ['promisedTo', 'promised_to'],
];
/** How many of them are the key. */
export const legKeyLength = 4;

/** The fields of a leg, to compare two of them by. */
export const legFields: readonly (keyof LegRow)[] = columnsOfLegs.map(([field]) => field);
