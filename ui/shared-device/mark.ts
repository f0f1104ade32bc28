import type { Memory } from '../storage.ts';

/** Whether many use this device: said once by `?shared=yes` in the address, taken back by `?shared=no`. */
export function isSharedDevice(search: string, memory: Memory): boolean {
  const said = /[?&]shared=(yes|no)\b/.exec(search)?.[1];
  if (said !== undefined) memory.write(said);
  return (said ?? memory.read()) === 'yes';
}

/** A memory that keeps nothing: what one has booked is not for the next. */
export const forgetful: Memory = { read: () => null, write: () => undefined };
