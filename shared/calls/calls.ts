/** Calls: what came of a conversation at a phone desk, and what the exchange says of it. */

/** [HL4] What came of a call. */
export const callOutcomes = ['answered', 'appeal', 'booking', 'passed-on', 'call-back', 'dropped'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** [HL4] Those that say which case they made: its number is the reason. */
export const outcomesWithCase = ['appeal', 'call-back'] as const satisfies readonly CallOutcome[];

/** [HL4] The kind of case that a call-back is. */
export const callbackKind = 'callback';

/** [HL4] How often somebody is called back in all, and what the tries come to. */
export const callbackTries = 3;
export const callbackEnds = ['reached', 'not-reached'] as const;
export type CallbackEnd = (typeof callbackEnds)[number];

/** [HL2] What the exchange tells of a call, each once. */
export const callEvents = ['ringing', 'answered', 'ended', 'abandoned'] as const;
export type CallEvent = (typeof callEvents)[number];

/** [HL2] How old, or how far ahead, what the exchange tells may be (seconds). */
export const callEventSeconds = 300;

/** The header with the signature of the exchange: HMAC-SHA-256 over the bytes of the body, in hex. */
export const signatureHeader = 'x-novbe-signature';
