import { batchLimits } from '../../shared/country/link.ts';
import type { StoredBody } from '../store/link.ts';

/** As many as fit into a batch; one alone goes in any case. A document of a centre may be large, and is written into JSON once more. */
export function fitting(bodies: readonly StoredBody[]): readonly StoredBody[] {
  let length = 0;
  const cut = bodies.findIndex(({ body }, index) => {
    length += body.length;
    return index > 0 && length > batchLimits.bytes / 4;
  });
  return cut < 0 ? bodies : bodies.slice(0, cut);
}
