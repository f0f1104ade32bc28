import { type LegRow, nothingQuoted } from '../../shared/reports/figures.ts';

/** A leg as the store keeps it, finished and unremarkable but for what is given. Times in ms. */
export function legRow(given: Partial<LegRow> = {}): LegRow {
  return {
    centre: 'sample',
    date: '2026-11-20',
    practice: false,
    ticket: 't1',
    leg: 0,
    number: 'A001',
    service: 'pension',
    priorityClass: null,
    channel: 'kiosk',
    counter: '1',
    clerk: 'u1',
    issuedAt: Date.parse('2026-11-20T06:00:00Z'),
    queuedAt: Date.parse('2026-11-20T06:00:00Z'),
    calledAt: Date.parse('2026-11-20T06:02:00Z'),
    startedAt: Date.parse('2026-11-20T06:02:20Z'),
    endedAt: Date.parse('2026-11-20T06:09:00Z'),
    calls: 1,
    waitSeconds: 120,
    walkSeconds: 20,
    serviceSeconds: 400,
    parkedSeconds: 0,
    suspendedWaitSeconds: 0,
    suspendedAfterSeconds: 0,
    ending: 'served',
    outcome: 'done',
    inaccurate: false,
    imported: false,
    ...nothingQuoted,
    ...given,
  };
}

/** A leg that ended before anybody called it. */
export function uncalled(given: Partial<LegRow> = {}): LegRow {
  return legRow({
    counter: null,
    clerk: null,
    calledAt: null,
    startedAt: null,
    calls: 0,
    waitSeconds: null,
    walkSeconds: null,
    serviceSeconds: null,
    ending: 'cancelled',
    outcome: null,
    ...given,
  });
}

/** A leg that was called and to which nobody came. */
export function noShow(given: Partial<LegRow> = {}): LegRow {
  return legRow({
    startedAt: null,
    walkSeconds: null,
    serviceSeconds: null,
    ending: 'no-show',
    outcome: null,
    ...given,
  });
}
