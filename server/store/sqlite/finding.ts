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
