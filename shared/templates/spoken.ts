import type { Centre, LocalText } from '../centre.ts';
import { passportWith } from '../passport.ts';

/** A document that speaks these languages and no others, the first of them its own: what it says in others is left out. */
export function inLanguages(document: Centre, languages: readonly string[]): Centre {
  const [first = 'az'] = languages;
  const before = document.languages[0] ?? 'az';
  const text = (said: LocalText): LocalText => {
    const own = Object.fromEntries(
      languages.flatMap((language) => (language in said ? [[language, said[language] ?? '']] : [])),
    );
    // What falls back to the first language must be said in it.
    const spare = said[before] ?? Object.values(said)[0];
    return first in own || spare === undefined ? own : { [first]: spare, ...own };
  };
  const named = <T extends { readonly name: LocalText }>(list: readonly T[]): T[] =>
    list.map((one) => ({ ...one, name: text(one.name) }));
  return {
    ...document,
    languages: [...languages],
    name: text(document.name),
    hours: {
      ...document.hours,
      exceptions: document.hours.exceptions.map(({ name, ...day }) => ({
        ...day,
        ...(name === undefined ? {} : { name: text(name) }),
      })),
    },
    groups: named(document.groups),
    services: named(document.services).map(({ passport, ...service }) => ({
      ...service,
      documents: service.documents.map(text),
      ...(passport === undefined ? {} : { passport: passportWith(passport, text) }),
    })),
    priorityClasses: named(document.priorityClasses).map((one) => ({ ...one, proof: text(one.proof) })),
    profiles: named(document.profiles),
    outcomes: named(document.outcomes),
    counters: document.counters.map(({ place, ...counter }) => ({
      ...counter,
      ...(place === undefined ? {} : { place: text(place) }),
    })),
    displays: document.displays.map(({ text: foot, ...display }) => ({
      ...display,
      ...(foot === undefined ? {} : { text: text(foot) }),
    })),
    texts: { welcome: text(document.texts.welcome), slip: text(document.texts.slip) },
  };
}
