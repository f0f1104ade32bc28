import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { valueAt } from '../../shared/centre/config-diff.ts';
import { lockedAgain, nationalFaults, nationalPlaces, withNational } from '../../shared/centre/national.ts';
import type { National } from '../../shared/centre/national-schema.ts';
import { Hall } from './hall.ts';
import { smallCentre } from './small-centre.ts';

/** A centre's settings as two layers: what the head office gives, and its own. */

const base = smallCentre();
const [service] = base.services;
if (service === undefined) throw new Error('the small centre has services');
const passports = { ...service, id: 'passports', name: { az: 'Pasport' } };

const national = (template: number, locked: boolean, waitSeconds: number): National => ({
  template,
  values: [
    { path: 'targets/waitSeconds', value: waitSeconds, locked },
    { path: 'services/passports', value: passports, locked: true },
  ],
});
const given = (document: unknown, by: National) => withNational(document, by) as Centre;
const headOffice = { kind: 'system', id: 'head-office', role: 'system' } as const;

test('what is given takes its place, what is new in a list is added, and all else stays', () => {
  const { national: _, ...after } = given(base, national(1, true, 77));
  expect(after).toEqual({
    ...base,
    targets: { ...base.targets, waitSeconds: 77 },
    services: [...base.services, passports],
  });
  const made = given(
    { ...base, outcomes: undefined },
    { template: 1, values: [{ path: 'outcomes/done', value: { id: 'done', name: { az: 'Oldu' } }, locked: false }] },
  );
  expect(made.outcomes).toEqual([{ id: 'done', name: { az: 'Oldu' } }]);
});

test('what the centre has changed since stays its own unless it is locked, and what is given no more stays', () => {
  const first = given(base, national(1, false, 77));
  const changed = { ...first, targets: { ...first.targets, waitSeconds: 60 } };
  expect(given(changed, national(2, false, 88)).targets.waitSeconds).toBe(60);
  expect(given(first, national(2, false, 88)).targets.waitSeconds).toBe(88);
  expect(given(changed, national(2, true, 88)).targets.waitSeconds).toBe(88);
  expect(given(first, { template: 3, values: [] }).services).toEqual(first.services);
  expect(nationalPlaces(changed).map(({ place, owner }) => [place, owner])).toEqual([
    ['targets/waitSeconds', 'own'],
    [`services/${base.services.length}`, 'locked'],
  ]);
});

test('[K7] what is locked is as the head office says, and only it says what is national', () => {
  const hall = new Hall();
  const ask = (centre: Centre, by?: Actor) =>
    hall.try({ type: 'configure', centre, source: 'http', onVersion: null }, by);
  const now = given(base, national(1, true, 77));
  expect(ask(now)).toBe('bad-config');
  expect(ask(now, headOffice)).toHaveLength(1);
  expect(ask({ ...now, targets: { ...now.targets, waitSeconds: 60 } })).toBe('bad-config');
  expect(ask({ ...now, services: base.services })).toBe('bad-config');
  expect([...nationalFaults({ ...now, services: base.services })]).toEqual([
    { path: 'services', code: 'set-nationally', params: { path: 'services/passports' } },
  ]);
  const { national: _, ...freed } = now;
  expect(ask(freed)).toBe('bad-config');
  expect(ask({ ...now, personalDataDays: 5, services: [passports, ...base.services] })).toHaveLength(1);
});

test('[K7] with people waiting a template resets nothing', () => {
  const hall = new Hall().open('1');
  const [first, second] = [hall.issue('a'), hall.issue('b')];
  const before = hall.state;
  const now = given(base, national(1, true, 77));
  hall.must({ type: 'configure', centre: now, source: 'http', onVersion: null }, headOffice);
  expect(hall.state.counters).toEqual(before.counters);
  for (const ticket of [first, second]) expect(hall.ticket(ticket)).toMatchObject({ status: 'waiting' });
});

test('the same given twice is the same, locked places hold it, and no other place is touched', () => {
  const places = ['targets/waitSeconds', 'texts/slip/az', 'limits/perPhone', 'hours/graceSeconds'] as const;
  const plain = fc.record({ path: fc.constantFrom(...places), value: fc.nat(9), locked: fc.boolean() });
  const element = fc
    .record({ id: fc.constantFrom('a', 'x', 'y'), n: fc.nat(3), locked: fc.boolean() })
    .map(({ id, n, locked }) => ({ path: `services/${id}`, value: { id, n }, locked }));
  const value = fc.oneof(plain, element);
  fc.assert(
    fc.property(fc.uniqueArray(value, { selector: ({ path }) => path }), (values) => {
      const once = given(base, { template: 1, values });
      expect(given(once, { template: 1, values })).toEqual(once);
      for (const one of values) expect(valueAt(once, one.path)).toEqual(one.value);
      expect(lockedAgain(once)).toBe(once);
      expect([once.counters, once.profiles, once.name]).toEqual([base.counters, base.profiles, base.name]);
    }),
    { numRuns: 60 },
  );
});
