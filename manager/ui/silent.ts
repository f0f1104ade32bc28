/** Whether a screen has not been heard of for so long, at `now` (ms of the server), that it is off, or cut off. */
export function isSilent({ seenAt }: { readonly seenAt: string }, now: number): boolean {
  return now - Date.parse(seenAt) > silentMs;
}

/** A screen that is connected is written down every half a minute, one that has gone is known to have within eight seconds more. */
const silentMs = 75_000;
