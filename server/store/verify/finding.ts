/** Something that is not as it was written. `seq` is the first event concerned, where it is about one. */
export interface Finding {
  readonly centre: string | null;
  readonly seq: number | null;
  readonly problem: Problem;
  readonly message: string;
}

export type Problem =
  | 'file'
  | 'schema'
  | 'orphan'
  | 'gap'
  | 'hash'
  | 'body'
  | 'columns'
  | 'time'
  | 'legs'
  | 'seats'
  | 'cases'
  | 'tickets'
  | 'head';

export type Report = (problem: Problem, seq: number | null, message: string) => void;

/** Findings of one centre after which the rest is not listed: one cause tends to give thousands. */
export const mostFindings = 100;
