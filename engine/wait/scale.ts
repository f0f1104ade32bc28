/** Waits are weighed and learnt on a bent scale, so that two minutes count for more at five than at ninety. */
export const toScale = (seconds: number): number => Math.log(Math.max(0, seconds) + 60);

/** The seconds that stand at this place of the scale. */
export const fromScale = (scaled: number): number => Math.max(0, Math.exp(scaled) - 60);
