import { type MRZFormat, type ParseResult, parse } from 'mrz';
import { finForm } from '../../shared/cases/fin.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';

/**
 * The FIN in the machine-readable zone of an identity document (ICAO 9303): three lines of 30 of a card, two of 36 of an older
 * card, two of 44 of a passport; with line ends or without. `unread-document` where a line or a check digit is wrong, `no-fin`
 * where it is none of Azerbaijan's or has none. Whether it has expired is not asked: it says who somebody is, and proves nothing.
 */
export function finOfZone(zone: string): Result<string> {
  const read = readZone(linesOf(zone));
  if (read === null || !read.details.every(isSound))
    return refuse('unread-document', 'The lines of the document were not read right');
  const fin = read.fields.issuingState === 'AZE' ? read.fields[finFields[read.format] ?? 'optional2'] : null;
  return typeof fin === 'string' && finForm.test(fin) ? ok(fin) : refuse('no-fin', 'The document has no FIN to read');
}

/**
 * Where the FIN stands: behind the number of a card of today, at the end of the second line of an older one and of a passport. Of cards it is not
 * published: so they read in open readers of these documents, and insurers of the country tell their customers to find it there.
 */
const finFields: { readonly [Format in MRZFormat]?: 'optional1' | 'optional' | 'personalNumber' } = {
  TD1: 'optional1',
  TD2: 'optional',
  TD3: 'personalNumber',
};

/** How long a line is, by the length of the whole. */
const lineLengths: { readonly [whole: number]: number } = { 90: 30, 72: 36, 88: 44 };

const linesOf = (zone: string): readonly string[] => {
  const text = zone.replaceAll('\n', '');
  const length = lineLengths[text.length] ?? Math.max(1, text.length);
  return Array.from({ length: text.length / length }, (_, at) => text.slice(at * length, (at + 1) * length));
};

/** What the library reads; null where it finds no document in it. */
const readZone = (lines: readonly string[]): ParseResult | null => {
  if (lines.length < 2) return null;
  try {
    return parse([...lines]);
  } catch {
    return null;
  }
};

/** Every check digit fits what it stands for. What else a document may lack, such as a day on which it ends, is no fault of the reading. */
const isSound = ({ field, valid }: ParseResult['details'][number]): boolean =>
  valid || field?.endsWith('CheckDigit') !== true;
