/** Failed sign-ins under one name; `lastAt` in ms, minus infinity where there is none. */
export interface Failures {
  readonly count: number;
  readonly lastAt: number;
}
