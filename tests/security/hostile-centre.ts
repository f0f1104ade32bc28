import type { Centre } from '../../shared/centre/centre.ts';

/** A centre whose every text that a person reads carries what should not run. */
export function hostileCentre(centre: Centre): Centre {
  const spoilt = spoiled(centre) as Centre;
  const line = <T extends { readonly name: string }>(one: T): T => ({ ...one, name: `${one.name} ${hostile}` });
  return {
    ...spoilt,
    counters: spoilt.counters.map((counter) => ({ ...counter, name: '<b>"\'&\u202e1' })),
    printers: spoilt.printers.map(line),
    kiosks: spoilt.kiosks.map(line),
    displays: spoilt.displays.map(line),
  };
}

/**
 * What somebody writes who wants to see whether it runs: it would set `window.ran`, or break out of what it stands in. The
 * mark that turns the way of reading is never taken back.
 */
export const hostile = '<script>ran=1</script><img src=x onerror="ran=1">"\'>{{ran=1}}&lt;\u0007👩‍👧 \u202eRTL';

const isText = (value: unknown): value is { readonly [language: string]: string } =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, text]) => /^[a-z]{2,3}$/.test(key) && typeof text === 'string');

const spoiled = (value: unknown, key = ''): unknown => {
  if (isText(value)) {
    return Object.fromEntries(Object.entries(value).map(([language, text]) => [language, `${text} ${hostile}`]));
  }
  if (Array.isArray(value)) return value.map((one) => spoiled(one, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoiled(one, name)]));
  }
  return key === 'keywords' ? hostile : value;
};
