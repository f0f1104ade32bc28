import type { lookup } from 'node:dns';
import type { RequestOptions } from 'node:http';

/**
 * Looks a name up for one connection and leaves the addresses that may be connected to: a name may mean something else each time.
 * Where none is left it fails with `refusal`, which the name stands behind.
 */
export function lookupWithin(
  may: (address: string) => boolean,
  resolve: typeof lookup,
  refusal: string,
): NonNullable<RequestOptions['lookup']> {
  return (name, options, answer) =>
    resolve(name, { ...options, all: true }, (error, found) => {
      const fit = error === null ? found.filter(({ address }) => may(address)) : [];
      const [first] = fit;
      if (first === undefined) return answer(error ?? new Error(`${refusal}: ${name}`), []);
      if (options.all) answer(null, fit);
      else answer(null, first.address, first.family);
    });
}
