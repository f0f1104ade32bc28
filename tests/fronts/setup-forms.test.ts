import fc from 'fast-check';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { optionalBoxes, readAt, writtenAt } from '../../manager/settings/setup/at-path.ts';
import {
  readDuration,
  readNumber,
  readShare,
  writeDuration,
  writeNumber,
  writeShare,
} from '../../manager/settings/setup/fields/typed.ts';
import type { FieldSpec } from '../../manager/settings/setup/forms/field-spec.ts';
import { type FormName, formSpec, forms } from '../../manager/settings/setup/forms/form-specs.ts';
import { partFor, setupParts } from '../../manager/settings/setup/parts.ts';
import { findSetupFaults } from '../../manager/settings/setup/setup-faults.ts';
import { faultWords, setupWords } from '../../manager/settings/setup/setup-words.ts';
import { shapeAt } from '../../manager/settings/setup/shape-at.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { Centre } from '../../shared/centre/centre.ts';
import { centreShape } from '../../shared/centre/centre-shape.ts';
import { screenLanguages } from '../../shared/languages.ts';
import { type Shape, shapeFaults } from '../../shared/shape-faults.ts';
import { centres, spoiltCentres } from '../fakes/centres.ts';

/** The forms of the settings, held against the schema of the document: nothing of it is without a form. */

/** Every place of the document where something is said: a text in several languages is one. */
function* leavesOf(shape: Shape, path: string): Iterable<string> {
  if (shape.items !== undefined && isBox(shape.items)) return yield* leavesOf(shape.items, `${path}/*`);
  const boxes = shape.properties === undefined ? (shape.anyOf ?? []).filter(isBox) : [shape];
  if (boxes.length === 0) return yield path;
  for (const { items, properties = {} } of boxes) {
    if (items !== undefined) yield* leavesOf(items, `${path}/*`);
    for (const [name, part] of Object.entries(properties))
      if (part.const === undefined) yield* leavesOf(part, path === '' ? name : `${path}/${name}`);
  }
}
const isBox = ({ properties, items }: Shape): boolean =>
  properties !== undefined || (items !== undefined && isBox(items));
const leaves = [...new Set(leavesOf(centreShape, ''))];

/** Parts whose editors stand in the registry once they are there. */
const covers = setupParts.flatMap((part) => part.covers);

describe('every setting', () => {
  test('is found by the walk', () => {
    expect(leaves.length).toBeGreaterThan(85);
    expect(leaves).toEqual(expect.arrayContaining(['calling/afterNoShow/times', 'hours/week/mon/*/from', 'name']));
  });

  test('has a form: a part that says so', () => {
    // An editor made by hand comes with all that stands under its key.
    const begun = new Set(covers.map((cover) => cover.split('/')[0] ?? ''));
    const asked = leaves.filter((leaf) => begun.has(leaf.split('/')[0] ?? ''));
    expect(asked.filter((leaf) => partFor(leaf) === null)).toEqual([]);
  });

  test.each(screenLanguages)('has a label, a help and an example in %s', (language) => {
    const { fields } = setupWords(language);
    const texts = new Map(Object.entries(fields));
    // What an editor shows as one thing has one text: the hours of a week, the tiers of a profile.
    const isSaid = (leaf: string) => texts.has(leaf) || boxesOf(leaf).some((box) => texts.has(box));
    expect(leaves.filter((leaf) => !isSaid(leaf))).toEqual([]);
    for (const [path, { label, help, example }] of texts) {
      expect(label.length * help.length * example.length, path).toBeGreaterThan(0);
      expect(shapeAt(path), path).toBeDefined();
      expect(help, path).toMatch(/[.?]$/);
      expect(label, path).not.toMatch(/\.$/);
    }
  });

  test('of a box that may be left out goes with its box: those are named, and no others', () => {
    const boxes = [...new Set(leaves.flatMap(boxesOf))].filter((path) => {
      const found = shapeAt(path);
      return found !== undefined && found.shape.type === 'object' && isOwnOptional(path);
    });
    const said = leaves.filter((path) => shapeAt(path)?.shape.patternProperties !== undefined && isOwnOptional(path));
    expect([...optionalBoxes].sort()).toEqual([...boxes, ...said].sort());
  });
});

const boxesOf = (path: string): readonly string[] =>
  path.split('/').flatMap((_, at, keys) => (at === 0 ? [] : [keys.slice(0, at).join('/')]));
const isOwnOptional = (path: string): boolean => {
  const keys = path.split('/');
  const around = keys.length === 1 ? centreShape : shapeAt(keys.slice(0, -1).join('/'))?.shape;
  return (
    keys.at(-1) !== '*' && around?.properties !== undefined && !(around.required ?? []).includes(keys.at(-1) ?? '')
  );
};

describe('a field', () => {
  test.each([
    ['8', 8],
    ['1,5', 1.5],
    ['-3', -3],
    ['', ''],
    ['x', 'x'],
    ['1.', '1.'],
  ])('reads the number %j as %j', (typed, value) => expect(readNumber(typed)).toBe(value));

  test.each([
    ['90', 0.9],
    ['85,5 %', 0.855],
    ['100', 1],
    ['0', 0],
    ['7', 0.07],
    ['x', 'x'],
  ])('reads the share %j as %j', (typed, value) => expect(readShare(typed)).toBe(value));

  test.each([
    ['8', '', 480],
    ['', '30', 30],
    ['2', '57', 177],
    ['1,5', '', 90],
    ['', '', ''],
    ['x', '', 'x'],
  ])('reads %j min %j s as %j', (minutes, seconds, value) => expect(readDuration(minutes, seconds)).toBe(value));

  test('gives back every value as it was', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => readShare(writeShare(share)) === share),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), (time) => readDuration(...writeDuration(time)) === time),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => readNumber(writeNumber(value)) === value),
    );
  });
});

/** All fields of all forms, at the places of a document. */
const fieldsOf = (document: Centre): readonly { readonly spec: FieldSpec; readonly path: string }[] =>
  (Object.keys(forms) as FormName[]).flatMap((name) => {
    const { list, fields } = formSpec(name);
    const things = list === undefined ? [''] : (document[list] ?? []).map((_, at) => `${list}/${at}`);
    return things.flatMap((thing) =>
      fields.map((spec) => ({ spec, path: list === undefined ? spec.at : spec.at.replace(`${list}/*`, thing) })),
    );
  });

/** What a field writes when what it shows is typed again. */
const typedAgain = ({ kind }: FieldSpec, value: unknown): unknown => {
  if (value === undefined) return undefined;
  switch (kind) {
    case 'number':
      return readNumber(writeNumber(value));
    case 'duration':
      return readDuration(...writeDuration(value));
    case 'share':
      return readShare(writeShare(value));
    default:
      return value;
  }
};

describe('random good documents', () => {
  test('are good to the server and to the forms, and what the forms show is what they write', () => {
    fc.assert(
      fc.property(centres, (document) => {
        expect(findSetupFaults(document)).toEqual([]);
        const before = JSON.stringify(document);
        const after = fieldsOf(document).reduce<Centre>(
          (next, { spec, path }) => writtenAt(next, path, typedAgain(spec, readAt(next, path))),
          document,
        );
        expect(JSON.stringify(after)).toBe(before);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is wrong', () => {
  test('with the shape is found here wherever typebox finds something, and nowhere else', () => {
    fc.assert(
      fc.property(spoiltCentres, (document) => {
        const faults = [...shapeFaults(centreShape, document)];
        expect(faults.length === 0).toBe(Check(Centre, document));
      }),
      { numRuns: 400 },
    );
  });

  test('is nothing of what the head office gives, of whatever kind it is', () => {
    const [service] = sampleCentre.services;
    const values = [
      { path: 'targets/waitSeconds', value: sampleCentre.targets.waitSeconds, locked: true },
      { path: `services/${service?.id}/name`, value: service?.name, locked: true },
      { path: `services/${service?.id}/series`, value: service?.series, locked: true },
      { path: 'calling/afterNoShow', value: { kind: 'end' }, locked: false },
      { path: 'visits/onePerDay', value: true, locked: false },
      { path: 'hours/week/sun', value: [], locked: false },
      { path: 'texts/welcome', value: null, locked: false },
    ];
    const document = { ...sampleCentre, national: { template: 7, values } };
    expect(Check(Centre, document)).toBe(true);
    expect(findSetupFaults(document)).toEqual([]);
  });

  test('looks at what was typed in, and at nothing that stands as it stood', () => {
    let looked = 0;
    const counted = (service: object): object =>
      new Proxy(service, {
        get: (of, name, self) => {
          looked += 1;
          return Reflect.get(of, name, self);
        },
      });
    const services = sampleCentre.services.map(counted);
    const faultsOf = (document: unknown) => [...shapeFaults(centreShape, document)];
    expect(faultsOf({ ...sampleCentre, services })).toEqual([]);
    expect(looked).toBeGreaterThan(services.length);
    looked = 0;
    const typed = { ...sampleCentre.services[3], standardSeconds: 'x' };
    const found = faultsOf({ ...sampleCentre, personalDataDays: '', services: services.with(3, typed) });
    expect(looked).toBe(0);
    expect(found.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['personalDataDays', 'missing'],
      ['services/3/standardSeconds', 'no-number'],
    ]);
    // The same thing elsewhere in the list is told at its new place.
    const moved = faultsOf({ ...sampleCentre, services: [typed, ...services] });
    expect(moved.map(({ path }) => path)).toEqual(['services/0/standardSeconds']);
  });

  const wrong: readonly (readonly [path: string, value: unknown, at: string, words: string])[] = [
    ['personalDataDays', '', 'personalDataDays', 'Not filled in.'],
    ['personalDataDays', 'x', 'personalDataDays', 'This has to be a number.'],
    ['personalDataDays', 1.5, 'personalDataDays', 'This has to be a whole number.'],
    ['personalDataDays', 0, 'personalDataDays', 'At least 1.'],
    ['personalDataDays', 4000, 'personalDataDays', 'At most 3650.'],
    ['name/az', '', 'name/az', 'Not filled in.'],
    ['name/az', 'a'.repeat(201), 'name/az', 'At most 200 letters.'],
    ['name/tr', 'Merkez', 'name/tr', "It is not among the centre's languages."],
    ['languages', ['az', 'ru', 'en', 'tr'], 'languages/3', 'The screens do not speak this language.'],
    ['timeZone', 'Mars/Olympus', 'timeZone', 'There is no such time zone.'],
    ['secondFactor', 'maybe', 'secondFactor', 'Choose one of the options.'],
    ['series', [], 'series', 'There have to be 1 at least.'],
    ['series/0/prefix', 'abcd', 'series/0/prefix', 'Three capital letters at most.'],
    ['series/0/prefix', 'B', 'series/1/prefix', '“B” is the letter of another series.'],
    ['series/0/digits', 1, 'series/0/digits', 'So few digits cannot show 999.'],
    ['series/0/first', 1000, 'series/0/last', 'It is below the first number.'],
    ['series/0/id', 'B b', 'series/0/id', 'Only small Latin letters, digits and hyphens: a–z, 0–9, -'],
    ['groups/1/id', 'education', 'groups/1/id', '“education” is there twice.'],
    ['kiosks/0/printer', 'gone', 'kiosks/0/printer', 'There is no printer “gone”.'],
    ['services/0/group', 'gone', 'services/0/group', 'There is no group “gone”.'],
    ['counters/0/profile', 'gone', 'counters/0/profile', 'There is no work profile “gone”.'],
    ['profiles/0/tiers/0/0', 'gone', 'profiles/0/tiers/0/0', 'There is no service “gone”.'],
    ['hours/week/mon/0/from', '9', 'hours/week/mon/0/from', 'Write the time as 09:00'],
    ['hours/week/mon/0/to', '08:00', 'hours/week/mon/0/to', 'The end (08:00) has to be after the beginning (09:00).'],
    ['hours/exceptions/0/date', '2026-02-30', 'hours/exceptions/0/date', 'There is no such day.'],
    ['printers/0/connection', { kind: 'tcp', host: '', port: 9100 }, 'printers/0/connection/host', 'Not filled in.'],
    ['priorityClasses/0/rate', 0, 'priorityClasses/0/rate', 'It has to be above 0.'],
    ['services/0/offered', 'x', 'services/0/offered', 'This has to be yes or no.'],
    ['officials/0/counter', 'gone', 'officials/0/counter', 'There is no counter “gone”.'],
    ['officials/0/service', 'gone', 'officials/0/service', 'There is no service “gone”.'],
    ['officials/0/department', 'gone', 'officials/0/department', 'There is no department “gone”.'],
    ['officials/1/id', 'head', 'officials/1/id', '“head” is there twice.'],
    [
      'officials/0/receptions/0/minutes',
      200,
      'officials/0/receptions/0/minutes',
      'These hours are too short for one visitor.',
    ],
    [
      'services/0/bookable',
      { fromDays: 9, toDays: 8 },
      'services/0/bookable/toDays',
      'The last day cannot be before the first.',
    ],
    [
      'services/0/bookable',
      { desks: [{ weekday: 'mon', from: '9', to: '18:00', desks: 1 }] },
      'services/0/bookable/desks/0/from',
      'Write the time as 09:00',
    ],
    [
      'voice',
      { hours: [{ from: '09:00', to: '08:00', volume: 90 }] },
      'voice/hours/0/to',
      'The end (08:00) has to be after the beginning (09:00).',
    ],
    ['voice', { hours: [{ from: '09:00', to: '10:00', volume: 101 }] }, 'voice/hours/0/volume', 'At most 100.'],
    ['booking', { callEarly: 'x' }, 'booking/callEarly', 'Choose one of the options.'],
    ['odd', 1, 'odd', 'There is no such setting.'],
  ];
  test.each(wrong)('%s = %j is said at %s: %s', (path, value, at, words) => {
    const faults = findSetupFaults(writtenAt(sampleCentre, path, value));
    const fault = faults.find((one) => one.path === at);
    expect(fault && faultWords(fault, setupWords('en'))).toBe(words);
    for (const language of screenLanguages)
      expect(fault && faultWords(fault, setupWords(language))).toMatch(/^[^{}]*[.\p{L}\d-]$/u);
    expect(path === 'odd' || partFor(at) !== null).toBe(true);
  });

  test('of a reception without its end is told, too', () => {
    const [official] = structuredClone(sampleCentre.officials ?? []);
    const receptions = official?.receptions.map(({ to: _, ...rest }) => rest);
    const document = { ...structuredClone(sampleCentre), officials: [{ ...official, receptions }] };
    const faults = [...findSetupFaults(document)];
    expect(faults.map(({ path }) => path)).toContain('officials/0/receptions/0/to');
    for (const fault of faults) expect(faultWords(fault, setupWords('en'))).not.toMatch(/undefined|NaN/);
  });

  test('is told for all of it at once, and never breaks on what is odd', () => {
    fc.assert(
      fc.property(spoiltCentres, (document) => {
        for (const fault of findSetupFaults(document))
          for (const language of screenLanguages)
            expect(faultWords(fault, setupWords(language))).not.toMatch(/undefined|NaN|\{|^$/);
      }),
      { numRuns: 200 },
    );
  });
});
