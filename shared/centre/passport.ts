import type { LocalText, Service } from './centre.ts';
import type { Passport } from './passport-schema.ts';

/** A service's passport: what there is to know of it before coming, and what is still missing. */

/** The texts of a passport, in the order in which they are read. */
export const passportTexts = ['purpose', 'eligible', 'time', 'price', 'legal'] as const;
export type PassportText = (typeof passportTexts)[number];

/** A text that is missing in one language. */
export interface PassportGap {
  readonly text: PassportText;
  readonly language: string;
}

/** The texts that a service's passport lacks, by language; none = it is complete. */
export function passportGaps(
  { passport = {} }: Pick<Service, 'passport'>,
  languages: readonly string[],
): readonly PassportGap[] {
  return passportTexts.flatMap((text) =>
    languages.filter((language) => !isSaid(passport[text], language)).map((language) => ({ text, language })),
  );
}

/** The share of all texts of all passports that are there, 0 to 1; null where there is nothing to fill in. */
export function passportShare(
  services: readonly Pick<Service, 'passport'>[],
  languages: readonly string[],
): number | null {
  const all = services.length * passportTexts.length * languages.length;
  if (all === 0) return null;
  const missing = services.reduce((sum, service) => sum + passportGaps(service, languages).length, 0);
  return (all - missing) / all;
}

/** Whether a passport says anything at all. */
export function hasPassport({ passport = {} }: Pick<Service, 'passport'>): boolean {
  return (passport.links ?? []).length > 0 || passportTexts.some((text) => isSaidAtAll(passport[text]));
}

/** Where everybody may read of a service, within this server. */
export function servicePage(centre: string, service: string): string {
  return `/services?centre=${encodeURIComponent(centre)}#${encodeURIComponent(service)}`;
}

/** Every text of a passport with its path in it, as `links/0/name`. */
export function textsInPassport(passport: Passport): readonly (readonly [path: string, text: LocalText | undefined])[] {
  return [
    ...passportTexts.map((name) => [name, passport[name]] as const),
    ...(passport.links ?? []).map(({ name }, at) => [`links/${at}/name`, name] as const),
  ];
}

const isSaid = (text: LocalText | undefined, language: string): boolean => (text?.[language] ?? '').trim() !== '';
const isSaidAtAll = (text: LocalText | undefined): boolean => Object.keys(text ?? {}).some((one) => isSaid(text, one));
