/** How far a number series has come in one business day. */
export interface SeriesUse {
  readonly id: string;
  readonly prefix: string;
  /** The next number to give, before padding. */
  readonly next: number;
  /** How often it has started again, from 0. */
  readonly lap: number;
  readonly issued: number;
}

/** How many tickets a service has given in one business day. */
export interface ServiceUse {
  readonly id: string;
  readonly issued: number;
}
