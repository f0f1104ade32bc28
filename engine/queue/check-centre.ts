import type { Centre, LocalText, Span, Week } from '../../shared/centre.ts';
import { screenLanguages } from '../../shared/languages.ts';
import { isDate } from './dates.ts';

/** What a configuration document says beyond its shape: what refers to what, and what contradicts itself. */
export interface Fault {
  /** Where in the document, as `services/3/series`. */
  readonly path: string;
  readonly message: string;
}

/** [K3] The first thing wrong with a document of the right shape, with its path; null if nothing is. */
export function findCentreFault(centre: Centre): Fault | null {
  for (const check of checks) for (const found of check(centre)) return found;
  return null;
}

type Check = (centre: Centre) => Iterable<Fault>;

const fault = (path: string, message: string): Fault => ({ path, message });

const lists = [
  'series',
  'groups',
  'services',
  'priorityClasses',
  'profiles',
  'counters',
  'printers',
  'kiosks',
  'displays',
  'outcomes',
] as const;

function* idsOnce(centre: Centre): Iterable<Fault> {
  for (const list of lists) {
    const seen = new Set<string>();
    for (const [at, { id }] of centre[list].entries()) {
      if (seen.has(id)) yield fault(`${list}/${at}/id`, `"${id}" is there twice`);
      seen.add(id);
    }
  }
}

/** Looked up, not searched for: a document may name each of thousands of services in each of hundreds of profiles. */
const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));

function* refers(path: string, id: string, known: ReadonlySet<string>, what: string): Iterable<Fault> {
  if (!known.has(id)) yield fault(path, `there is no ${what} "${id}"`);
}

function* references(centre: Centre): Iterable<Fault> {
  const [groups, series, services] = [idsOf(centre.groups), idsOf(centre.series), idsOf(centre.services)];
  const [profiles, printers, counters] = [idsOf(centre.profiles), idsOf(centre.printers), idsOf(centre.counters)];
  for (const [at, service] of centre.services.entries()) {
    yield* refers(`services/${at}/group`, service.group, groups, 'service group');
    yield* refers(`services/${at}/series`, service.series, series, 'series');
  }
  // Most of what a big document names stands here: a path is made only for what is wrong.
  for (const [at, profile] of centre.profiles.entries())
    for (const [tier, named] of profile.tiers.entries())
      for (const [place, id] of named.entries())
        if (id !== '*' && !services.has(id))
          yield* refers(`profiles/${at}/tiers/${tier}/${place}`, id, services, 'service');
  for (const [at, counter] of centre.counters.entries())
    yield* refers(`counters/${at}/profile`, counter.profile, profiles, 'work profile');
  for (const [at, kiosk] of centre.kiosks.entries())
    if (kiosk.printer !== undefined) yield* refers(`kiosks/${at}/printer`, kiosk.printer, printers, 'printer');
  for (const [at, display] of centre.displays.entries())
    for (const [place, id] of (display.counters ?? []).entries())
      yield* refers(`displays/${at}/counters/${place}`, id, counters, 'counter');
}

function* tiersOnce(centre: Centre): Iterable<Fault> {
  for (const [at, profile] of centre.profiles.entries()) {
    const seen = new Set<string>();
    for (const [tier, services] of profile.tiers.entries())
      for (const [place, id] of services.entries()) {
        if (seen.has(id)) yield fault(`profiles/${at}/tiers/${tier}/${place}`, `"${id}" is in this profile twice`);
        seen.add(id);
      }
  }
}

function* seriesHold(centre: Centre): Iterable<Fault> {
  const prefixes = new Set<string>();
  for (const [at, series] of centre.series.entries()) {
    if (series.first > series.last) yield fault(`series/${at}/last`, 'is before the first number');
    if (String(series.last).length > series.digits) yield fault(`series/${at}/digits`, `cannot show ${series.last}`);
    if (prefixes.has(series.prefix)) yield fault(`series/${at}/prefix`, `"${series.prefix}" is another series' too`);
    prefixes.add(series.prefix);
  }
}

function* spansHold(path: string, spans: readonly Span[]): Iterable<Fault> {
  let last = '';
  for (const [at, { from, to }] of spans.entries()) {
    if (from >= to) yield fault(`${path}/${at}/to`, `${to} is not after ${from}`);
    if (from < last) yield fault(`${path}/${at}/from`, `${from} is before the end of the span before it`);
    last = to;
  }
}

function* weekHolds(path: string, week: Week): Iterable<Fault> {
  for (const [day, spans] of Object.entries(week)) yield* spansHold(`${path}/${day}`, spans);
}

function* hoursHold(centre: Centre): Iterable<Fault> {
  yield* weekHolds('hours/week', centre.hours.week);
  const dates = new Set<string>();
  for (const [at, { date, spans }] of centre.hours.exceptions.entries()) {
    const path = `hours/exceptions/${at}`;
    if (!isDate(date)) yield fault(`${path}/date`, `${date} is not a date`);
    if (dates.has(date)) yield fault(`${path}/date`, `${date} is there twice`);
    dates.add(date);
    yield* spansHold(`${path}/spans`, spans);
  }
  for (const [at, { week }] of centre.services.entries())
    if (week !== undefined) yield* weekHolds(`services/${at}/week`, week);
}

/** The last zone found known: a formatter is dear to make, and a centre's zone hardly ever changes. */
let lastKnown = 'UTC';

function* zoneIsKnown({ timeZone }: Centre): Iterable<Fault> {
  if (timeZone === lastKnown) return;
  try {
    Intl.DateTimeFormat('en', { timeZone });
    lastKnown = timeZone;
  } catch {
    yield fault('timeZone', `"${timeZone}" is not a known time zone`);
  }
}

function* saidIn(path: string, text: LocalText, language: string): Iterable<Fault> {
  if ((text[language] ?? '').trim() === '') yield fault(`${path}/${language}`, 'is missing');
}

/** Every name is there in the centre's first language, which the others fall back to. */
function* namesAreSaid(centre: Centre): Iterable<Fault> {
  const language = centre.languages[0] ?? 'az';
  yield* saidIn('name', centre.name, language);
  for (const list of ['groups', 'services', 'priorityClasses', 'profiles', 'outcomes'] as const)
    for (const [at, { name }] of centre[list].entries()) yield* saidIn(`${list}/${at}/name`, name, language);
}

const spoken: ReadonlySet<string> = new Set(screenLanguages);

/** [K3] Languages that are spoken here: those that the screens have words for, each once. */
function* languagesHold(centre: Centre): Iterable<Fault> {
  const seen = new Set<string>();
  for (const [at, language] of centre.languages.entries()) {
    const path = `languages/${at}`;
    if (!spoken.has(language))
      yield fault(path, `"${language}" is not a language of the screens: ${screenLanguages.join(', ')}`);
    if (seen.has(language)) yield fault(path, `"${language}" is there twice`);
    seen.add(language);
  }
}

type Said = readonly [path: string, text: LocalText | undefined];

/** Every text of the document that is said in several languages. */
function* textsOf(centre: Centre): Iterable<Said> {
  yield ['name', centre.name];
  for (const [at, { name }] of centre.hours.exceptions.entries()) yield [`hours/exceptions/${at}/name`, name];
  for (const list of ['groups', 'profiles', 'outcomes'] as const)
    for (const [at, { name }] of centre[list].entries()) yield [`${list}/${at}/name`, name];
  for (const [at, { name, documents }] of centre.services.entries()) {
    yield [`services/${at}/name`, name];
    for (const [place, text] of documents.entries()) yield [`services/${at}/documents/${place}`, text];
  }
  for (const [at, { name, proof }] of centre.priorityClasses.entries()) {
    yield [`priorityClasses/${at}/name`, name];
    yield [`priorityClasses/${at}/proof`, proof];
  }
  for (const [at, { place }] of centre.counters.entries()) yield [`counters/${at}/place`, place];
  for (const [at, { text }] of centre.displays.entries()) yield [`displays/${at}/text`, text];
  yield ['texts/welcome', centre.texts.welcome];
  yield ['texts/slip', centre.texts.slip];
}

/** [K3] A text in a language that the centre does not speak would never be shown. */
function* textsAreSpoken(centre: Centre): Iterable<Fault> {
  const languages = new Set(centre.languages);
  for (const [path, text = {}] of textsOf(centre))
    for (const language of Object.keys(text))
      if (!languages.has(language)) yield fault(`${path}/${language}`, `this centre does not speak "${language}"`);
}

const checks: readonly Check[] = [
  languagesHold,
  idsOnce,
  references,
  tiersOnce,
  seriesHold,
  hoursHold,
  zoneIsKnown,
  namesAreSaid,
  textsAreSpoken,
];
