import type { Centre } from '../../shared/centre/centre.ts';
import { smallCentre } from './small-centre.ts';

/** The small centre with a desk at which calls are taken; their numbers are T01, T02 … */
export function withPhoneDesk(change: Partial<Centre> = {}): Centre {
  const plain = smallCentre(change);
  return {
    ...plain,
    series: [...plain.series, { id: 't', prefix: 'T', first: 1, last: 99, digits: 2, wrap: true }],
    profiles: [...plain.profiles, { id: 'c-first', name: { az: 'Əvvəl C' }, tiers: [['c'], ['*']] }],
    counters: [...plain.counters, { id: '9', name: '9', profile: 'c-first', kind: 'phone', series: 't' }],
  };
}
