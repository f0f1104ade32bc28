/** Whether a screen has not been heard of for so long, at `now` (ms of the server), that it is off, or cut off. */
export function isSilent({ seenAt }: { readonly seenAt: string }, now: number): boolean {
  return now - Date.parse(seenAt) > silentMs;
}

/** A screen that is on is heard of every five minutes and a half at the latest. */
const silentMs = 420_000;
