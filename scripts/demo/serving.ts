import { minuteMs } from '../../shared/time/durations.ts';
import type { Clerk, Visitor } from './demo-hall.ts';

/** The visitor has been called: they come, or they do not. */
export function receive(clerk: Clerk, ticket: string, visitor: Visitor): void {
  const { random } = clerk.hall;
  const missed = visitor.state === 'gone' ? 60_000 : visitor.visit.missedMs;
  if (missed !== null) return void notThere(clerk, ticket, visitor, missed);
  visitor.state = 'at-counter';
  const dice = random.uniform();
  if (dice < share.requeued) return void clerk.doIn(20_000, () => letWait(clerk, ticket, visitor));
  const start = async (): Promise<void> => {
    const started = await move(clerk, 'start', ticket);
    if (started) beginService(clerk, ticket, visitor);
  };
  if (dice > share.calledAgain) return void clerk.doIn(visitor.visit.walkMs, start);
  clerk.doIn(recallMs, async () => {
    await move(clerk, 'recall', ticket);
    clerk.doIn(15_000, start);
  });
}

/** The visitor is served for as long as their visit takes, if nothing comes between. */
export function beginService(clerk: Clerk, ticket: string, visitor: Visitor): void {
  const { random } = clerk.hall;
  visitor.state = 'at-counter';
  const stage = visitor.visit.stages[visitor.stage];
  const lasts = visitor.leftMs ?? stage?.serviceMs ?? 3 * minuteMs;
  const isFirstTime = visitor.leftMs === null;
  if (isFirstTime && random.uniform() < share.parked) {
    visitor.leftMs = lasts / 2;
    return void clerk.doIn(lasts / 2, () => setAside(clerk, ticket, visitor));
  }
  visitor.leftMs = null;
  clerk.doIn(lasts, () => endStage(clerk, ticket, visitor));
}

/** Of the visitors that are called, or served. */
const share = { calledAgain: 0.1, requeued: 0.012, parked: 0.05, mistaken: 0.15, late: 0.3, undone: 0.02, noted: 0.06 };
const recallMs = 35_000;
const restMs = { least: 8000, spread: 10_000 };
const reasons = ['Sənədin surətini çıxarır', 'Ödəniş edir', 'Ərizəni doldurur', 'Çatışmayan sənədi gətirir'] as const;
const notes = ['Sənədlərin əsli təqdim olundu', 'Cavab SMS ilə göndəriləcək', 'Ərizə qeydiyyata alındı'] as const;

type Moved = 'start' | 'recall' | 'noShow' | 'requeue' | 'undo' | 'reinstate';

/** Whether it was done; where it was not, the clerk looks at the screen again. */
const move = async (clerk: Clerk, what: Moved, ticket: string): Promise<boolean> => {
  const { hall, asker } = clerk;
  const moved = await hall.asking.ask(asker, what, { params: { ticket } });
  if (!moved.ok) clerk.lookIn(5000);
  return moved.ok;
};

const rest = (clerk: Clerk): void => clerk.lookIn(restMs.least + clerk.hall.random.uniform() * restMs.spread);

const pick = <T>(clerk: Clerk, [first, ...others]: readonly [T, ...T[]]): T =>
  [first, ...others][clerk.hall.random.int(others.length + 1)] ?? first;

/** Nobody comes: the number is called once more, and then the visit is over, unless that was a mistake. */
const notThere = (clerk: Clerk, ticket: string, visitor: Visitor, missedMs: number): void => {
  const { hall } = clerk;
  const giveUp = async (): Promise<void> => {
    if (!(await move(clerk, 'noShow', ticket))) return;
    hall.tally.noShows += 1;
    const dice = hall.random.uniform();
    if (visitor.state !== 'gone' && dice < share.mistaken) {
      // They come running as the button is pressed.
      return void clerk.doIn(3000, async () => {
        if (await move(clerk, 'undo', ticket)) clerk.doIn(4000, () => startAt(clerk, ticket, visitor));
      });
    }
    if (visitor.state !== 'gone' && dice < share.mistaken + share.late) comesLate(clerk, ticket, visitor);
    else visitor.state = 'gone';
    rest(clerk);
  };
  clerk.doIn(Math.min(recallMs, missedMs / 2), async () => {
    if (await move(clerk, 'recall', ticket)) clerk.doIn(missedMs / 2, giveUp);
  });
};

const startAt = async (clerk: Clerk, ticket: string, visitor: Visitor): Promise<void> => {
  if (await move(clerk, 'start', ticket)) beginService(clerk, ticket, visitor);
};

/** Some minutes later they stand there after all, and get their old place back. */
const comesLate = (clerk: Clerk, ticket: string, visitor: Visitor): void => {
  const { hall, asker } = clerk;
  hall.agenda.in(2 * minuteMs + hall.random.exponential(4 * minuteMs), async () => {
    const back = await hall.asking.ask(asker, 'reinstate', { params: { ticket } });
    if (!back.ok) return;
    const { visit, ...rest } = visitor;
    hall.visitors.set(ticket, { ...rest, visit: { ...visit, missedMs: null }, state: 'waiting' });
    hall.somebodyCame();
  });
};

/** "May somebody go before me, my husband is still at the notary's?" */
const letWait = async (clerk: Clerk, ticket: string, visitor: Visitor): Promise<void> => {
  if (!(await move(clerk, 'requeue', ticket))) return;
  visitor.state = 'waiting';
  rest(clerk);
};

const setAside = async (clerk: Clerk, ticket: string, visitor: Visitor): Promise<void> => {
  const { hall, asker, aside } = clerk;
  const body = { reason: pick(clerk, reasons) };
  const parked = await hall.asking.ask(asker, 'park', { params: { ticket }, body });
  if (parked.ok) {
    visitor.state = 'away';
    aside.set(ticket, hall.agenda.now() + 3 * minuteMs + hall.random.exponential(4 * minuteMs));
  }
  rest(clerk);
};

/** On to the next service of the visit, or the visit is done. */
const endStage = async (clerk: Clerk, ticket: string, visitor: Visitor): Promise<void> => {
  const { hall, asker } = clerk;
  const next = visitor.visit.stages[visitor.stage + 1];
  if (next === undefined) return finish(clerk, ticket, visitor);
  visitor.stage += 1;
  const body = { service: next.service };
  const route = next.reached === 'queue' ? 'transfer' : 'addService';
  const sent = await hall.asking.ask(asker, route, { params: { ticket }, body });
  if (!sent.ok) return void clerk.lookIn(5000);
  if (route === 'addService') return void beginService(clerk, ticket, visitor);
  visitor.state = 'waiting';
  hall.somebodyCame();
  rest(clerk);
};

const finish = async (clerk: Clerk, ticket: string, visitor: Visitor): Promise<void> => {
  const { hall, asker } = clerk;
  const { outcome } = visitor.visit;
  if (hall.random.uniform() < share.noted) {
    await hall.asking.ask(asker, 'editTicket', { params: { ticket }, body: { note: pick(clerk, notes) } });
  }
  const body = outcome === null ? {} : { outcome };
  const finished = await hall.asking.ask(asker, 'finish', { params: { ticket }, body });
  if (!finished.ok) return void clerk.lookIn(5000);
  if (hall.random.uniform() < share.undone) {
    // Pressed too soon: there is one more question.
    return void clerk.doIn(2500, async () => {
      visitor.leftMs = 40_000;
      if (await move(clerk, 'undo', ticket)) beginService(clerk, ticket, visitor);
    });
  }
  hall.tally.served += 1;
  visitor.state = 'gone';
  hall.visitors.delete(ticket);
  rest(clerk);
};
