import type { Centre } from '../centre/centre.ts';
import { keysOf, kioskKeyNames } from './usual-keys.ts';

export interface KioskKeyFault {
  readonly path: string;
  readonly code: 'key-taken';
  readonly params: { readonly key: string };
}

/** A key does one thing at a kiosk; those that it has no word of are the usual ones. */
export function* kioskKeyFaults(centre: Centre): Iterable<KioskKeyFault> {
  for (const [at, { keys }] of centre.kiosks.entries()) {
    if (keys === undefined) continue;
    const whole = keysOf(keys);
    for (const name of kioskKeyNames) {
      const isOther = kioskKeyNames.some((other) => other !== name && whole[other] === whole[name]);
      if (keys[name] !== undefined && isOther)
        yield { path: `kiosks/${at}/keys/${name}`, code: 'key-taken', params: { key: whole[name] } };
    }
  }
}
