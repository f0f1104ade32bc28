import type { Centre, LocalText, Service } from '../../shared/centre/centre.ts';
import { passportLinks, passportSections } from '../../shared/centre/passport-sections.ts';
import { inLanguage, longDate } from '../../shared/words.ts';
import type { ServiceSheet, SheetSection } from './sheet.ts';
import { wordsFor } from './slip-words.ts';

export interface SheetAsked {
  readonly service: Service;
  readonly language: string;
  /** When it is asked for (ms since 1970). */
  readonly at: number;
  /** What the QR code opens; null = no code. */
  readonly url: string | null;
}

/** All that stands on a sheet about a service, in the visitor's language. */
export function serviceSheet(centre: Centre, { service, language, at, url }: SheetAsked): ServiceSheet {
  const words = wordsFor(centre, language);
  const [first = 'az'] = centre.languages;
  const say = (text: LocalText): string => inLanguage(text, language, first);
  return {
    kind: 'sheet',
    centre: say(centre.name),
    service: say(service.name),
    printedOn: words.passport.printedOn(longDate(at, centre.timeZone, words)),
    sections: [...passportSections(service, words.passport, say), ...linkSection(service, words.passport.links, say)],
    url,
    qrCaption: words.passport.scan,
  };
}

const linkSection = (service: Service, title: string, say: (text: LocalText) => string): readonly SheetSection[] => {
  const lines = passportLinks(service, say).map(({ name, address }) => `${name}: ${address}`);
  return lines.length === 0 ? [] : [{ title, lines, list: true }];
};
