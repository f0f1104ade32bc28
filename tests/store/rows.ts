import type { NewJob, QueueStore, Write } from '../../server/store/store.ts';
import type { Actor } from '../../shared/access.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { type LegRow, nothingQuoted } from '../../shared/reports/figures.ts';

export function centre(name: string): Centre {
  return {
    id: centreId,
    name: { az: name },
    timeZone: 'Asia/Baku',
    languages: ['az'],
    hours: { week: noSpans, exceptions: [], graceSeconds: 0 },
    targets: { meanWaitSeconds: 1, meanServiceSeconds: 1, waitSeconds: 900, serviceLevel: 0.8 },
    calling: { secondsBetweenRecalls: 5 },
    personalDataDays: 30,
    series: [{ id: 'a', prefix: 'A', first: 1, last: 999, digits: 3, wrap: true }],
    groups: [{ id: 'all', name: { az: 'Hamısı' } }],
    services: [
      {
        id: 'pension',
        group: 'all',
        name: { az: 'Pensiya' },
        series: 'a',
        documents: [],
        offered: true,
        standardSeconds: 300,
      },
    ],
    priorityClasses: [],
    profiles: [{ id: 'all', name: { az: 'Hamısı' }, tiers: [['*']] }],
    counters: [{ id: 'c1', name: '1', profile: 'all' }],
    printers: [],
    kiosks: [],
    displays: [],
    outcomes: [],
    texts: { welcome: { az: 'Xoş gəlmisiniz' }, slip: { az: 'Ə ğ ı İ' } },
  };
}

export function configured(name: string): QueueEvent {
  return {
    ...happened,
    type: 'centre-configured',
    centre: centre(name),
    source: 'install',
  };
}
/** An emergency that began. */
export function emergencyBegun(): QueueEvent {
  return { ...happened, type: 'emergency-begun', kind: 'suspend', texts: {} };
}

/** A configuration that names a calendar. */
export function goingBy(calendar: string): QueueEvent {
  const { hours, ...rest } = centre(`by ${calendar}`);
  return {
    ...happened,
    type: 'centre-configured',
    source: 'install',
    centre: { ...rest, hours: { ...hours, calendar } },
  };
}
export function changedCalendar(version: number): QueueEvent {
  const document = { id: 'az', name: { az: 'Az' }, week: ['mon' as const], years: {}, provisional: [] };
  return { ...happened, type: 'document-changed', kind: 'calendar', id: 'az', version, hash: `${version}`, document };
}
export function notedForm(id: string, version: number): QueueEvent {
  return { ...happened, type: 'document-changed', kind: 'form', id, version, hash: `${version}` };
}
export function dayOpened(date = today): QueueEvent & { readonly type: 'day-opened' } {
  return {
    ...happened,
    type: 'day-opened',
    date,
    timeZone: 'Asia/Baku',
    byClock: true,
    series: [],
    kept: null,
  };
}
export function dayClosed(date = today): QueueEvent {
  return {
    ...happened,
    date,
    type: 'day-closed',
    byClock: true,
    forced: false,
  };
}
export function issued(ticket: string, date = today): QueueEvent & { readonly type: 'ticket-issued' } {
  return {
    ...happened,
    date,
    type: 'ticket-issued',
    ticket,
    number: 'A001',
    series: 'a',
    ordinal: 1,
    lap: 0,
    service: 'pension',
    priorityClass: null,
    language: 'az',
    channel: 'kiosk',
    place: { line: 's:pension', order: morning, tie: 1 },
    hasPhone: false,
    slip: null,
  };
}

export function leg(ticket: string, fields: Partial<LegRow> = {}): LegRow {
  return {
    centre: centreId,
    date: today,
    practice: false,
    ticket,
    leg: 0,
    number: 'A001',
    service: 'pension',
    priorityClass: null,
    channel: 'kiosk',
    counter: null,
    clerk: null,
    issuedAt: morning,
    queuedAt: morning,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    calls: 0,
    waitSeconds: null,
    walkSeconds: null,
    serviceSeconds: null,
    parkedSeconds: 0,
    suspendedWaitSeconds: 0,
    suspendedAfterSeconds: 0,
    ending: null,
    outcome: null,
    inaccurate: false,
    imported: false,
    ...nothingQuoted,
    ...fields,
  };
}
export function job(id: string, ticket: string, fields: Partial<NewJob> = {}): NewJob {
  return {
    id,
    centre: centreId,
    printer: 'hall',
    ticket,
    copy: false,
    queuedAt: morning,
    slip: '{"number":"A001"}',
    ...fields,
  };
}

/** Writes these parts at the head of the log, whatever was missed. */
export async function put(store: QueueStore, parts: Partial<Write>, into = centreId) {
  const { seq } = await store.head(into);
  return (await store.commit(into, seq, () => ({ write: writeOf(parts), value: null }))).stored;
}

/** 20 November 2026, 09:00 in Baku. */
export const morning = Date.UTC(2026, 10, 20, 5, 0, 0);
export const today = '2026-11-20';
export const centreId = 'merkez';

const by: Actor = { kind: 'system', id: 'clock', role: 'system' };
const happened = { at: morning, by, date: today, practice: false };

const noSpans = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

export const started = (ticket: string): QueueEvent => ({ ...happened, type: 'ticket-started', ticket });

const nothing: Write = { events: [], legs: [], jobs: [], personal: [], secrets: [], answers: [] };
export const writeOf = (parts: Partial<Write>): Write => ({ ...nothing, ...parts });
