import type { Room } from '../../shared/wall/wall-layout.ts';
import { nearUnits } from '../../shared/wall/wall-letters.ts';

/**
 * How large a code of so many dots across stands on a wall, in units: each dot is 4.3 mm or more on a screen of 43 inches, so that
 * a phone 2 m away sees it as three dots of a picture of 1920 across (a camera that sees 66° across). null = the room is too small.
 */
export function codeSide(dots: number, { width, height, near }: Room): number | null {
  const side = Math.ceil((dots * dotUnits * near) / nearUnits);
  return side * leastWide <= width && side * leastHigh <= height ? side : null;
}

/** A dot on a lying screen. */
const dotUnits = 9;
/** Words stand beside it, and those of a calm wall above it. */
const leastWide = 1.5;
const leastHigh = 1.6;
