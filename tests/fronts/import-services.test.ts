import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognised } from '../../manager/settings/import/columns.ts';
import { idFrom, idOfCode } from '../../manager/settings/import/letters.ts';
import { type ImportPlan, planImport } from '../../manager/settings/import/plan.ts';
import { readServices } from '../../manager/settings/import/read-services.ts';
import { tableOf } from '../../manager/settings/import/table.ts';
import { takenIn } from '../../manager/settings/import/take-in.ts';
import { prefixOf, secondsOf, yesOrNo } from '../../manager/settings/import/values.ts';
import { plainLetters } from '../../manager/settings/plain-letters.ts';
import { checkDocument } from '../../server/centre/centre-document.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { centreFaults } from '../../shared/centre/centre-check.ts';
import { assertSeeded } from '../fakes/seeds.ts';

const planOf = (document: Centre, text: string): ImportPlan => {
  const table = tableOf(text);
  const columns = recognised(table, document.languages);
  return planImport(document, readServices(table, columns, document.languages));
};
const faultsOf = (document: Centre): readonly unknown[] => {
  const checked = checkDocument(document, document.id);
  return checked.ok ? [...centreFaults(checked.value)] : [checked.refusal.message];
};
const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

describe('ids', () => {
  test('are made from names in three alphabets, in plain letters', () => {
    expect(idFrom('Əmək pensiyasının təyin olunması', new Set(), 'service')).toBe('emek-pensiyasinin-teyin-olunmasi');
    expect(idFrom('Выдача справки № 5: жильё', new Set(), 'service')).toBe('vydacha-spravki-no-5-zhilyo');
    expect(idFrom('İŞ YERİ', new Set(['is-yeri']), 'service')).toBe('is-yeri-2');
    expect(idFrom('საქართველო', new Set(), 'service')).toBe('service');
    expect(idOfCode('XM.01/7')).toBe('xm-01-7');
  });

  test('are ids whatever the name is, and never one that is taken', () => {
    assertSeeded(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 120 }), { maxLength: 20 }), (names) => {
        const taken = new Set<string>();
        for (const name of names) {
          const id = idFrom(name, taken, 'service');
          expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
          expect(taken.has(id)).toBe(false);
          taken.add(id);
        }
        for (const name of names) expect(plainLetters(name)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
      }),
    );
  });
});

describe('values', () => {
  test('minutes are read as people write them', () => {
    expect(['12', '7,5', '10 dəq', '0:10', '00:07:30', '15 мин.'].map(secondsOf)).toEqual(
      [720, 450, 600, 600, 450, 900].map((value) => ({ value })),
    );
    expect(secondsOf('0')).toEqual({ fault: 'too-small' });
    expect(secondsOf('tez')).toEqual({ fault: 'not-a-number' });
  });

  test('yes and no in three languages, and letters that look like Latin ones', () => {
    expect(['Bəli', 'да', 'YES', '+'].map(yesOrNo)).toEqual(Array(4).fill({ value: true }));
    expect(['Xeyr', 'нет', 'no', '-'].map(yesOrNo)).toEqual(Array(4).fill({ value: false }));
    expect(prefixOf('а')).toEqual({ value: 'A' });
    expect(prefixOf('ş')).toEqual({ value: 'Ş' });
    expect(prefixOf('Ж')).toEqual({ fault: 'not-a-prefix' });
  });
});

describe('a list of services', () => {
  const list =
    'Qrup\tXidmət\tRU\tDəqiqə\nTəhsil\tOrta məktəbə qəbul\tПриём в школу\t12\n\tUşaq bağçası\tДетский сад\t\nSu təchizatı\tSayğacın dəyişdirilməsi\t\t20\n';

  test('is new to a centre, with the groups and series that it lacks; a group stands for the rows under it', () => {
    const plan = planOf(sampleCentre, list);
    expect(plan.faults).toEqual([]);
    expect(plan.services.map(({ row, before, service }) => [row, before, service.id, service.group])).toEqual([
      [2, null, 'orta-mektebe-qebul', 'education'],
      [3, null, 'usaq-bagcasi', 'education'],
      [4, null, 'saygacin-deyisdirilmesi', 'su-techizati'],
    ]);
    expect(plan.groups).toEqual([{ id: 'su-techizati', name: { az: 'Su təchizatı' } }]);
    expect(plan.series).toMatchObject([{ id: 'su-techizati', prefix: 'S' }]);
    expect(plan.services[1]?.service).toMatchObject({
      series: 'education',
      standardSeconds: 600,
      name: { az: 'Uşaq bağçası', ru: 'Детский сад' },
    });
    expect(faultsOf(takenIn(sampleCentre, plan, 'keep'))).toEqual([]);
  });

  test('takes nothing away unasked; what it does not name may be withdrawn or removed', () => {
    const plan = planOf(sampleCentre, list);
    expect(idsOf(plan.missing)).toEqual(idsOf(sampleCentre.services));
    const kept = takenIn(sampleCentre, plan, 'keep');
    expect(kept.services.slice(0, sampleCentre.services.length)).toEqual(sampleCentre.services);
    const withdrawn = takenIn(sampleCentre, plan, 'withdraw');
    expect(withdrawn.services.filter(({ offered }) => offered)).toHaveLength(3);
    const removed = takenIn({ ...sampleCentre, officials: [] }, plan, 'remove');
    expect(idsOf(removed.services)).toHaveLength(3);
    expect(idsOf(removed.groups)).toEqual(['education', 'su-techizati']);
    expect(idsOf(removed.series)).toEqual(['education', 'su-techizati']);
    expect(removed.profiles.every(({ tiers }) => tiers.flat().join() === '*')).toBe(true);
    for (const document of [kept, withdrawn, removed]) expect(faultsOf(document)).toEqual([]);
  });

  test('leaves a service for which an official receives, and offers it no longer', () => {
    const removed = takenIn(sampleCentre, planOf(sampleCentre, list), 'remove');
    const [official] = sampleCentre.officials ?? [];
    expect(removed.services.filter(({ offered }) => !offered).map(({ id }) => id)).toEqual([official?.service]);
    expect(faultsOf(removed)).toEqual([]);
  });

  test('is matched by code, else by name within the group; an empty cell changes nothing', () => {
    const byCode = planOf(sampleCentre, 'Kod;Ad;Dəqiqə\nlabour-pension;;25\nnew-one;Yeni xidmət;\n');
    expect(byCode.services).toMatchObject([
      { row: 2, changed: ['standardSeconds'] },
      { row: 3, before: null, service: { id: 'new-one' } },
    ]);
    const named = sampleCentre.services.find(({ id }) => id === 'labour-pension');
    const plan = planOf(sampleCentre, `Xidmət;Dəqiqə;Limit a day\n${named?.name.az?.toUpperCase()};25;40\n`);
    expect(plan.services).toMatchObject([{ changed: ['name', 'standardSeconds', 'dailyLimit'], before: named }]);
    expect(plan.services[0]?.service).toMatchObject({
      id: 'labour-pension',
      dailyLimit: 40,
      documents: named?.documents,
    });
  });

  test('faults are named by row and column', () => {
    const text = 'Kod;Ad;Dəqiqə;Kioskda\na1;Bir;tez;\na1;İki;5;bəlkə\na1;Üç;5;\nb1;;5;\n;üç ;5;\n';
    expect(planOf(sampleCentre, text).faults).toEqual([
      { row: 2, column: 2, code: 'not-a-number', about: 'tez' },
      { row: 3, column: 3, code: 'not-yes-or-no', about: 'bəlkə' },
      { row: 5, column: 1, code: 'no-name' },
      { row: 6, column: null, code: 'same-name', about: 4 },
    ]);
    expect(planOf(sampleCentre, 'Kod;Ad\nx;Bir\nx;İki\n').faults).toEqual([
      { row: 3, column: null, code: 'same-code', about: 2 },
    ]);
  });

  test('a service whose row is wrong is not missing', () => {
    const plan = planOf(sampleCentre, 'Kod;Ad;Dəqiqə\nlabour-pension;Əmək pensiyası;tez\n');
    expect(plan.services).toEqual([]);
    expect(idsOf(plan.missing)).not.toContain('labour-pension');
  });

  test('a letter for the numbers is taken from the list, and made for each new group until letters are two', () => {
    const rows = Array.from({ length: 40 }, (_, at) => `Qrup ${at}\tXidmət ${at}`);
    const plan = planOf(sampleCentre, `Qrup\tXidmət\n${rows.join('\n')}\n`);
    const prefixes = [...sampleCentre.series, ...plan.series].map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(48);
    expect(faultsOf(takenIn(sampleCentre, plan, 'keep'))).toEqual([]);
    const told = planOf(sampleCentre, 'Xidmət;Hərf\nBir;z\nİki;A\n');
    expect(told.services.map(({ service }) => service.series)).toEqual(['xidmetler', 'education']);
    expect(told.series).toMatchObject([{ prefix: 'Z' }]);
    expect(told.groups).toMatchObject([{ id: 'services', name: { az: 'Xidmətlər', ru: 'Услуги', en: 'Services' } }]);
  });

  test('documents of several languages belong together line by line', () => {
    const text = 'Xidmət\tSənədlər\tДокументы\nBir\t"1. Vəsiqə\n2. Ərizə"\t"Удостоверение; Заявление"\n';
    expect(planOf(sampleCentre, text).services[0]?.service.documents).toEqual([
      { az: 'Vəsiqə', ru: 'Удостоверение' },
      { az: 'Ərizə', ru: 'Заявление' },
    ]);
  });
});

test('a code of a row that is refused for want of a name is not given to the next row', () => {
  const plan = planOf(sampleCentre, 'RU\tSənədlər\tKod\tHərf\tAd\n\tBəli\tĀ\t\t\n\t\tA\t\tBir\n');
  expect(plan.services).toEqual([]);
  expect(plan.faults.map(({ row, code }) => [row, code])).toEqual([
    [2, 'no-name'],
    [3, 'same-code'],
  ]);
});

test('a name in one language is not that of a service in another', () => {
  const text = ['Ad\tRU', '\tİki', 'İki\tx'].join('\n');
  const next = takenIn(sampleCentre, planOf(sampleCentre, text), 'keep');
  const again = planOf(next, text);
  expect(again.services.flatMap(({ changed }) => changed)).toEqual([]);
  expect(again.faults.map(({ code }) => code)).toContain('no-name');
});

test('a group that a later row brings takes in those that were named in it before', () => {
  const text = ['Qrup\tAd\tKod', 'Yeni qrup\t\tlabour-pension', 'Yeni qrup\tYeni xidmət\t'].join('\n');
  const next = takenIn(sampleCentre, planOf(sampleCentre, text), 'keep');
  const [group] = next.groups.filter(({ name }) => name.az === 'Yeni qrup');
  expect(next.services.find(({ id }) => id === 'labour-pension')?.group).toBe(group?.id);
});

test('whatever is pasted, the centre stays whole, nothing is lost unasked, and the same list again changes nothing', () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'Bir', 'İki', 'labour-pension', 'Təhsil', 'education', '5', '0', 'x', 'Bəli', 'A', 'ЖЖ'),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  );
  const heads = fc.shuffledSubarray(
    ['Kod', 'Ad', 'RU', 'Qrup', 'Dəqiqə', 'Hərf', 'Kioskda', 'Sənədlər', 'Limit a day', 'Qeyd'],
    {
      minLength: 2,
    },
  );
  const quoted = (row: readonly string[]): string => row.map((text) => `"${text.replaceAll('"', '""')}"`).join('\t');
  assertSeeded(
    fc.property(heads, fc.array(fc.array(cell, { minLength: 10, maxLength: 10 }), { maxLength: 12 }), (head, rows) => {
      const text = [head, ...rows.map((row) => row.slice(0, head.length))].map(quoted).join('\n');
      const plan = planOf(sampleCentre, text);
      const next = takenIn(sampleCentre, plan, 'keep');
      expect(faultsOf(next)).toEqual([]);
      expect(idsOf(next.services)).toEqual(expect.arrayContaining([...idsOf(sampleCentre.services)]));
      expect(faultsOf(takenIn(sampleCentre, plan, 'remove'))).toEqual([]);
      const again = planOf(next, text);
      expect(again.services.filter(({ before, changed }) => before === null || changed.length > 0)).toEqual([]);
      expect(takenIn(next, again, 'keep')).toEqual(next);
    }),
  );
});
