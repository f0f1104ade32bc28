import { bookingFaults, bookingTexts } from '../booking/booking-check.ts';
import { phoneDeskFaults } from '../calls/phone-desks.ts';
import { casesFaults, casesTexts } from '../cases/cases-check.ts';
import { kioskKeyFaults } from '../devices/kiosk-keys-check.ts';
import { serialFaults } from '../devices/serial-check.ts';
import { slipFaults } from '../devices/slip-check.ts';
import { screenLanguages } from '../languages.ts';
import { ratingsFaults, ratingsTexts } from '../reports/ratings-check.ts';
import { isDate } from '../time/is-date.ts';
import { isTimeZone } from '../time/time-zone.ts';
import { visitsFaults } from '../visits/visits-check.ts';
import { playlistTexts, wallFaults } from '../wall/wall-check.ts';
import type { Centre, LocalText, Span, Week } from './centre.ts';
import { emergencyKinds } from './emergency.ts';
import { nationalFaults } from './national.ts';
import { textsInPassport } from './passport.ts';

/**
 * What is wrong with a configuration document beyond its shape: what refers to what, and what contradicts itself. One code
 * for the server and for the forms, each of which says it in its own words.
 */

/** Something wrong in a document: a code with what it is about. */
export interface CentreFault {
  /** Where in the document, as `services/3/series`. */
  readonly path: string;
  readonly code: CentreFaultCode;
  /** What the words of the code name. */
  readonly params: { readonly [name: string]: string | number };
}
export type CentreFaultCode = keyof typeof inEnglish;

/** [K3] All that is wrong with a document of the right shape, one after another, as it is asked for. */
export function* centreFaults(centre: Centre): Iterable<CentreFault> {
  for (const check of checks) yield* check(centre);
}

/** A fault as a person reads it who edits the document itself. */
export function faultMessage({ code, params }: Pick<CentreFault, 'code' | 'params'>): string {
  return inEnglish[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

const inEnglish = {
  twice: '"{id}" is there twice',
  'twice-in-profile': '"{id}" is in this profile twice',
  'no-group': 'there is no service group "{id}"',
  'no-series': 'there is no series "{id}"',
  'no-service': 'there is no service "{id}"',
  'no-profile': 'there is no work profile "{id}"',
  'no-printer': 'there is no printer "{id}"',
  'no-counter': 'there is no counter "{id}"',
  'one-counter': 'has to be one counter: the wall hangs above it',
  'no-display': 'there is no display "{id}"',
  'no-port': 'there is no serial port "{id}"',
  'path-taken': 'another port or a printer has {device} already',
  'address-taken': 'another one on this port has address {address} already',
  'no-keypads': 'no keypad can be on the port "{id}": it has no register of keys, or only listens',
  'no-kiosk': 'there is no kiosk "{id}"',
  'one-place': 'a scanner stands at a counter or at a kiosk: one of both',
  'other-device': 'the port "{id}" is for other devices',
  'needs-number': 'the number is never left out of a slip',
  'needs-logo': 'the slip has a place for a logo, and there is none',
  'key-taken': 'the key {key} does something else already',
  'no-department': 'there is no department "{id}"',
  'no-outcome': 'there is no outcome "{id}"',
  'only-of-phone': 'only a phone desk has a number series of its own',
  'of-service': 'the series "{id}" gives the numbers of service "{service}"',
  'phone-desk': 'counter "{id}" is a phone desk: nobody comes there',
  'no-kind': 'there is no kind of case "{id}"',
  'no-topic': 'there is no topic "{id}"',
  'after-itself': 'would come after itself',
  'not-longer': '{days} is not more than {before}',
  'no-slot': 'from {from} to {to} there is no time for one visitor',
  'ends-before': '{to} is before the first day, {from}',
  'before-first': 'is before the first number',
  'too-few-digits': 'cannot show {last}',
  'prefix-taken': '"{prefix}" is another series\' too',
  'not-after': '{to} is not after {from}',
  'before-last': '{from} is before the end of the span before it',
  'no-date': '{date} is not a date',
  'no-zone': '"{zone}" is not a known time zone',
  missing: 'is missing',
  'not-of-screens': '"{language}" is not a language of the screens: {known}',
  'set-nationally': 'the head office sets "{path}" for this centre',
  'not-spoken': 'this centre does not speak "{language}"',
} as const;

type Check = (centre: Centre) => Iterable<CentreFault>;

const fault = (path: string, code: CentreFaultCode, params: CentreFault['params'] = {}): CentreFault => ({
  path,
  code,
  params,
});

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

function* idsOnce(centre: Centre): Iterable<CentreFault> {
  for (const list of lists) {
    const seen = new Set<string>();
    for (const [at, { id }] of centre[list].entries()) {
      if (seen.has(id)) yield fault(`${list}/${at}/id`, 'twice', { id });
      seen.add(id);
    }
  }
}

/** Looked up, not searched for: a document may name each of thousands of services in each of hundreds of profiles. */
const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));

function* refers(path: string, id: string, known: ReadonlySet<string>, code: CentreFaultCode): Iterable<CentreFault> {
  if (!known.has(id)) yield fault(path, code, { id });
}

function* references(centre: Centre): Iterable<CentreFault> {
  const [groups, series, services] = [idsOf(centre.groups), idsOf(centre.series), idsOf(centre.services)];
  const [profiles, printers] = [idsOf(centre.profiles), idsOf(centre.printers)];
  for (const [at, service] of centre.services.entries()) {
    yield* refers(`services/${at}/group`, service.group, groups, 'no-group');
    yield* refers(`services/${at}/series`, service.series, series, 'no-series');
  }
  // Most of what a big document names stands here: a path is made only for what is wrong.
  for (const [at, profile] of centre.profiles.entries())
    for (const [tier, named] of profile.tiers.entries())
      for (const [place, id] of named.entries())
        if (id !== '*' && !services.has(id))
          yield* refers(`profiles/${at}/tiers/${tier}/${place}`, id, services, 'no-service');
  for (const [at, counter] of centre.counters.entries())
    yield* refers(`counters/${at}/profile`, counter.profile, profiles, 'no-profile');
  for (const [at, kiosk] of centre.kiosks.entries()) {
    if (kiosk.printer !== undefined) yield* refers(`kiosks/${at}/printer`, kiosk.printer, printers, 'no-printer');
    for (const [place, id] of (kiosk.printers ?? []).entries())
      yield* refers(`kiosks/${at}/printers/${place}`, id, printers, 'no-printer');
  }
}

function* tiersOnce(centre: Centre): Iterable<CentreFault> {
  for (const [at, profile] of centre.profiles.entries()) {
    const seen = new Set<string>();
    for (const [tier, services] of profile.tiers.entries())
      for (const [place, id] of services.entries()) {
        if (seen.has(id)) yield fault(`profiles/${at}/tiers/${tier}/${place}`, 'twice-in-profile', { id });
        seen.add(id);
      }
  }
}

function* seriesHold(centre: Centre): Iterable<CentreFault> {
  const prefixes = new Set<string>();
  for (const [at, series] of centre.series.entries()) {
    if (series.first > series.last) yield fault(`series/${at}/last`, 'before-first');
    if (String(series.last).length > series.digits)
      yield fault(`series/${at}/digits`, 'too-few-digits', { last: series.last });
    if (prefixes.has(series.prefix)) yield fault(`series/${at}/prefix`, 'prefix-taken', { prefix: series.prefix });
    prefixes.add(series.prefix);
  }
}

function* spansHold(path: string, spans: readonly Span[]): Iterable<CentreFault> {
  let last = '';
  for (const [at, { from, to }] of spans.entries()) {
    if (from >= to) yield fault(`${path}/${at}/to`, 'not-after', { from, to });
    if (from < last) yield fault(`${path}/${at}/from`, 'before-last', { from });
    last = to;
  }
}

function* weekHolds(path: string, week: Week): Iterable<CentreFault> {
  for (const [day, spans] of Object.entries(week)) yield* spansHold(`${path}/${day}`, spans);
}

function* hoursHold(centre: Centre): Iterable<CentreFault> {
  yield* weekHolds('hours/week', centre.hours.week);
  const dates = new Set<string>();
  for (const [at, { date, spans }] of centre.hours.exceptions.entries()) {
    const path = `hours/exceptions/${at}`;
    if (!isDate(date)) yield fault(`${path}/date`, 'no-date', { date });
    if (dates.has(date)) yield fault(`${path}/date`, 'twice', { id: date });
    dates.add(date);
    yield* spansHold(`${path}/spans`, spans);
  }
  for (const [at, { week }] of centre.services.entries())
    if (week !== undefined) yield* weekHolds(`services/${at}/week`, week);
}

function* zoneIsKnown({ timeZone }: Centre): Iterable<CentreFault> {
  if (!isTimeZone(timeZone)) yield fault('timeZone', 'no-zone', { zone: timeZone });
}

function* saidIn(path: string, text: LocalText, language: string): Iterable<CentreFault> {
  if ((text[language] ?? '').trim() === '') yield fault(`${path}/${language}`, 'missing');
}

/** Every name is there in the centre's first language, which the others fall back to. */
function* namesAreSaid(centre: Centre): Iterable<CentreFault> {
  const language = centre.languages[0] ?? 'az';
  yield* saidIn('name', centre.name, language);
  for (const list of ['groups', 'services', 'priorityClasses', 'profiles', 'outcomes'] as const)
    for (const [at, { name }] of centre[list].entries()) yield* saidIn(`${list}/${at}/name`, name, language);
}

const spoken: ReadonlySet<string> = new Set(screenLanguages);

/** [K3] Languages that are spoken here: those that the screens have words for, each once. */
function* languagesHold(centre: Centre): Iterable<CentreFault> {
  const seen = new Set<string>();
  for (const [at, language] of centre.languages.entries()) {
    const path = `languages/${at}`;
    if (!spoken.has(language)) yield fault(path, 'not-of-screens', { language, known: screenLanguages.join(', ') });
    if (seen.has(language)) yield fault(path, 'twice', { id: language });
    seen.add(language);
  }
}

type Said = readonly [path: string, text: LocalText | undefined];

/** Every text of the document that is said in several languages. */
function* textsOf(centre: Centre): Iterable<Said> {
  yield ['name', centre.name];
  yield ['region', centre.region];
  for (const [at, { name }] of centre.hours.exceptions.entries()) yield [`hours/exceptions/${at}/name`, name];
  for (const list of ['groups', 'profiles', 'outcomes'] as const)
    for (const [at, { name }] of centre[list].entries()) yield [`${list}/${at}/name`, name];
  for (const [at, { name, documents, passport = {} }] of centre.services.entries()) {
    for (const [path, text] of textsInPassport(passport)) yield [`services/${at}/passport/${path}`, text];
    yield [`services/${at}/name`, name];
    for (const [place, text] of documents.entries()) yield [`services/${at}/documents/${place}`, text];
  }
  for (const [at, { name, proof }] of centre.priorityClasses.entries()) {
    yield [`priorityClasses/${at}/name`, name];
    yield [`priorityClasses/${at}/proof`, proof];
  }
  for (const [at, { place }] of centre.counters.entries()) yield [`counters/${at}/place`, place];
  for (const [at, { text }] of centre.displays.entries()) yield [`displays/${at}/text`, text];
  yield* playlistTexts(centre);
  yield* bookingTexts(centre);
  yield* casesTexts(centre);
  yield* ratingsTexts(centre);
  for (const [kind, text] of Object.entries(centre.notices?.titles ?? {})) yield [`notices/titles/${kind}`, text];
  yield ['texts/welcome', centre.texts.welcome];
  yield ['texts/slip', centre.texts.slip];
  yield ['slip/head', centre.slip?.head];
  for (const kind of emergencyKinds) yield [`texts/${kind}`, centre.texts[kind]];
}

/** Quiet hours have a beginning and an end, or neither; at each time of day walls have one volume. */
function* voiceHolds({ voice = {} }: Centre): Iterable<CentreFault> {
  if (voice.quietFrom !== undefined && voice.quietTo === undefined) yield fault('voice/quietTo', 'missing');
  if (voice.quietTo !== undefined && voice.quietFrom === undefined) yield fault('voice/quietFrom', 'missing');
  yield* spansHold('voice/hours', voice.hours ?? []);
}

/** [K3] A text in a language that the centre does not speak would never be shown. */
function* textsAreSpoken(centre: Centre): Iterable<CentreFault> {
  const languages = new Set(centre.languages);
  for (const [path, text = {}] of textsOf(centre))
    for (const language of Object.keys(text))
      if (!languages.has(language)) yield fault(`${path}/${language}`, 'not-spoken', { language });
}

const checks: readonly Check[] = [
  nationalFaults,
  languagesHold,
  idsOnce,
  references,
  wallFaults,
  tiersOnce,
  seriesHold,
  phoneDeskFaults,
  hoursHold,
  bookingFaults,
  casesFaults,
  serialFaults,
  slipFaults,
  kioskKeyFaults,
  ratingsFaults,
  visitsFaults,
  zoneIsKnown,
  voiceHolds,
  namesAreSaid,
  textsAreSpoken,
];
