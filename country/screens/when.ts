import { dateInFigures } from '../../shared/reports/figure-words.ts';
import { clockTime, dateIn } from '../../shared/words.ts';

/** A moment by the clock of the head office. */
export function whenOf(iso: string, sign: string): string {
  const at = Date.parse(iso);
  return `${dateInFigures(dateIn(at, zone), sign)} ${clockTime(at, zone)}`;
}

/** The clock of the capital, where the head office stands. */
export const zone = 'Asia/Baku';
