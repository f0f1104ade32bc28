import type { Centre, Service } from '../../shared/centre/centre.ts';

/** A centre small enough to reason about: services a, b (series A) and c (series C), three counters, two classes. */
export function smallCentre(change: Partial<Centre> = {}): Centre {
  return {
    id: 'small',
    name: { az: 'Kiçik mərkəz' },
    timeZone: 'Asia/Baku',
    languages: ['az', 'ru', 'en'],
    hours: {
      week: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: [], sun: [] },
      exceptions: [],
      graceSeconds: 1800,
    },
    targets: { meanWaitSeconds: 177, meanServiceSeconds: 425, waitSeconds: 900, serviceLevel: 0.9 },
    calling: { secondsBetweenRecalls: 0 },
    personalDataDays: 30,
    series: [
      { id: 'a', prefix: 'A', first: 1, last: 999, digits: 3, wrap: true },
      { id: 'c', prefix: 'C', first: 1, last: 999, digits: 3, wrap: true },
    ],
    groups: [{ id: 'all', name: { az: 'Hamısı' } }],
    services: [service('a', 'a'), service('b', 'a'), service('c', 'c')],
    priorityClasses: [
      { id: 'veteran', name: { az: 'Veteran' }, proof: { az: 'Vəsiqə' }, headStartSeconds: 600, offered: true },
      { id: 'infant', name: { az: 'Körpə ilə' }, proof: { az: 'Körpə' }, headStartSeconds: 300, offered: true },
    ],
    profiles: [
      { id: 'all', name: { az: 'Hamısı' }, tiers: [['*']] },
      { id: 'a-first', name: { az: 'Əvvəl A' }, tiers: [['a'], ['*']] },
      { id: 'only-c', name: { az: 'Yalnız C' }, tiers: [['c']] },
    ],
    counters: [
      { id: '1', name: '1', profile: 'all' },
      { id: '2', name: '2', profile: 'a-first' },
      { id: '3', name: '3', profile: 'only-c' },
    ],
    printers: [{ id: 'p', name: 'P', connection: { kind: 'virtual' }, dots: 576, oneWay: false }],
    kiosks: [{ id: 'k', name: 'K', printer: 'p' }],
    displays: [{ id: 'd', name: 'D' }],
    outcomes: [{ id: 'resolved', name: { az: 'Həll olundu' } }],
    texts: { welcome: { az: 'Xoş gəlmisiniz' }, slip: { az: 'Sağ olun' } },
    ...change,
  };
}

const service = (id: string, series: string): Service => ({
  id,
  group: 'all',
  name: { az: id.toUpperCase() },
  series,
  documents: [],
  offered: true,
  standardSeconds: 300,
});

const workday = [{ from: '09:00', to: '18:00' }];
