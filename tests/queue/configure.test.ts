import { describe, expect, test } from 'vitest';
import { findCentreFault } from '../../engine/queue/check-centre.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { Hall } from './hall.ts';
import { smallCentre } from './small-centre.ts';

const configure = (hall: Hall, centre: Centre, onVersion: number | null = null) =>
  hall.try({ type: 'configure', centre, source: 'http', onVersion });

describe('configuration', () => {
  test('[K1] never pulls the ground from under a live ticket or an open counter', () => {
    const hall = new Hall().open('1');
    const ticket = hall.issue('b', 'infant');
    const base = smallCentre();
    expect(configure(hall, { ...base, services: base.services.filter((one) => one.id !== 'b') })).toBe('in-use');
    expect(configure(hall, { ...base, priorityClasses: base.priorityClasses.slice(0, 1) })).toBe('in-use');
    expect(configure(hall, { ...base, counters: base.counters.slice(1) })).toBe('in-use');
    hall.must({ type: 'cancel-ticket', ticket, reason: null });
    hall.must({ type: 'close-counter', counter: '1', reason: null });
    expect(configure(hall, { ...base, counters: base.counters.slice(1) })).toHaveLength(1);
  });

  test('[K2] is refused on an older version, and the same document is no event', () => {
    const hall = new Hall();
    const version = hall.state.configVersion;
    expect(configure(hall, smallCentre(), version)).toEqual([]);
    expect(configure(hall, smallCentre({ personalDataDays: 5 }), version)).toHaveLength(1);
    expect(configure(hall, smallCentre({ personalDataDays: 6 }), version)).toBe('config-changed');
  });

  const base = smallCentre();
  const [serviceA] = base.services;
  const [seriesA] = base.series;
  if (serviceA === undefined || seriesA === undefined) throw new Error('the small centre has lost its parts');
  const faults: readonly (readonly [string, Partial<Centre>])[] = [
    ['services/0/group', { services: [{ ...serviceA, group: 'none' }] }],
    ['services/0/series', { services: [{ ...serviceA, series: 'none' }] }],
    ['services/1/id', { services: [serviceA, serviceA] }],
    ['profiles/0/tiers/0/0', { profiles: [{ id: 'all', name: { az: 'x' }, tiers: [['none']] }] }],
    [
      'profiles/0/tiers/1/0',
      { profiles: [{ id: 'all', name: { az: 'x' }, tiers: [['a'], ['a']] }, ...base.profiles.slice(1)] },
    ],
    ['counters/0/profile', { counters: [{ id: '1', name: '1', profile: 'none' }] }],
    ['kiosks/0/printer', { kiosks: [{ id: 'k', name: 'K', printer: 'none' }] }],
    ['displays/0/counters/0', { displays: [{ id: 'd', name: 'D', counters: ['9'] }] }],
    ['displays/0/services/0', { displays: [{ id: 'd', name: 'D', services: ['none'] }] }],
    ['displays/0/counters', { displays: [{ id: 'd', name: 'D', layout: 'counter' }] }],
    ['displays/0/counters', { displays: [{ id: 'd', name: 'D', layout: 'counter', counters: ['1', '2'] }] }],
    ['series/1/prefix', { series: [seriesA, { ...seriesA, id: 'c' }] }],
    [
      'series/0/last',
      {
        series: [
          { ...seriesA, first: 9, last: 3 },
          { ...seriesA, id: 'c', prefix: 'C' },
        ],
      },
    ],
    [
      'series/0/digits',
      {
        series: [
          { ...seriesA, digits: 2 },
          { ...seriesA, id: 'c', prefix: 'C' },
        ],
      },
    ],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['services/0/name/az', { services: [{ ...serviceA, name: { ru: 'А' } }, ...base.services.slice(1)] }],
    [
      'hours/week/mon/0/to',
      { hours: { ...base.hours, week: { ...base.hours.week, mon: [{ from: '10:00', to: '09:00' }] } } },
    ],
    ['hours/exceptions/0/date', { hours: { ...base.hours, exceptions: [{ date: '2026-02-30', spans: [] }] } }],
  ];
  test.each(faults)('[K3] names the path of what is wrong: %s', (path, change) => {
    const centre = smallCentre(change);
    expect(findCentreFault(centre)?.path).toBe(path);
    const hall = new Hall();
    expect(configure(hall, centre)).toBe('bad-config');
  });

  test('[K3] finds nothing wrong with a good one', () => {
    expect(findCentreFault(smallCentre())).toBeNull();
  });

  test('[K4] a new prefix and a new zone wait for the next opening', () => {
    const hall = new Hall().open();
    const series = base.series.map((one) => (one.id === 'a' ? { ...one, prefix: 'B' } : one));
    expect(configure(hall, smallCentre({ series, timeZone: 'Europe/Berlin' }))).toHaveLength(1);
    expect(hall.ticket(hall.issue('a')).number).toBe('A001');
    expect(hall.state.day?.timeZone).toBe('Asia/Baku');
    hall.must({ type: 'close-day', force: false, practice: null });
    hall.wait(86_400).open();
    expect(hall.ticket(hall.issue('a')).number).toBe('B001');
    expect(hall.state.day?.timeZone).toBe('Europe/Berlin');
  });
});
