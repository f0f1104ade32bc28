/** Calls: what came of a conversation at a phone desk, and what the exchange says of it. */

/** [HL4] What came of a call. */
export const callOutcomes = ['answered', 'appeal', 'booking', 'passed-on', 'call-back', 'dropped'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** [HL4] Those that say which case they made: its number is the reason. */
export const outcomesWithCase = ['appeal', 'call-back'] as const satisfies readonly CallOutcome[];
