/** The link between branches, each with its own server, and a head office that sees them all. */

/** How a branch's server stands to its head office. */
export const uplinkStates = [
  /** No head office is named. */
  'off',
  /** It has not got to know yet. */
  'beginning',
  /** Its key waits to be let in at the head office. */
  'waiting',
  'sending',
  /** The head office has all that there is. */
  'level',
  /** It cannot be reached; all goes on here, and is brought up once it can be. */
  'cut',
  /** This centre was put back to a copy, and does nothing before the head office was asked what it lacks. */
  'held',
  /** It has another log of this centre, or more of it than there is here: nothing is brought up before people have looked. */
  'forked',
  /** The bytes do not arrive as they were written. */
  'chain-broken',
] as const;
export type UplinkState = (typeof uplinkStates)[number];

/** What is wrong with a centre's way to its head office. */
export interface UplinkTrouble {
  readonly state: Extract<UplinkState, 'waiting' | 'held' | 'cut' | 'forked' | 'chain-broken'>;
  /** What is to be let in at the head office. */
  readonly code: string | null;
}

/** Events of one batch, at most; bytes of its gzip and of what that inflates to. */
export const batchLimits = { events: 500, gzipBytes: 2 * 1024 * 1024, bytes: 8 * 1024 * 1024 } as const;

/** What a branch says of itself whenever it speaks to its head office. */
export interface BranchSays {
  /** Of its program. */
  readonly version: string;
  /** What its clock shows (ms). */
  readonly now: number;
  /** Events of its log that it has not sent yet, but for those that come along. */
  readonly queue: number;
}

/** After so long (ms) what a head office asks is not to be done any more: a hall is not cleared for what was yesterday. null = never. */
export const orderLapseMs = {
  open: 5 * 60_000,
  close: 5 * 60_000,
  emergency: 60_000,
  'emergency-over': 5 * 60_000,
  configuration: null,
} as const;

export const orderOutcomes = ['done', 'refused', 'lapsed'] as const;
export type OrderOutcome = (typeof orderOutcomes)[number];
/** `given`: the branch has it, and has not said yet what came of it. */
export const orderStatuses = ['waiting', 'given', ...orderOutcomes] as const;
