import type { PhoneView } from '../shared/views.ts';

/** Whether anything may still become of a ticket. */
export function hasNotEnded({ status }: PhoneView): boolean {
  return status !== 'served' && status !== 'cancelled' && status !== 'expired';
}

/** Whether the call is so near, or there, that the phone's screen should not go dark over it. */
export function isNearCall({ status, ahead }: PhoneView): boolean {
  return status === 'called' || (status === 'waiting' && ahead !== null && ahead < nearAhead);
}

/** So few ahead are near: lit for longer the phone would only lose its charge. */
const nearAhead = 3;
