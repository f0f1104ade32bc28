import { type ClockShift, shiftedEnd } from '../shifted.ts';
import type { QueueStore } from '../store.ts';

/** Leases in memory, and what a correction of the time does to them. */
export function memoryLeases(): {
  readonly store: Pick<QueueStore, 'takeLease' | 'dropLease'>;
  shift(shift: ClockShift): void;
} {
  const held = new Map<string, { readonly owner: string; readonly expiresAt: number }>();
  return {
    store: {
      async takeLease(name, owner, now, ttlMs) {
        const lease = held.get(name);
        if (lease !== undefined && lease.owner !== owner && lease.expiresAt > now) return false;
        held.set(name, { owner, expiresAt: now + ttlMs });
        return true;
      },
      async dropLease(name, owner) {
        if (held.get(name)?.owner === owner) held.delete(name);
      },
    },
    shift(shift) {
      for (const [name, one] of held) held.set(name, { ...one, expiresAt: shiftedEnd(one.expiresAt, shift) });
    },
  };
}
