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
  /** What it came to, in a word; null = it is no answer. */
  readonly outcome: string | null;
  readonly body: string;
  /** Who signed, and for which department: a line each. */
  readonly signed: readonly string[];
  /** [CS13] By what a document is checked; absent = it is a letter. */
  readonly check?: {
    readonly code: string;
    readonly how: string;
    readonly address: string;
    /** Whether the address leads here from anywhere: then it stands as a QR code too. */
    readonly isOpen: boolean;
  };
  readonly words: { readonly number: string; readonly date: string; readonly to: string; readonly outcome: string };
}
