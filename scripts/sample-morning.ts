import { openAgenda } from '../engine/simulate/agenda.ts';
import type { PlannedVisit } from '../engine/simulate/plan.ts';
import { plausibleDay } from '../engine/simulate/plausible-day.ts';
import { createRandom } from '../engine/simulate/random.ts';
import { sampleCentre } from '../server/sample/sample-centre.ts';
import type { SampleHall } from './sample-hall.ts';

/** Somebody at a counter of the sample hall. */
export interface SampleClerk {
  readonly user: string;
  readonly password: string;
  readonly counter: string;
  readonly cookie: string;
}

/** Opens the day and lives it until then (ms since 1970): people come, are called and served. Gives who works. */
export async function liveMorning(hall: SampleHall, until: number): Promise<readonly SampleClerk[]> {
  await hall.ask('openDay', { body: { force: true } }).catch(() => {
    // The clock has opened it.
  });
  const clerks: SampleClerk[] = [];
  for (const counter of staffed) clerks.push(await openCounter(hall, counter));
  const agenda = openAgenda<Due>();
  const visits = new Map<string, PlannedVisit>();
  const idle = new Set<SampleClerk>(clerks);
  const date = new Date(until).toISOString().slice(0, 10);
  const plan = plausibleDay(sampleCentre, date, { visits: visitors }, createRandom(11));
  for (const visit of plan?.visits ?? []) agenda.add(visit.at, { kind: 'comes', visit });

  const comes = async (visit: PlannedVisit, at: number): Promise<void> => {
    const { stages, priorityClass, language } = visit;
    const body = {
      service: stages[0]?.service,
      ...(priorityClass === null ? {} : { priorityClass }),
      ...(language === null ? {} : { language }),
    };
    const { ticket } = await hall.ask('issueTicket', { body });
    visits.set(ticket.id, visit);
    for (const clerk of idle) agenda.add(at + 3000, { kind: 'calls', clerk });
    idle.clear();
  };
  const calls = async (clerk: SampleClerk, at: number): Promise<void> => {
    const { ticket } = await callNext(hall, clerk).catch(() => ({ ticket: null }));
    const visit = ticket === null ? undefined : visits.get(ticket.id);
    if (ticket === null || visit === undefined) return void idle.add(clerk);
    const here = visit.missedMs === null;
    agenda.add(at + (visit.missedMs ?? visit.walkMs), { kind: here ? 'starts' : 'misses', clerk, ticket: ticket.id });
  };
  const moves = async ({ kind, clerk, ticket }: Moved, at: number): Promise<void> => {
    const asked = { params: { ticket }, cookie: clerk.cookie };
    const { stages, outcome } = visits.get(ticket) ?? {};
    if (kind === 'starts') await hall.ask('start', asked);
    else if (kind === 'misses') await hall.ask('noShow', asked);
    else await hall.ask('finish', { ...asked, body: outcome == null ? {} : { outcome } });
    if (kind === 'starts') agenda.add(at + (stages?.[0]?.serviceMs ?? 0), { kind: 'finishes', clerk, ticket });
    else agenda.add(at + 12_000, { kind: 'calls', clerk });
  };

  for (let due = agenda.take(); due !== null && due.at <= until; due = agenda.take()) {
    const { at, what } = due;
    hall.putTo(at);
    if (what.kind === 'comes') await comes(what.visit, at);
    else if (what.kind === 'calls') await calls(what.clerk, at);
    else await moves(what, at);
  }
  hall.putTo(until);
  return clerks;
}

/** Calls the next visitor to a counter. */
export function callNext(hall: SampleHall, { counter, cookie }: SampleClerk) {
  return hall.ask('callNext', { params: { counter }, cookie });
}

/** Ends the visit at a counter, if there is one. */
export async function finishVisit(hall: SampleHall, { counter, cookie }: SampleClerk): Promise<void> {
  const seen = await hall.ask('view', { params: { view: 'counter', subject: counter }, cookie });
  const { ticket } = (seen as { readonly data: { readonly ticket: { id: string; status: string } | null } }).data;
  if (ticket === null) return;
  const asked = { params: { ticket: ticket.id }, cookie };
  if (ticket.status === 'called') await hall.ask('start', asked);
  await hall.ask('finish', asked);
}

type Moved = {
  readonly kind: 'starts' | 'misses' | 'finishes';
  readonly clerk: SampleClerk;
  readonly ticket: string;
};
type Due =
  | { readonly kind: 'comes'; readonly visit: PlannedVisit }
  | { readonly kind: 'calls'; readonly clerk: SampleClerk }
  | Moved;

/** One of the six stays closed. */
const staffed = ['1', '2', '3', '4', '5'];
/** On the whole day: a little more than five counters can do at once. */
const visitors = 330;

/** A clerk who has a password of their own and has opened the counter. */
const openCounter = async (hall: SampleHall, counter: string): Promise<SampleClerk> => {
  const [user, first, password] = [`clerk${counter}`, 'set by somebody else', 'a password of my own'];
  await hall.ask('addUser', { body: { user, name: `Clerk ${counter}`, role: 'clerk', password: first } });
  const old = await hall.signIn(user, first);
  await hall.ask('changePassword', { body: { old: first, new: password }, cookie: old });
  const cookie = await hall.signIn(user, password);
  await hall.ask('openCounter', { params: { counter }, cookie });
  return { user, password, counter, cookie };
};
