import {
  type PartSize,
  type PlacedPart,
  partSizes,
  type SlipPart,
  slipParts,
  usualParts,
} from '../../../../shared/devices/slip-schema.ts';
import { readAt } from '../at-path.ts';
import { shifted as shiftedRows } from '../lists/moved.ts';

/** A part of the slip as a row of the form. */
export interface SlipRow {
  readonly part: SlipPart;
  readonly size: PartSize;
  readonly printed: boolean;
}

/** All parts: those that are printed in their order, then the others; what stands in a draft and is no part is passed over. */
export function rowsOf(parts: unknown): readonly SlipRow[] {
  const placed = placedIn(parts);
  const printed = placed.map(({ part, size = 'usual' }) => ({ part, size, printed: true }));
  const others = slipParts.filter((part) => !placed.some((one) => one.part === part));
  return [...printed, ...others.map((part) => ({ part, size: 'usual', printed: false }) as const)];
}

/** What is printed, as it stands in a draft; the usual parts where nothing does. */
export function placedIn(parts: unknown): readonly PlacedPart[] {
  if (!Array.isArray(parts)) return usualParts;
  return parts.flatMap((one: unknown) => {
    const part = slipParts.find((name) => name === readAt(one, 'part'));
    const size = partSizes.find((name) => name === readAt(one, 'size'));
    return part === undefined ? [] : [{ part, ...(size === undefined ? {} : { size }) }];
  });
}

/** With a part more, where it usually stands, or with one less; the number always stays. */
export function toggled(placed: readonly PlacedPart[], part: SlipPart): readonly PlacedPart[] {
  if (placed.some((one) => one.part === part)) return placed.filter((one) => one.part !== part || part === 'number');
  const rank = slipParts.indexOf(part);
  const behind = placed.findIndex((one) => slipParts.indexOf(one.part) > rank);
  return placed.toSpliced(behind < 0 ? placed.length : behind, 0, { part });
}

/** With a part one place further up or down. */
export function shifted(placed: readonly PlacedPart[], part: SlipPart, by: -1 | 1): readonly PlacedPart[] {
  return shiftedRows(placed, new Set([placed.findIndex((one) => one.part === part)]), by).list;
}

/** With a part of another size. */
export function resized(placed: readonly PlacedPart[], part: SlipPart, size: PartSize): readonly PlacedPart[] {
  return placed.map((one) => (one.part === part ? (size === 'usual' ? { part } : { part, size }) : one));
}
