import type { KioskScan } from '../../shared/devices/kiosk-scan.ts';

/** What a scanner that types has read at a kiosk: a booking by what it is checked in by, or what there is to say of the code. */
export type TypedCode =
  | { readonly of: 'seat'; readonly by: { readonly code: string } | { readonly secret: string } }
  | { readonly of: 'other'; readonly scan: KioskScan };

/** Keeps it until its errand begins. */
export function keepTyped(host: object, code: TypedCode): void {
  kept.set(host, code);
}

/** Gives it to the errand that begins, once. */
export function takeTyped(host: object): TypedCode | null {
  const code = kept.get(host) ?? null;
  kept.delete(host);
  return code;
}

const kept = new WeakMap<object, TypedCode>();
