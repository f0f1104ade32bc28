import type { Centre, Service } from '../../../../shared/centre/centre.ts';
import { passportGaps } from '../../../../shared/centre/passport.ts';
import { findServices, searchIndex } from '../../../../ui/find-services.ts';

/** A service in the list of passports: where it stands in the document, and how many texts it lacks. */
export interface PassportRow {
  readonly place: number;
  readonly service: Service;
  readonly missing: number;
}

/** The services whose passports are to be seen: those that fit what is typed, of them those with gaps where asked for. */
export function passportRows(
  { services, languages }: Centre,
  shown: { readonly typed: string; readonly unfinishedOnly: boolean; readonly language: string },
): readonly PassportRow[] {
  const rows = services.map((service, place) => ({
    place,
    service,
    missing: passportGaps(service, languages).length,
    name: service.name,
    keywords: service.keywords ?? [],
  }));
  const { typed, language } = shown;
  const found = typed.trim() === '' ? rows : findServices(searchIndex(rows, language), typed, language);
  return found
    .filter(({ missing }) => missing > 0 || !shown.unfinishedOnly)
    .map(({ place, service, missing }) => ({ place, service, missing }));
}
