import { describe, expect, test } from 'vitest';
import { findCentreFault } from '../../../engine/queue/check-centre.ts';
import { checkDocument } from '../../../server/centre/centre-document.ts';
import sample from '../../../server/sample/centre.json' with { type: 'json' };
import { Centre } from '../../../shared/centre/centre.ts';
import { noticeKinds } from '../../../shared/notices/notices.ts';
import type { Route } from '../../../shared/route-parts.ts';
import { routes } from '../../../shared/routes.ts';
import { onSerialPorts } from '../../fakes/centres.ts';

/** What every list and every text of the document may hold: the schema is walked, so that none is forgotten. */

interface Schema {
  readonly properties?: { readonly [name: string]: Schema };
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly maxItems?: number;
  readonly patternProperties?: object;
}
interface RouteSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly properties?: { readonly [name: string]: RouteSchema };
  readonly patternProperties?: { readonly [pattern: string]: RouteSchema };
  readonly anyOf?: readonly RouteSchema[];
  readonly items?: RouteSchema;
}
/** Whether a pattern holds a text from its beginning to its end, without a part that may go on for ever. */
const isBounded = (pattern: string): boolean =>
  /^\^.*\$$/.test(pattern) && !/[*+](?!\d)|,\}/.test(pattern.replaceAll('\\+', ''));
type Path = readonly (string | number)[];
interface Place {
  readonly path: Path;
  readonly schema: Schema;
}

/** All places of the schema, the first item standing for all of a list. */
function* placesIn(schema: Schema, path: Path = []): Iterable<Place> {
  yield { path, schema };
  for (const [name, part] of Object.entries(schema.properties ?? {})) yield* placesIn(part, [...path, name]);
  if (schema.items !== undefined) yield* placesIn(schema.items, [...path, 0]);
  for (const one of schema.anyOf ?? []) if (one.items !== undefined) yield* placesIn(one, path);
}
const places = [...placesIn(Centre as Schema)];

/** The sample with something in every list and every text that may be left out. */
const full = (): unknown => {
  const span = [{ from: '09:00', to: '18:00' }];
  const week = { mon: span, tue: span, wed: span, thu: span, fri: span, sat: span, sun: span };
  const text = { az: 'mətn' };
  const links = [{ name: text, address: 'https://example.org' }];
  const passport = { purpose: text, eligible: text, time: text, price: text, legal: text, links };
  const bookable = { minutes: 15, desks: [{ weekday: 'mon', from: '09:00', to: '18:00', desks: 2 }] };
  const missedLimit = { times: 3, days: 90, pauseDays: 30 };
  const [official, ...officials] = sample.officials;
  const receptions = official?.receptions.map((reception) => ({ ...reception, weeks: [1] }));
  const [service, ...services] = sample.services;
  const [counter, ...counters] = sample.counters;
  const [display, ...displays] = sample.displays;
  const [kiosk, ...kiosks] = sample.kiosks;
  const titles = Object.fromEntries(noticeKinds.map((kind) => [kind, text]));
  const sms = { method: 'post', type: 'json', body: '{text}' };
  const document = {
    ...sample,
    region: text,
    national: { template: 1, values: [{ path: 'region', value: text, locked: false }] },
    hours: { ...sample.hours, week, exceptions: [{ date: '2026-01-01', spans: span, name: text }] },
    services: [
      { ...service, week, keywords: ['söz'], documents: [text], passport, bookable, after: [services[0]?.id] },
      ...services,
    ],
    counters: [{ ...counter, place: text }, ...counters],
    kiosks: [{ ...kiosk, printers: sample.printers.map(({ id }) => id), keys: {}, wedge: {} }, ...kiosks],
    displays: [{ ...display, counters: [counter?.id], services: [service?.id], text }, ...displays],
    officials: [{ ...official, languages: ['az'], room: text, receptions }, ...officials],
    booking: { reminders: [7200], missedLimit },
    notices: { quietFrom: '21:00', quietTo: '09:00', retrySeconds: [60], titles, sms },
    texts: { ...sample.texts, evacuate: text, shelter: text, suspend: text },
    voice: { languages: ['az'], hours: [{ from: '09:00', to: '11:00', volume: 90 }] },
    slip: { parts: [{ part: 'number' }], head: text },
    alerts: { emails: ['a@example.org'], phones: ['+994501234567'] },
    visits: { services: 3, people: 4 },
    limits: { waiting: 500, pace: { atOnce: 10, seconds: 2 } },
    departments: sample.departments.map((one) => ({ ...one, districts: [`in ${one.id}`] })),
    playlist: [{ id: 'item', name: 'x', kind: 'notice', text, displays: [display?.id], weekdays: ['mon'] }],
    ...onSerialPorts,
    counterWedge: {},
    ...casesAs(text, sample.departments[0]?.id ?? ''),
  };
  // A copy in which no part is another's too.
  return JSON.parse(JSON.stringify(document));
};

const casesAs = (name: object, department: string): object => ({
  caseKinds: [
    {
      ...{ id: 'appeal', letter: 'M', name, form: 'appeal', outcomes: ['explained'], extendTo: [30] },
      ...{ table: 'assistance', objections: 'objection', retrySeconds: [60] },
      visit: { act: 'household-visit', department },
    },
    { id: 'objection', letter: 'E', name, form: 'appeal', outcomes: ['explained'] },
  ],
  caseTopics: [{ id: 'pension', name, urgent: name }],
  caseOutcomes: [{ id: 'explained', name }],
  caseRouting: [{ id: 'pensions', words: ['pensiya'], department }],
  leaveGrounds: [{ id: 'repeated', name }],
  caseDocuments: [{ id: 'certificate', name, text: name }],
});

type Box = { [key: string | number]: unknown };
/** The document with another value at this place. */
const changed = (path: Path, change: (before: unknown) => unknown): unknown => {
  const document = full();
  let box = document as Box;
  for (const key of path.slice(0, -1)) box = box[key] as Box;
  const last = path.at(-1) ?? '';
  expect(box[last], path.join('/')).toBeDefined();
  box[last] = change(box[last]);
  return document;
};
const named = (found: readonly Place[]) => found.map((place) => [place.path.join('/'), place] as const);
const lists = named(places.filter(({ schema }) => schema.items !== undefined));
const texts = named(places.filter(({ schema }) => schema.patternProperties !== undefined));

test('the full document is a good one, and the walk has found its lists and texts', () => {
  const checked = checkDocument(full(), 'sample');
  expect(checked).toMatchObject({ ok: true });
  expect(findCentreFault(full() as Centre)).toBeNull();
  expect([lists.length, texts.length]).toEqual([69, 52]);
});

describe('a list', () => {
  test.each(lists)('%s has a maximum, and not one more is taken', (name, { path, schema }) => {
    const { maxItems } = schema;
    if (maxItems === undefined) throw new Error(`${name} has no maximum`);
    const of = (length: number) => changed(path, (list) => Array.from({ length }, () => (list as unknown[])[0]));
    expect(checkDocument(of(maxItems), 'sample').ok).toBe(true);
    expect(checkDocument(of(maxItems + 1), 'sample')).toMatchObject({
      ok: false,
      refusal: { code: 'bad-config', about: { path: name } },
    });
  });
});

describe('a text', () => {
  test.each(texts)('%s in a language that the centre does not speak is refused', (name, { path }) => {
    const [ofUnknown, ofOther] = ['tr', 'Azərbaycan'].map((language) =>
      changed(path, (text) => ({ ...(text as object), [language]: 'metin' })),
    );
    expect(findCentreFault(ofUnknown as Centre)).toEqual({
      path: `${name}/tr`,
      message: 'this centre does not speak "tr"',
    });
    const shaped = checkDocument(ofOther, 'sample');
    expect(shaped.ok ? findCentreFault(shaped.value)?.path : shaped.refusal.about?.path).toBe(`${name}/Azərbaycan`);
  });

  test('of a language that is taken away is refused with it', () => {
    const document = full() as Centre;
    expect(findCentreFault({ ...document, languages: ['az', 'ru'] })?.path).toBe('name/en');
  });
});

describe('an unknown field', () => {
  test.each(named(places.filter(({ schema }) => schema.properties !== undefined)))(
    'in "%s" is refused',
    (_, { path }) => {
      const evil = (part: unknown) => ({ ...(part as object), evil: 1 });
      const document = path.length === 0 ? evil(full()) : changed(path, evil);
      expect(checkDocument(document, 'sample')).toMatchObject({ ok: false, refusal: { code: 'bad-config' } });
    },
  );
});

/** Texts and lists in the bodies and queries of the routes that say no greatest length. */
const unbounded = (schema: RouteSchema | undefined, path: string): readonly string[] => {
  if (schema === undefined) return [];
  const parts = [
    ...Object.entries(schema.properties ?? {}).map(([name, part]) => [part, `${path}.${name}`] as const),
    ...Object.entries(schema.patternProperties ?? {}).map(([, part]) => [part, `${path}.*`] as const),
    ...(schema.anyOf ?? []).map((part) => [part, path] as const),
    ...(schema.items === undefined ? [] : [[schema.items, `${path}[]`] as const]),
  ];
  const text = schema.type === 'string' && schema.const === undefined;
  const endless = text && schema.maxLength === undefined && !isBounded(schema.pattern ?? '.*');
  const list = schema.type === 'array' && schema.maxItems === undefined;
  return [...(endless || list ? [path] : []), ...parts.flatMap(([part, name]) => unbounded(part, name))];
};

test('no text and no list of a request is without a greatest length', () => {
  const all: readonly (readonly [string, Route])[] = Object.entries(routes);
  const found = all.flatMap(([name, { body, query }]) => [
    ...unbounded(body as RouteSchema | undefined, `${name} body`),
    ...unbounded(query as RouteSchema | undefined, `${name} query`),
  ]);
  expect(found).toEqual([]);
  const tooLoose = { type: 'object', properties: { note: { type: 'string' }, tags: { type: 'array' } } };
  expect(unbounded(tooLoose, 'x')).toEqual(['x.note', 'x.tags']);
});
