/** A screen of the kiosk as somebody meets it who only hears it. */
export interface Seen {
  /** Of the page: az, ru, en. */
  readonly language: string;
  readonly title: string;
  /** What there is to read, from above to below; never what somebody typed. */
  readonly lines: readonly Line[];
  /** Which page of a list it is; null = there is one. */
  readonly page: Place | null;
  /** What is told before the screen goes; null = it stays. */
  readonly warning: string | null;
  /** What the next press would be of; null = nothing yet. */
  readonly focus: Control | null;
  /** How many controls there are. */
  readonly controls: number;
  /** What is typed here; null = nothing is. */
  readonly typed: Typed | null;
  /** The heading has a code that is for nobody's ears. */
  readonly hasCode: boolean;
  /** Of what is typed or answered here nothing is said but its length. */
  readonly isPrivate: boolean;
}
export interface Line {
  readonly text: string;
  /** It changes by itself, and is to be told then. */
  readonly isLive: boolean;
}
/** From 1. */
export interface Place {
  readonly at: number;
  readonly of: number;
}
export interface Control extends Place {
  readonly name: string;
  /** The question that it is a part of, and what helps to answer it or is wrong. */
  readonly about: string;
  readonly isField: boolean;
  readonly isPressed: boolean;
  readonly isOff: boolean;
  /** Of its name. */
  readonly language: string;
}
export interface Typed {
  readonly length: number;
  /** The letter typed last; null where it is for nobody's ears. */
  readonly last: string | null;
  /** Which field of several. */
  readonly field?: string;
}
