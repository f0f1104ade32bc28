import { join } from 'node:path';
import { ticketFromEvents } from '../../../engine/queue/evolve-ticket.ts';
import { type LiveCentre, openLiveCentre } from '../../../server/centre/live-centre.ts';
import { newId } from '../../../server/ids.ts';
import { runDay } from '../../../server/jobs/day-clock.ts';
import { openLog } from '../../../server/log.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import type { Store } from '../../../server/store/store.ts';
import type { Command } from '../../../shared/commands.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { crowdCentre } from '../a-centre.ts';

// Tells, on one line of JSON each, what became of tickets while the clock did what clocks do: real centres on real stores, in
// whatever time zone this process thinks it is. Argument: the stories, each with a folder, the centre's zone, when it begins, and
// the steps.

const clerk = { kind: 'token', id: 'clerk', role: 'manager' } as const;
type Asked<C> = C extends Command ? Omit<C, 'at' | 'by'> : never;

interface Story {
  readonly folder: string;
  readonly zone: string;
  readonly begin: string;
  readonly steps: readonly string[];
}

/** Takes one step; gives the ticket that it made. */
const takeStep = async (live: LiveCentre, clock: ManualClock, step: string): Promise<string | null> => {
  const ask = async (command: Asked<Command>): Promise<null> => {
    const asked = { ...command, at: clock.now(), by: clerk } as Command;
    const { type } = command;
    const answered = await live.ask({ command: asked, toReply: () => null });
    if (!answered.ok) throw new Error(`${type}: ${answered.refusal.code}: ${answered.refusal.message}`);
    return null;
  };
  const atCounter = (): string => live.latest().counters.get('1')?.ticket ?? '';
  const ticket = newId();
  const plain = { language: null, priorityClass: null, channel: 'kiosk', printer: null, hasPhone: false } as const;
  const [what = '', amount = ''] = step.split(' ');
  switch (what) {
    case 'issue':
      await ask({ type: 'issue-ticket', ticket, job: newId(), service: 'a', ...plain });
      return ticket;
    case 'open':
      return ask({ type: 'open-counter', counter: '1', profile: null });
    case 'call':
      return ask({ type: 'call-next', counter: '1', callId: newId() });
    case 'start':
      return ask({ type: 'start-ticket', ticket: atCounter() });
    case 'finish':
      return ask({ type: 'finish-ticket', ticket: atCounter(), outcome: null });
    case 'pass':
      await clock.advance(Number(amount) * 1000);
      return null;
    case 'set':
      await clock.set(Date.parse(amount));
      return null;
    default:
      throw new Error(`no such step: ${step}`);
  }
};

/** ProcessLocks through the story; gives the tickets that were made. */
const live = async (centre: LiveCentre, clock: ManualClock, { zone, steps }: Story): Promise<readonly string[]> => {
  // Lets what the clock has begun come to its end: what is asked now is answered after it.
  const settle = (): Promise<unknown> => centre.ask({ command: null, toReply: () => null });
  const configured = { ...crowdCentre({ counters: 1 }), timeZone: zone };
  await centre.ask({
    command: { type: 'configure', at: clock.now(), by: clerk, centre: configured, source: 'install', onVersion: null },
    toReply: () => null,
  });
  const day = runDay(centre, clock, openLog('silent'));
  await settle();
  const tickets: string[] = [];
  for (const step of steps) {
    tickets.push(...[await takeStep(centre, clock, step)].filter((ticket) => ticket !== null));
    await settle();
  }
  await day.close();
  return tickets;
};

/** What the store knows of it afterwards. */
const outcome = async (store: Store, ids: readonly string[]) => {
  const tickets = await Promise.all(
    ids.map(async (id) => {
      const ticket = ticketFromEvents((await store.ticketEvents('crowd', id)).map(({ event }) => event));
      if (ticket === null) throw new Error('a ticket is gone');
      const { number, date, status, history } = ticket;
      return {
        number,
        date,
        status,
        seconds: history.map(({ from, to }) => (to === null ? null : (to - from) / 1000)),
      };
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
  return { tickets, days, waits: legs.map(({ waitSeconds }) => waitSeconds), backwards };
};

for (const story of JSON.parse(process.argv[2] ?? '[]') as readonly Story[]) {
  const clock = manualClock(Date.parse(story.begin));
  const store = await openSqliteStore({ file: join(story.folder, 'novbe.db') });
  const centre = await openLiveCentre({ id: 'crowd', store, clock, log: openLog('silent'), publicUrl: null });
  const told = await outcome(store, await live(centre, clock, story));
  await centre.close();
  await store.close();
  console.log(JSON.stringify({ offset: new Date(Date.parse(story.begin)).getTimezoneOffset(), ...told }));
}
