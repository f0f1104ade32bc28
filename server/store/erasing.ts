/** What a store takes away when its time has come. */
export interface Erasing {
  /**
   * Erases personal data, secrets, kept answers, sessions and failures whose time has come; a dead secret also where slips and
   * kept answers tell it. Gives how many rows went or were changed.
   */
  erase(now: number): Promise<number>;
  /** Those of these jobs whose slip need not be kept: its ticket's secret is dead, or there is no such job. */
  slipsOver(jobs: readonly string[], now: number): Promise<readonly string[]>;
}
