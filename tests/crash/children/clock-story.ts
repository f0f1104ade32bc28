import { join } from 'node:path';
import { runDay } from '../../../server/centre/centre-clock.ts';
import { openLiveCentre } from '../../../server/centre/live-centre.ts';
import { newId } from '../../../server/ids.ts';
import { openLog } from '../../../server/log.ts';
import { ticketFromEvents } from '../../../server/queue/ticket.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Command } from '../../../shared/commands.ts';
import { manualClock } from '../../fakes/clock.ts';
import { crowdCentre } from '../a-centre.ts';

// Tells on one line of JSON what became of tickets while the clock did what clocks do: a real centre on a real store,
// in whatever time zone this process thinks it is. Arguments: a folder, the centre's zone, when it begins, and the steps.

const [folder = '', timeZone = '', begin = '', ...steps] = process.argv.slice(2);
const clock = manualClock(Date.parse(begin));
const store = await openSqliteStore({ file: join(folder, 'novbe.db') });
const log = openLog('silent');
const live = await openLiveCentre({ id: 'crowd', store, clock, log, publicUrl: null });

const clerk = { kind: 'token', id: 'clerk', role: 'manager' } as const;
type Asked<C> = C extends Command ? Omit<C, 'at' | 'by'> : never;
const ask = async (command: Asked<Command>): Promise<void> => {
  const asked = { ...command, at: clock.now(), by: clerk } as Command;
  const { type } = command;
  const answered = await live.ask({ command: asked, compose: () => null });
  if (!answered.ok) throw new Error(`${type}: ${answered.refusal.code}: ${answered.refusal.message}`);
};
const tickets: string[] = [];
const atCounter = (): string => live.latest().counters.get('1')?.ticket ?? '';

const issue = async (): Promise<void> => {
  const ticket = newId();
  tickets.push(ticket);
  const plain = { language: null, priorityClass: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
  await ask({ type: 'issue-ticket', ticket, job: newId(), service: 'a', ...plain });
};

const take = async (step: string): Promise<void> => {
  const [what = '', amount = ''] = step.split(' ');
  switch (what) {
    case 'issue':
      return issue();
    case 'open':
      return ask({ type: 'open-counter', counter: '1', profile: null });
    case 'call':
      return ask({ type: 'call-next', counter: '1', callId: newId() });
    case 'start':
      return ask({ type: 'start-ticket', ticket: atCounter() });
    case 'finish':
      return ask({ type: 'finish-ticket', ticket: atCounter(), outcome: null });
    case 'pass':
      return clock.advance(Number(amount) * 1000);
    case 'set':
      return clock.set(Date.parse(amount));
    default:
      throw new Error(`no such step: ${step}`);
  }
};

/** Lets what the clock has begun come to its end: what is asked now is answered after it. */
const settle = (): Promise<unknown> => live.ask({ command: null, compose: () => null });

await live.ask({
  command: {
    type: 'configure',
    at: clock.now(),
    by: clerk,
    centre: { ...crowdCentre({ counters: 1 }), timeZone },
    source: 'install',
    onVersion: null,
  },
  compose: () => null,
});
const day = runDay(live, clock, log);
await settle();
for (const step of steps) {
  await take(step);
  await settle();
}
await day.close();

const told = await Promise.all(
  tickets.map(async (id) => {
    const ticket = ticketFromEvents((await store.ticketEvents('crowd', id)).map(({ event }) => event));
    if (ticket === null) throw new Error('a ticket is gone');
    const { number, date, status, history } = ticket;
    return { number, date, status, seconds: history.map(({ from, to }) => (to === null ? null : (to - from) / 1000)) };
  }),
);
const events = await store.events('crowd', 0, 10_000);
const days = events.flatMap(({ event }) =>
  event.type === 'day-opened' || event.type === 'day-closed'
    ? [`${event.type} ${event.date} ${new Date(event.at).toISOString()}`]
    : [],
);
const legs = await store.legs('crowd', '2000-01-01', '2100-01-01');
const backwards = events.filter(({ event }, at) => event.at < (events[at - 1]?.event.at ?? 0)).length;
const waits = legs.map(({ waitSeconds }) => waitSeconds);
await live.close();
await store.close();
console.log(
  JSON.stringify({ offset: new Date(Date.parse(begin)).getTimezoneOffset(), tickets: told, days, waits, backwards }),
);
