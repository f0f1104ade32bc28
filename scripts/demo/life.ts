import { createRandom } from '../../engine/simulate/random.ts';
import type { Log } from '../../server/log.ts';
import { minuteMs } from '../../shared/time/durations.ts';
import type { FloorView } from '../../shared/views.ts';
import { openAgendaInTime } from './agenda-in-time.ts';
import { type Asked, openAsking } from './asking.ts';
import { letPeopleBook } from './bookers.ts';
import { openClerk } from './clerk.ts';
import { demoCentre, guestCounter } from './demo-centre.ts';
import type { Clerk, DemoHall, Tally } from './demo-hall.ts';
import type { DemoMachine } from './demo-machine.ts';
import { openEyes } from './eyes.ts';
import { letKioskIn } from './let-kiosk-in.ts';
import { asAsker, type DemoKept, personOf } from './people.ts';
import { comeAgain, fillHall, letVisitorsCome } from './visitors.ts';
import { letPeopleWrite } from './writers.ts';

/** The people of a demo at work: they know the server's address, their sign-ins and the time, and nothing else of it. */
export interface Life {
  readonly tally: Tally;
  /**
   * Resolves once the hall is as in the middle of a busy hour, which it is at `lives` (ms since 1970): until then the time is put
   * ahead. `isEmpty`: who was in it has gone home.
   */
  begin(lives: number, isEmpty: boolean): Promise<void>;
  /** Resolves once nobody does anything any more; what is watched is watched on. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export interface LifeParts {
  readonly base: string;
  readonly folder: string;
  readonly kept: DemoKept;
  readonly machine: DemoMachine;
  readonly speed: number;
  readonly seed: number;
  readonly log: Log;
  readonly onAsked?: (asked: Asked) => void;
}

/** Brings them in, each with what they need; nobody does anything yet. */
export async function openLife(parts: LifeParts): Promise<Life> {
  const { base, kept, machine, speed, log } = parts;
  const asking = openAsking(base, demoCentre.id, parts.onAsked);
  const eyes = openEyes(base, asking);
  const onTrouble = (error: unknown): void => log.warn({ err: error }, 'somebody in the demo could not do it');
  const agenda = openAgendaInTime(machine, onTrouble);
  const manager = asAsker(personOf(kept, 'manager'));
  const clerks: Clerk[] = [];
  const hall: DemoHall = {
    agenda,
    asking,
    eyes,
    random: createRandom(parts.seed),
    manager,
    reception: asAsker(personOf(kept, 'reception')),
    kiosk: await letKioskIn({ ...parts, asking, manager }),
    visitors: new Map(),
    tally: { tickets: 0, calls: 0, served: 0, gaveUp: 0, noShows: 0, booked: 0 },
    somebodyCame: () => lookUp(clerks),
  };
  return {
    tally: hall.tally,
    async begin(lives, isEmpty) {
      const people = kept.people.filter(
        ({ role, counter }) => role === 'clerk' && counter !== null && counter !== guestCounter,
      );
      for (const [index, person] of people.entries()) clerks.push(openClerk(hall, person, index));
      if (isEmpty) await emptyHall(hall);
      for (const [index, clerk] of clerks.entries()) clerk.lookIn(index * 1500);
      letVisitorsCome(hall);
      letPeopleBook(hall);
      letPeopleWrite(hall);
      if (isEmpty) fillHall(hall, waitingAtFirst, Math.max((lives - machine.now()) * 0.8, 2 * minuteMs));
      await agenda.hurryTo(lives);
      watchHall(hall);
      machine.runAt(speed);
      agenda.goOn();
    },
    rest: agenda.close,
    async close() {
      await agenda.close();
      eyes.close();
      asking.close();
    },
  };
}

const lookUp = (clerks: readonly Clerk[]): void => {
  for (const clerk of clerks) clerk.lookUp();
};

/** So many more than can be served at once have come when the hall lives. */
const waitingAtFirst = 8;

/** What the manager's screen shows is seen here too: another day has begun, or somebody that nobody here knows waits. */
const watchHall = (hall: DemoHall): void => {
  let date: string | null = null;
  const look = ({ day, waiting }: FloorView): void => {
    if (day.date !== null && date !== null && day.date !== date) comeAgain(hall);
    date = day.date ?? date;
    if (waiting > 0) hall.somebodyCame();
  };
  hall.eyes.watch(hall.manager, { centre: demoCentre.id, view: 'floor' }, look);
  const [place] = demoCentre.kiosks;
  if (place !== undefined)
    hall.eyes.watch(hall.kiosk, { centre: demoCentre.id, view: 'kiosk', id: place.id }, () => {});
};

/** Those who waited when the demo was ended, long ago, have gone home. */
const emptyHall = async ({ asking, manager }: DemoHall): Promise<void> => {
  for (const { id } of demoCentre.counters) {
    const seen = await asking.ask(manager, 'view', { params: { view: 'counter', subject: id } });
    const { ticket = null } = seen.ok
      ? (seen.value as { readonly data: { readonly ticket: { id: string } | null } }).data
      : {};
    if (ticket !== null) await asking.ask(manager, 'requeue', { params: { ticket: ticket.id } });
  }
  const body = { parked: 'too', reason: 'Ziyarətçi gedib', atMost: 1000 } as const;
  await asking.ask(manager, 'endTickets', { body });
};
