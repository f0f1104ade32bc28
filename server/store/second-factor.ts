/** An authenticator app, and codes for when it is lost. */
export interface SecondFactor {
  /** Base32; the app has the same. */
  readonly secret: string;
  /** SHA-256 of each recovery code that has not been used. */
  readonly recovery: readonly string[];
  /** The 30 s since 1970 whose code was used last: no code counts twice. */
  readonly lastStep: number;
}
