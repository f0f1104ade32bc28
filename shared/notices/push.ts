/** What is pushed to a phone at a call: a number and a counter, in words. Whose ticket it is, the phone knows. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  readonly language: string;
  readonly number: string;
  /** When it was called, ms since 1970. */
  readonly at: number;
}
