import { describe, expect, test } from 'vitest';
import type { DraftPort } from '../../manager/ports.ts';
import { createCentres } from '../../manager/settings/centres/centres-model.ts';
import { changeLine, changeWords, subjectOf, valueWords } from '../../manager/settings/setup/changes/change-words.ts';
import { asDraft, createSetupHistory } from '../../manager/settings/setup/history/history-model.ts';
import { setupWords } from '../../manager/settings/setup/setup-words.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { centreShape } from '../../shared/centre/centre-shape.ts';
import { configChanges } from '../../shared/centre/config-diff.ts';
import { refuse } from '../../shared/refusals.ts';
import type { Shape } from '../../shared/shape-faults.ts';
import { keptDrafts } from '../fakes/kept-drafts.ts';
import { countedKeys, good, talkingApi } from './manager-fakes.ts';

const [first, second] = sampleCentre.services;
if (first === undefined || second === undefined) throw new Error('the sample has services');
const name = first.name.en ?? '';
const withFirst = (change: object): Centre => ({
  ...sampleCentre,
  services: [{ ...first, ...change }, ...sampleCentre.services.slice(1)],
});
const saidOf = (after: Centre, language = 'en'): readonly string[] =>
  configChanges(sampleCentre, after).map((change) => {
    const { subject, said } = changeLine(change, sampleCentre, after, setupWords(language));
    return `${subject}: ${said}`;
  });

describe('a change in words', () => {
  const fieldName = (path: keyof ReturnType<typeof setupWords>['fields']) => setupWords('en').fields[path].label;
  const group = sampleCentre.groups[1];
  const counter = sampleCentre.counters[0];
  const cases: readonly (readonly [string, Centre, readonly string[]])[] = [
    [
      'a limit',
      withFirst({ dailyLimit: 60 }),
      [`Service “${name}” · ${fieldName('services/*/dailyLimit')}: none → 60`],
    ],
    [
      'a duration',
      withFirst({ standardSeconds: 90 }),
      [
        `Service “${name}” · ${fieldName('services/*/standardSeconds')}: ${setupWords('en').time(first.standardSeconds)} → ${setupWords('en').time(90)}`,
      ],
    ],
    [
      'yes and no',
      withFirst({ offered: false }),
      [`Service “${name}” · ${fieldName('services/*/offered')}: ${setupWords('en').yes} → ${setupWords('en').no}`],
    ],
    [
      'another group by its name',
      withFirst({ group: group?.id }),
      [
        `Service “${name}” · ${fieldName('services/*/group')}: ${sampleCentre.groups.find((one) => one.id === first.group)?.name.en} → ${group?.name.en}`,
      ],
    ],
    [
      'a name in one language',
      withFirst({ name: { ...first.name, ru: 'Новое' } }),
      [
        `Service “${name}” · ${setupWords('en').inLanguage(fieldName('services/*/name'), setupWords('en').languages.ru)}: ${first.name.ru} → Новое`,
      ],
    ],
    ['one less', { ...sampleCentre, services: sampleCentre.services.slice(1) }, [`Service “${name}”: is removed`]],
    [
      'one more',
      {
        ...sampleCentre,
        counters: [...sampleCentre.counters, { id: 'x', name: '77', profile: counter?.profile ?? '' }],
      },
      ['Counter “77”: is added'],
    ],
    [
      'another order',
      { ...sampleCentre, services: [second, first, ...sampleCentre.services.slice(2)] },
      [`${setupWords('en').parts.services}: is in another order`],
    ],
    [
      'hours of a day',
      {
        ...sampleCentre,
        hours: { ...sampleCentre.hours, week: { ...sampleCentre.hours.week, sun: [{ from: '10:00', to: '14:00' }] } },
      },
      [`${fieldName('hours/week')}: Sun: closed → 10:00–14:00`],
    ],
    [
      'volume by hours',
      { ...sampleCentre, voice: { hours: [{ from: '09:00', to: '11:00', volume: 90 }] } },
      [`${setupWords('en').parts.voice}: none → ${fieldName('voice/hours')}: 09:00–11:00 · 90%`],
    ],
    [
      'a share',
      { ...sampleCentre, targets: { ...sampleCentre.targets, serviceLevel: 0.85 } },
      [`${fieldName('targets/serviceLevel')}: ${Math.round(sampleCentre.targets.serviceLevel * 100)}% → 85%`],
    ],
  ];
  test.each(cases)('%s', (_, after, expected) => {
    expect(saidOf(after)).toEqual(expected);
  });

  test('every field of the sample has a label and a value that a person reads, in each language', () => {
    const leaves = (value: unknown, path: readonly string[]): readonly (readonly [string, unknown])[] => {
      if (typeof value !== 'object' || value === null) return [[path.join('/'), value]];
      if (Array.isArray(value)) {
        const isKeyed =
          value.length > 0 && value.every((one) => typeof one?.id === 'string' || typeof one?.date === 'string');
        if (!isKeyed) return [[path.join('/'), value]];
        return leaves(value[0], [...path, value[0].id ?? value[0].date]);
      }
      return Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]));
    };
    for (const language of ['az', 'ru', 'en']) {
      const words = setupWords(language);
      for (const [path, value] of leaves(sampleCentre, [])) {
        const subject = subjectOf(path, [sampleCentre], words);
        expect(subject, path).not.toContain('/');
        expect(subject, path).not.toMatch(/undefined|\[object/);
        const said = valueWords(path, value, sampleCentre, words);
        expect(said, path).not.toMatch(/undefined|\[object/);
        expect(said.length, path).toBeGreaterThan(0);
      }
      expect(Object.keys(changeWords(language).things)).toHaveLength(19);
    }
  });

  test('of an unfinished document and of fields that nobody knows says what there is', () => {
    const odd = { ...sampleCentre, colour: { deep: [1, { x: null }] }, services: [{ id: '', name: 7 }] };
    const lines = configChanges(sampleCentre, odd).map((change) =>
      changeLine(change, sampleCentre, odd, setupWords('az')),
    );
    expect(lines.map(({ subject }) => subject)).toContain('colour');
    for (const { subject, said } of lines) expect(`${subject}${said}`).not.toMatch(/undefined|\[object/);
  });
});

describe('the history of the settings', () => {
  const version = (of: number) => ({
    version: of,
    at: '2026-11-20T06:00:00.000Z',
    by: null,
    source: 'http' as const,
    changes: 1,
  });
  test('comes page by page, and a document once', async () => {
    const server = talkingApi();
    const asked: number[] = [];
    const past: DraftPort['past'] = async (_, of) => {
      asked.push(of);
      return good({ of });
    };
    const drafts = { ...keptDrafts(), past };
    server.on('configHistory', ({ query }) =>
      good(
        query !== undefined && 'before' in query
          ? { versions: [version(1)], more: false }
          : { versions: [version(9), version(5)], more: true },
      ),
    );
    const history = createSetupHistory({ api: server.api, centre: 'sample', drafts });
    await history.load();
    await history.older();
    expect(server.of('configHistory').map(({ query }) => query)).toEqual([{}, { before: '5' }]);
    expect(history.versions.value?.map((one) => one.version)).toEqual([9, 5, 1]);
    expect(history.more.value).toBe(false);
    await history.fetch(9, 5);
    await history.fetch(5);
    expect(asked).toEqual([9, 5]);
    expect(history.documents.value.get(5)).toEqual({ of: 5 });
  });

  test('an old document becomes a draft without the fields that no document has any more', () => {
    expect(asDraft({ ...sampleCentre, colour: 'red' })).toEqual(sampleCentre);
  });
});

describe('the centres of the server', () => {
  const list = [{ id: 'sample', name: { az: 'Bir' }, archived: false }];
  const opened = () => {
    const server = talkingApi();
    server.on('listCentres', () => good(list));
    const told = { times: 0 };
    const centresChanged = async (): Promise<void> => {
      told.times += 1;
    };
    return { server, told, model: createCentres({ api: server.api, newKey: countedKeys(), centresChanged }) };
  };

  test('another one begins with a template or as a copy', async () => {
    const { server, model } = opened();
    server.on('addCentre', () => good({ id: 'two', name: { az: 'İki' }, archived: false }));
    expect(await model.add({ id: 'two', name: { az: 'İki', ru: 'Два', en: 'Two' }, from: 'clinic' })).toBe(true);
    expect(await model.add({ id: 'three', name: { az: 'Üç' }, from: 'copy:sample' })).toBe(true);
    const [fromTemplate, copy] = server.of('addCentre').map(({ body, key }) => ({ body, key }));
    expect(fromTemplate).toMatchObject({
      key: 'k1',
      body: { id: 'two', name: { az: 'İki', ru: 'Два', en: 'Two' }, document: { id: 'two' } },
    });
    expect(copy).toEqual({ key: 'k2', body: { id: 'three', name: { az: 'Üç' }, copyOf: 'sample' } });
    expect(model.added.value?.id).toBe('two');
    expect(server.of('listCentres')).toHaveLength(2);
  });

  test('the rest of the screen is told when one came, went or is back, and not when nothing did', async () => {
    const { server, told, model } = opened();
    server.on('addCentre', () => refuse('centre-exists', 'there is one'));
    await model.add({ id: 'sample', name: { az: 'Bir' }, from: 'copy:sample' });
    expect(told.times).toBe(0);
    server.on('addCentre', () => good({ id: 'two', name: { az: 'İki' }, archived: false }));
    await model.add({ id: 'two', name: { az: 'İki' }, from: 'copy:sample' });
    server.on('archiveCentre', () => good({ ...list[0], archived: true }));
    await model.archive('sample');
    server.on('bringBackCentre', () => good(list[0]));
    await model.bringBack('sample');
    expect(told.times).toBe(3);
  });

  test('without a code it gets one of its name that no other has', async () => {
    const { server, model } = opened();
    server.on('listCentres', () => good([...list, { id: 'xirdalan', name: {}, archived: true }]));
    server.on('addCentre', () => good({ id: 'xirdalan-2', name: {}, archived: false }));
    await model.load();
    await model.add({ id: '', name: { az: 'Xırdalan' }, from: 'copy:sample' });
    expect(server.of('addCentre').map(({ body }) => body)).toMatchObject([{ id: 'xirdalan-2', copyOf: 'sample' }]);
  });

  test('is archived while somebody is served only if that is asked for again', async () => {
    const { server, model } = opened();
    server.on('archiveCentre', ({ body }) =>
      JSON.stringify(body) === '{"force":true}'
        ? good({ ...list[0], archived: true })
        : refuse('still-serving', 'busy'),
    );
    expect(await model.archive('sample')).toBe(false);
    expect(model.needsForce.value).toBe(true);
    expect(await model.archive('sample')).toBe(true);
    expect(model.needsForce.value).toBe(false);
    server.on('bringBackCentre', () => good(list[0]));
    expect(await model.bringBack('sample')).toBe(true);
  });
});

describe('a value to choose from', () => {
  /** The places of all values that stand for others, things of a list by the id `x`. */
  function* chosenIn(shape: Shape, path: string): Iterable<readonly [path: string, value: string]> {
    if (typeof shape.const === 'string') yield [path, shape.const];
    for (const one of shape.anyOf ?? []) yield* chosenIn(one, path);
    for (const [name, one] of Object.entries(shape.properties ?? {}))
      yield* chosenIn(one, path === '' ? name : `${path}/${name}`);
    // A list of plain values is told as a whole, by the path of the list.
    if (shape.items !== undefined) yield* chosenIn(shape.items, isBox(shape.items) ? `${path}/x` : path);
  }
  const isBox = ({ properties, anyOf = [] }: Shape): boolean => properties !== undefined || anyOf.some(isBox);
  const chosen = [...chosenIn(centreShape, '')];
  test.each(['az', 'ru'])('is told as its form calls it: %s', (language) => {
    expect(chosen.length).toBeGreaterThan(100);
    const raw = chosen.filter(([path, value]) => valueWords(path, value, {}, setupWords(language)) === value);
    expect(new Set(raw.map(([, value]) => value))).toEqual(new Set(['Enter', 'Tab']));
  });

  test('is no text that somebody typed, whatever word it is', () => {
    for (const path of ['printers/x/connection/address', 'calling/afterNoShow/kind', 'texts/constructor'])
      expect(valueWords(path, 'constructor', {}, setupWords('en'))).toBe('constructor');
  });
});

test('seconds are told as a time wherever the name of a setting has them', () => {
  const words = setupWords('en');
  for (const path of ['calling/secondsBetweenRecalls', 'limits/pace/seconds', 'targets/waitSeconds'])
    expect([path, valueWords(path, 90, {}, words)]).toEqual([path, words.time(90)]);
  expect(words.time(90)).not.toBe('90');
});
