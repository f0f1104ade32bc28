import type { PlannedVisit } from '../../engine/simulate/plan.ts';
import { plausibleVisit } from '../../engine/simulate/plausible-day.ts';
import { hourMs, minuteMs } from '../../shared/time/durations.ts';
import { demoCentre } from './demo-centre.ts';
import type { DemoHall, Visitor } from './demo-hall.ts';

/** The visitors come, one after the other: in waves, at every hour of the day. */
export function letVisitorsCome(hall: DemoHall): void {
  const { agenda, random } = hall;
  const next = (): void => {
    agenda.in(random.exponential(hourMs / perHour(agenda.now())), async () => {
      next();
      await takeTicket(hall, plausibleVisit(demoCentre, agenda.now(), random));
    });
  };
  next();
}

/** So many come within a time, beside the others: the hall fills up. */
export function fillHall(hall: DemoHall, count: number, withinMs: number): void {
  const { agenda, random } = hall;
  for (let one = 0; one < count; one++) {
    agenda.in(random.uniform() * withinMs, () => takeTicket(hall, plausibleVisit(demoCentre, agenda.now(), random)));
  }
}

/** Somebody known by nothing but their ticket: one that a person took, or that was there before. */
export function unknownVisitor(hall: DemoHall, service: string): Visitor {
  const visit = plausibleVisit(demoCentre, hall.agenda.now(), hall.random);
  const standard = demoCentre.services.find(({ id }) => id === service)?.standardSeconds ?? 300;
  const stages = [{ service, serviceMs: standard * 1000, reached: 'queue' as const }];
  return {
    visit: { ...visit, stages, missedMs: null, patienceMs: null },
    secret: null,
    stage: 0,
    leftMs: null,
    state: 'waiting',
  };
}

/** Somebody has come and waits with this ticket, for as long as their patience lasts. */
export function letWaitFor(hall: DemoHall, ticket: string, visitor: Visitor): void {
  const { patienceMs } = visitor.visit;
  hall.visitors.set(ticket, visitor);
  hall.tally.tickets += 1;
  hall.somebodyCame();
  if (hall.random.uniform() < share.phone) lookAtPhone(hall, visitor);
  if (patienceMs !== null) hall.agenda.in(patienceMs, () => giveUp(hall, ticket));
}

/** Those whose tickets midnight has ended come for another, as anybody would. */
export function comeAgain(hall: DemoHall): void {
  const left = [...hall.visitors.values()].filter(({ state }) => state === 'waiting' || state === 'away');
  hall.visitors.clear();
  for (const { visit } of left) {
    hall.agenda.in(hall.random.uniform() * 4 * minuteMs, () => takeTicket(hall, visit));
  }
}

/** Visitors in an hour at this time: a little more than the counters can do at once in the busy hours, a little less between them. */
function perHour(at: number): number {
  return usual * (1 + wave * Math.sin((2 * Math.PI * at) / (3 * hourMs)));
}

const usual = 33;
const wave = 0.2;
/** Of the visitors so many follow their ticket on the phone, and of those who lose patience so many tell nobody. */
const share = { phone: 0.3, silent: 0.3 };
/** How soon one tries again who was refused a ticket, as in the moment when one day follows another (ms). */
const againMs = 15_000;
const mostTries = 8;

const takeTicket = async (hall: DemoHall, visit: PlannedVisit, tries = 0): Promise<void> => {
  const [first] = visit.stages;
  if (first === undefined) return;
  const { priorityClass, language } = visit;
  const body = {
    service: first.service,
    ...(priorityClass === null ? {} : { priorityClass }),
    ...(language === null ? {} : { language }),
  };
  const atDesk = visit.channel === 'reception';
  const given = await hall.asking.ask(atDesk ? hall.reception : hall.kiosk, 'issueTicket', { body });
  if (!given.ok) {
    if (tries < mostTries) hall.agenda.in(againMs, () => takeTicket(hall, visit, tries + 1));
    return;
  }
  const { ticket, secret } = given.value;
  letWaitFor(hall, ticket.id, { visit, secret, stage: 0, leftMs: null, state: 'waiting' });
};

/** Scans the code on the slip, and leaves the page open for a while. */
const lookAtPhone = (hall: DemoHall, { secret }: Visitor): void => {
  if (secret === null) return;
  const nobody = { name: 'phone' };
  hall.agenda.in(20_000 + hall.random.uniform() * minuteMs, async () => {
    await hall.asking.ask(nobody, 'phoneTicket', { params: { secret } });
    const page = hall.eyes.watch(nobody, { view: 'ticket', id: secret }, () => {});
    hall.agenda.in(hall.random.exponential(6 * minuteMs), async () => page.close());
  });
};

/** Patience ends while waiting: on the phone, at the reception, or without a word, and then nobody comes when the number is called. */
const giveUp = async (hall: DemoHall, ticket: string): Promise<void> => {
  const visitor = hall.visitors.get(ticket);
  if (visitor === undefined || visitor.state !== 'waiting') return;
  const dice = hall.random.uniform();
  hall.tally.gaveUp += 1;
  visitor.state = 'gone';
  if (dice < share.silent) return;
  if (dice < (1 + share.silent) / 2 && visitor.secret !== null) {
    await hall.asking.ask({ name: 'phone' }, 'phoneCancel', { params: { secret: visitor.secret } });
    return;
  }
  await hall.asking.ask(hall.reception, 'cancel', { params: { ticket } });
};
