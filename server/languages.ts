import { readdir } from 'node:fs/promises';
import type * as az from '../shared/text/az.ts';

/** The words that the server itself writes, on slips and to phones: one file a language, found by looking into shared/text. */
export type Language = Pick<
  typeof az,
  | 'caseQuestions'
  | 'common'
  | 'manager'
  | 'slip'
  | 'notices'
  | 'months'
  | 'weekdays'
  | 'phone'
  | 'passport'
  | 'kioskBooking'
>;

const folder = new URL('../shared/text/', import.meta.url);
const files = (await readdir(folder)).filter((name) => /^[a-z]{2}\.ts$/.test(name));
const loaded = files.map(async (name) => {
  const words: Language = await import(new URL(name, folder).href);
  return [name.slice(0, 2), words] as const;
});

/** By code: az, ru, en, and whatever was added. */
export const languages: ReadonlyMap<string, Language> = new Map(await Promise.all(loaded));
