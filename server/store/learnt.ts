/** What was learnt of a centre's waits: JSON of the form that `version` names. `learntAt` in ms. */
export interface LearntRow {
  readonly version: number;
  readonly learntAt: number;
  readonly body: string;
}

/** What the centres have learnt. */
export interface LearntStore {
  /** What was last learnt of a centre's waits; null = nothing yet. */
  learnt(centre: string): Promise<LearntRow | null>;
  /** When that was (ms): costs less. */
  learntAt(centre: string): Promise<number | null>;
  /** Puts what was learnt in place of what was before. */
  putLearnt(centre: string, row: LearntRow): Promise<void>;
}
