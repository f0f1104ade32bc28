import type { Centre, LocalText, Service } from '../../shared/centre.ts';
import { passportTexts } from '../../shared/passport.ts';
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
  const say = (text: LocalText): string => inLanguage(text, language, first).trim();
  const { passport = {}, documents } = service;
  const told = (title: string, lines: readonly string[], list: boolean): readonly SheetSection[] => {
    const there = lines.filter((line) => line !== '');
    return there.length === 0 ? [] : [{ title, lines: there, list }];
  };
  const [purpose, eligible, ...others] = passportTexts.map((name) => {
    const text = passport[name];
    return told(words.passport.parts[name], text === undefined ? [] : say(text).split(/\n+/), false);
  });
  return {
    kind: 'sheet',
    centre: say(centre.name),
    service: say(service.name),
    printedOn: words.passport.printedOn(longDate(at, centre.timeZone, words)),
    sections: [
      ...(purpose ?? []),
      ...(eligible ?? []),
      ...told(words.passport.documents, documents.map(say), true),
      ...others.flat(),
      ...told(
        words.passport.links,
        (passport.links ?? []).map(({ name, address }) => `${say(name)}: ${address}`),
        true,
      ),
    ],
    url,
    qrCaption: words.passport.scan,
  };
}
