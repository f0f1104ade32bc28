import { openAgenda } from '../../engine/simulate/agenda.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type DayOptions, dayCommands } from './day-commands.ts';
import type { CountryServer } from './start-server.ts';

/** Visitors and clerks of a country, who ask their centres as the time comes. */
export interface People {
  /** They begin; `now` is the country's time (ms since 1970). */
  begin(now: () => number): void;
  /** How much they have asked. */
  asked(): number;
  close(): void;
}

/** A centre, and the server that it stands on. */
export interface Place {
  readonly centre: Centre;
  readonly server: Pick<CountryServer, 'ask'>;
}

/** Makes up the day of each centre, and tells of each that is made. */
export async function makePeople(
  places: readonly Place[],
  options: DayOptions,
  onMade: (done: number) => void,
): Promise<People> {
  const days: Day[] = [];
  for (const [index, { centre, server }] of places.entries()) {
    const commands = dayCommands(centre, { ...options, seed: options.seed * 1009 + index });
    const asked = commands.map((command): Asked => ({ at: command.at, text: JSON.stringify(command) }));
    days.push({ centre: centre.id, server, asked, next: 0 });
    onMade(index + 1);
    // A signal to end is heard in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return peopleOf(days);
}

interface Asked {
  readonly at: number;
  readonly text: string;
}
interface Day {
  readonly centre: string;
  readonly server: Place['server'];
  readonly asked: readonly Asked[];
  next: number;
}

/** How often they look at the clock (ms). */
const lookMs = 20;

const peopleOf = (days: readonly Day[]): People => {
  const agenda = openAgenda<Day>();
  let count = 0;
  let due: ReturnType<typeof agenda.take> = null;
  let timer: NodeJS.Timeout | null = null;
  const goOn = (day: Day): void => {
    const next = day.asked[day.next];
    if (next !== undefined) agenda.add(next.at, day);
  };
  /** All that is due, by server. */
  const dueBy = (now: number) => {
    const found = new Map<Place['server'], (readonly [string, string])[]>();
    for (due ??= agenda.take(); due !== null && due.at <= now; due = agenda.take()) {
      const day = due.what;
      const own = found.get(day.server) ?? [];
      own.push([day.centre, day.asked[day.next]?.text ?? '']);
      found.set(day.server, own);
      day.next += 1;
      count += 1;
      goOn(day);
    }
    return found;
  };
  return {
    begin(now) {
      for (const day of days) goOn(day);
      timer = setInterval(() => {
        for (const [server, asked] of dueBy(now())) server.ask(asked);
      }, lookMs);
    },
    asked: () => count,
    close: () => clearInterval(timer ?? undefined),
  };
};
