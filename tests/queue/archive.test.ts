import { describe, expect, test } from 'vitest';
import { dayLine } from '../../engine/queue/business-day.ts';
import { Hall } from './hall.ts';
import { holds } from './invariants.ts';
import { smallCentre } from './small-centre.ts';

const archive = (hall: Hall, force = false) => hall.try({ type: 'archive-centre', force });

describe('[K6] an archived centre', () => {
  test('closes its day as by hand, and with force where somebody is being served', () => {
    const hall = new Hall().open('1');
    const waiting = hall.issue('a');
    const serving = hall.issue('a');
    hall.next('1');
    expect(archive(hall)).toBe('still-serving');
    expect(hall.state.archived).toBe(false);
    const events = archive(hall, true);
    expect(Array.isArray(events) && events.map(({ type }) => type)).toEqual([
      'ticket-expired',
      'ticket-expired',
      'counter-closed',
      'day-closed',
      'centre-archived',
    ]);
    holds(hall.state);
    expect(hall.ticket(waiting).status).toBe('expired');
    expect(hall.ticket(serving).status).toBe('expired');
    expect(archive(hall)).toEqual([]);
  });

  test('gives no ticket, opens no day and no counter, and takes no configuration', () => {
    const hall = new Hall();
    hall.must({ type: 'archive-centre', force: false });
    expect(hall.tryIssue('a')).toBe('centre-archived');
    expect(hall.try({ type: 'open-day', practice: true, force: false })).toBe('centre-archived');
    expect(hall.try({ type: 'open-counter', counter: '1', profile: null })).toBe('centre-archived');
    expect(
      hall.try({ type: 'configure', centre: smallCentre({ personalDataDays: 7 }), source: 'http', onVersion: null }),
    ).toBe('centre-archived');
  });

  test('stays closed when its hours begin, and its screens say why; brought back it opens as it would', () => {
    const hall = new Hall(smallCentre(), '2026-11-23T08:00:00+04:00');
    hall.must({ type: 'archive-centre', force: false });
    hall.now = Date.parse('2026-11-24T09:00:00+04:00');
    expect(hall.try({ type: 'tick' })).toEqual([]);
    expect(dayLine(hall.state, hall.now)).toMatchObject({ open: false, archived: true, opensAt: null });
    hall.must({ type: 'bring-back-centre' });
    expect(hall.try({ type: 'bring-back-centre' })).toEqual([]);
    expect(dayLine(hall.state, hall.now)).not.toHaveProperty('archived');
    expect(hall.must({ type: 'tick' }).map(({ type }) => type)).toEqual(['day-opened']);
  });
});
