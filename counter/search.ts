import { namesNumber } from '../shared/tickets/ticket-number.ts';
import { foldForSearch } from '../shared/words.ts';

/** Whether every word of `wanted` begins some word of `texts`; nothing wanted finds everything. */
export function finds(wanted: string, texts: readonly string[], language: string): boolean {
  const words = texts.flatMap((text) => foldForSearch(text, language).split(' '));
  return foldForSearch(wanted, language)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** The lines of a list whose ticket bears the number that is typed, or whose number or service begins like the words typed. */
export function linesFound<Line extends { readonly number: string; readonly service: string }>(
  wanted: string,
  lines: readonly Line[],
  serviceName: (service: string) => string,
  language: string,
): readonly Line[] {
  return lines.filter(
    ({ number, service }) => namesNumber(wanted, number) || finds(wanted, [number, serviceName(service)], language),
  );
}
