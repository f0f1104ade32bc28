import { applyStored } from '../engine/queue/apply.ts';
import { dateAt } from '../engine/queue/business-day.ts';
import { initialState, type State } from '../engine/queue/state.ts';
import { systemClock } from '../server/async/clock.ts';
import { type BringIn, type BroughtIn, bringIn, type NotBroughtIn } from '../server/history/import-visits.ts';
import type { ImportPlace, Names } from '../server/history/imported-leg.ts';
import { CannotRead, linesOfFile } from '../server/history/read-lines.ts';
import { isZone } from '../server/history/visit-time.ts';
import { newId } from '../server/ids.ts';
import { settingsOrExit } from '../server/main.ts';
import { openLegImport, openStore, type StorePlace } from '../server/store/place.ts';
import type { QueueStore, Store } from '../server/store/store.ts';
import type { Centre } from '../shared/centre/centre.ts';
import type { Clock } from '../shared/time/clock.ts';
import { commandLine, fail, say } from './command-line.ts';
import { openProgress, type Progress } from './progress.ts';
import { storeClock } from './store-clock.ts';
import { storeOrExit } from './the-store.ts';

const usage = 'npm run import -- FILE.csv[.gz] --centre ID';
const { positionals, values } = commandLine({
  usage,
  help: [
    'Brings visits that another system recorded into the history of a centre in DATA_DIR, so that reports, wait estimates and',
    'staffing have a past. Every row is checked first; then all are stored in one transaction, or none. A bad row is named by',
    'its line. What is there already is left as it is: importing a file twice adds nothing. Servers may go on working.',
    '',
    'FILE: centre,ticket,service,priority,issuedAt,calledAt,startedAt,endedAt,counter,outcome (docs/operating.md)',
    '',
    '  --centre ID           the centre; may be left out where there is only one',
    '  --from NAME           whose rows to take, where the column centre has several names',
    '  --service OLD=ID      the service called OLD there is ID here; as often as needed; *=ID for all that are not named',
    '  --priority OLD=ID     the same for priority classes; a class that the centre does not have counts as none',
    '  --counter OLD=ID      the same for counters; a counter that the centre does not have keeps its name',
    '  --zone NAME           the time zone of times that name no offset, as 03.11.2025 9:05:00 (Asia/Baku, Europe/Berlin)',
    '  --skip-bad            leaves out bad rows and says which',
  ].join('\n'),
  options: {
    centre: { type: 'string' },
    from: { type: 'string' },
    service: { type: 'string', multiple: true },
    priority: { type: 'string', multiple: true },
    counter: { type: 'string', multiple: true },
    zone: { type: 'string' },
    'skip-bad': { type: 'boolean' },
  },
  needs: ['FILE'],
});

const zone = values.zone ?? null;

/** So many visits are written within two seconds or so; a server waits five for the store before it refuses a ticket. */
const mostBesideServer = 200_000;
const leaseMs = 60_000;

const namesOf = (option: 'service' | 'priority' | 'counter', ids: readonly { readonly id: string }[]): Names =>
  new Map(
    (values[option] ?? []).map((text): [string, string] => {
      const at = text.lastIndexOf('=');
      if (at < 1) return fail(`--${option} must be OLD=ID, not "${text}" (use: ${usage})`, 2);
      const id = text.slice(at + 1);
      if (ids.some((one) => one.id === id)) return [text.slice(0, at), id];
      return fail(`--${option} ${text}: there is no "${id}", there is ${ids.map((one) => one.id).join(', ')}`, 2);
    }),
  );

interface Ground {
  readonly centre: Centre;
  readonly state: State;
}

/** The centre asked for, or the only one, as its log has it. */
const findCentre = async (store: QueueStore): Promise<Ground> => {
  const known = await store.centres();
  const all = known.join(', ');
  if (values.centre === undefined && known.length > 1) fail(`--centre is missing: there are ${all}`, 2);
  const id = values.centre ?? known[0] ?? '';
  const events = known.includes(id) ? await store.replay(id) : [];
  const state = applyStored(initialState, events);
  if (state.centre !== null) return { centre: state.centre, state };
  const there = known.length === 0 ? 'there is none yet, the first start takes them in' : `there is ${all}`;
  return fail(`There is no centre ${id}: ${there}`, 2);
};

const several = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
const listed = (counts: ReadonlyMap<string, number>): string => {
  const names = [...counts].slice(0, 10).map(([name, count]) => `${name} (${several(count, 'visit')})`);
  return [...names, ...(counts.size > names.length ? [`and ${counts.size - names.length} more`] : [])].join(', ');
};

const tell = ({ from, gathered, added, left, unknown }: BroughtIn, file: string, seconds: number): void => {
  const { legs, days, known, different, beside } = gathered;
  say(
    `${file}: ${several(legs, 'visit')} of ${from} on ${several(days, 'day')}, ${gathered.from} to ${gathered.to}, in ${seconds.toFixed(1)} s`,
  );
  say(
    `new: ${added.toLocaleString('en')}, there already: ${(legs - added).toLocaleString('en')}, left out: ${left.count()}`,
  );
  for (const line of left.told()) say(`left out: ${line}`);
  if (different > 0)
    say(`${several(different, 'visit')} of these stood there with something else, and stand there still`);
  if (beside > 0) say(`the same days have ${several(beside, 'imported visit')} from elsewhere: they count as well`);
  if (known < legs && unknown.counters.size > 0)
    say(`counters not of this centre, kept by name: ${listed(unknown.counters)}`);
  if (unknown.priorities.size > 0) say(`classes not of this centre, taken as none: ${listed(unknown.priorities)}`);
};

/** Why so many visits cannot be stored now; what may take longer holds the centre meanwhile, so that no server begins with it. */
const objectionTo = (store: QueueStore, clock: Clock, centre: string, owner: string) => async (legs: number) => {
  if (legs <= mostBesideServer) return null;
  if (await store.takeLease(`centre:${centre}`, owner, clock.now(), leaseMs)) return null;
  return `Nothing was imported: ${several(legs, 'new visit')} at once would keep the server that is running from storing tickets. End it first, or import parts of ${several(mostBesideServer, 'visit')} at most`;
};

const placeOf = ({ centre, state: { day } }: Ground, now: number, ownDates: ReadonlySet<string>): ImportPlace => {
  const today = dateAt(now, centre.timeZone);
  return {
    centre,
    today: day !== null && !day.practice && day.date < today ? day.date : today,
    ownDates,
    services: namesOf('service', centre.services),
    priorities: namesOf('priority', centre.priorityClasses),
    counters: namesOf('counter', centre.counters),
  };
};

/** Shows on a terminal how far the file has been read. */
const showRows = ({ tell: show }: Progress): BringIn['onRows'] => {
  let next = 0;
  return (rows, share) => {
    const percent = Math.floor(share * 100);
    if (process.stdout.isTTY !== true || (percent < next && percent < 100)) return;
    next = percent + 1;
    show(percent, 100, several(rows, 'row'));
  };
};

const importInto = async (store: Store, stored: StorePlace, file: string) => {
  const ground = await findCentre(store);
  const { id } = ground.centre;
  const owner = newId();
  const clock = await storeClock(store);
  const lines = await linesOfFile(file);
  const into = await openLegImport(stored, id, systemClock);
  const progress = openProgress(process.stdout);
  try {
    return await bringIn({
      lines,
      into,
      place: placeOf(ground, clock.now(), await into.ownDates()),
      zone,
      from: values.from ?? null,
      skipBad: values['skip-bad'] === true,
      objection: objectionTo(store, clock, id, owner),
      onRows: showRows(progress),
    });
  } finally {
    progress.end();
    into.close();
    await store.dropLease(`centre:${id}`, owner);
  }
};

const work = async (file: string, stored: StorePlace): Promise<BroughtIn | NotBroughtIn> => {
  const store = await openStore(stored);
  try {
    return await importInto(store, stored, file);
  } finally {
    await store.close();
  }
};

const [file = ''] = positionals;
if (zone !== null && !isZone(zone)) fail(`--zone ${zone}: there is no such time zone (as Asia/Baku)`, 2);
const stored = storeOrExit(settingsOrExit(), 2);
const began = performance.now();
try {
  const outcome = await work(file, stored);
  if (outcome.kind === 'done') tell(outcome, file, (performance.now() - began) / 1000);
  else fail(outcome.lines.join('\n'), outcome.given ? 2 : 1);
} catch (error) {
  const wrong = error instanceof CannotRead;
  fail(`Nothing was imported: ${error instanceof Error ? error.message : String(error)}`, wrong ? 2 : 1);
}
