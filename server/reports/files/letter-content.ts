/** A letter as its page shows it: every word in its language. It can cross to a thread. */
export interface LetterContent {
  readonly language: string;
  /** Whose letter it is: the head of the page. */
  readonly from: string;
  /** As `M26-000123-K`, and the day of the answer in words. */
  readonly number: string;
  readonly date: string;
  /** Who asked, and where they live: a line each. */
  readonly to: readonly string[];
  readonly subject: string;
  /** What it came to, in a word. */
  readonly outcome: string;
  readonly body: string;
  /** Who signed, and for which department: a line each. */
  readonly signed: readonly string[];
  readonly words: { readonly number: string; readonly date: string; readonly to: string; readonly outcome: string };
}
