import type { Label } from '../../shared/labels.ts';
import { say } from '../../ui/words.ts';
import type { SheetList } from './bookings-model.ts';

/** What a sheet is of, in the language of the screen. */
export function nameIn(name: Label, language: string, { languages }: Pick<SheetList, 'languages'>): string {
  return typeof name === 'string' ? name : say(name, language, languages);
}
