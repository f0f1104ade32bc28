import type { CheckedReads } from './checked-reads.ts';

/** What a check of what stands beside the cases of a centre is told: `nameOf` gives a case's number, `report` takes one line each. */
export interface CheckedCases {
  readonly centre: string;
  readonly reads: CheckedReads;
  readonly nameOf: (id: string) => string;
  readonly report: (message: string) => void;
}
