import { pino } from 'pino';
import type { Store } from '../../server/store/store.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { smallCentre } from '../queue/small-centre.ts';
import { type Branch, createFiles, startBranch } from './branch.ts';
import { createComputer, type Life } from './computer.ts';
import { createDisk, type Disk } from './disk.ts';
import { createFaults } from './faults.ts';
import { type RunningOffice, startOffice } from './head-office.ts';
import { createHeadPeople } from './head-people.ts';
import { createPeople } from './people.ts';
import { createSite, type Site } from './site.ts';
import { takingTwice } from './spoilt.ts';
import { type Verdict, verdictOn } from './verdict.ts';
import { createWire } from './wire.ts';
import { openWorld, type World } from './world.ts';

/** What may be broken on purpose, to see that it is found. */
export type Planted = 'an acknowledged event dropped' | 'a batch accepted twice' | 'a clock believed';

export interface Run {
  readonly seed: number;
  readonly days?: number;
  readonly planted?: Planted | null;
  /** The faults that come, by their numbers; null = all. */
  readonly only?: ReadonlySet<number> | null;
  readonly tell?: (line: string) => void;
}
export interface Lived {
  readonly findings: readonly string[];
  /** SHA-256 of all that happened. */
  readonly digest: string;
  readonly faults: number;
  readonly hours: number;
  readonly tickets: number;
  readonly orders: number;
}

const minute = 60_000;
/** How long all is well before it is judged: longer than any is left alone. */
const healingMs = 12 * minute;
const dayMs = 24 * 60 * minute;
/** A Friday; the halls are open from nine, by their own clocks. */
const firstMorning = Date.UTC(2026, 10, 20, 4, 55);
const centres = ['baku', 'ganja'] as const;

/** A country from its first morning to the evening on which all is well again, and what is to be said of it. */
export async function liveThrough({ seed, days = 2, planted = null, only = null, tell }: Run): Promise<Lived> {
  const world = openWorld(seed, firstMorning, tell);
  const country = found(world, planted, only);
  for (const site of country.sites) site.start();
  const openMs = 26 * minute;
  for (let day = 0; day < days; day++) {
    const evening = firstMorning + day * dayMs + openMs;
    for (const one of country.people) one.act(evening);
    country.headPeople.act(evening);
    country.faults.befall(evening);
    await world.liveUntil(evening);
    if (day < days - 1) await night(world, country.sites, firstMorning + (day + 1) * dayMs);
  }
  heal(country);
  country.headPeople.letIn(world.now() + healingMs);
  await world.liveUntil(world.now() + healingMs);
  const judged = verdictOn({ ...country, world });
  await world.liveUntil(world.now() + 2 * minute);
  const lived = livedOf(world, country, await judged);
  for (const { computer } of country.sites) computer.cutPower(0, 0);
  return lived;
}

type Country = ReturnType<typeof found>;

const livedOf = (world: World, { faults, people, headPeople }: Country, { findings, logs }: Verdict): Lived => {
  for (const one of [...findings, ...logs]) world.note(one);
  return {
    ...{
      findings,
      digest: world.digest(),
      faults: faults.count(),
      hours: (world.now() - firstMorning) / (60 * minute),
    },
    tickets: people.flatMap(({ operations }) => operations).filter((one) => one.do === 'issue' && one.ticket !== null)
      .length,
    orders: headPeople.orders.length,
  };
};

const documentOf = (id: string, version = 0): Centre => {
  const all = [{ from: '09:00', to: '18:00' }];
  const week = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };
  return smallCentre({
    ...{ id, name: { az: `${id} ${version}` }, hours: { week, exceptions: [], graceSeconds: 1800 } },
    limits: { pace: { atOnce: 100, seconds: 1 } },
  });
};

const found = (world: World, planted: Planted | null, only: ReadonlySet<number> | null) => {
  const wire = createWire(world);
  const log = pino(
    { level: 'warn', base: null, timestamp: false, serializers: { err: (error: Error) => error.message } },
    { write: (line: string) => world.note(line.trim()) },
  );
  const officeComputer = createComputer(world, 'head office');
  const officeDisk = createDisk(world, officeComputer);
  const storeOf = (store: Store): Store => (planted === 'a batch accepted twice' ? takingTwice(store) : store);
  const parts = { ...{ world, wire, log } };
  const office: Site<RunningOffice> = createSite(world, { computer: officeComputer, disk: officeDisk }, (life) =>
    startOffice({ ...parts, computer: officeComputer, disk: officeDisk, storeOf }, life),
  );
  const branches = centres.map((centre, at): Branch => {
    const computer = createComputer(world, centre);
    const disk = createDisk(world, computer, planted === 'an acknowledged event dropped' ? 0.003 : 0);
    install(disk, documentOf(centre), world.now());
    const files = createFiles();
    const believesClock = planted === 'a clock believed';
    const isAlone = at > 0 || planted !== null || world.dice('servers').uniform() < 0.8;
    const begin = (life: Life) =>
      startBranch({ ...parts, computer, disk, centre, files, isAlone, believesClock }, life);
    const servers = (isAlone ? [1] : [1, 2]).map(() => createSite(world, { computer, disk }, begin));
    return { centre, disk, servers };
  });
  const sites: readonly Site<unknown>[] = [office, ...branches.flatMap(({ servers }) => servers)];
  return {
    ...{ office, branches, sites, wire },
    people: branches.map((branch) => createPeople(world, branch)),
    headPeople: createHeadPeople(world, office, centres, documentOf),
    faults: createFaults({ world, sites, wire, only }),
  };
};

const installer = { kind: 'system', id: 'test', role: 'system' } as const;

/** A disk on which a centre was set up. */
const install = (disk: Disk, centre: Centre, at: number): void => {
  const happened = { at, by: installer, date: null, practice: false } as const;
  const event = { ...happened, type: 'centre-configured', centre, source: 'install' } as const;
  const write = { events: [event], legs: [], jobs: [], personal: [], secrets: [], answers: [] };
  const redo = (store: Store) => store.commit(centre.id, 0, () => ({ write, value: null }));
  disk.restore([{ at, cuts: 0, slept: 0, commit: { centre: centre.id, write }, redo }]);
};

/** All computers sleep, or are switched off, until the next morning. */
const night = async (world: World, sites: Country['sites'], morning: number): Promise<void> => {
  const dice = world.dice('night');
  const left = morning - world.now();
  for (const site of sites) {
    if (dice.uniform() < 0.5) site.computer.sleepFor(left - dice.int(minute));
    else site.stop({ how: 'power', wallOffMs: 0 }, left - dice.int(minute));
  }
  await world.liveUntil(morning);
};

/** From now on nothing breaks, and all clocks are right. */
const heal = ({ sites, wire }: Country): void => {
  wire.heal();
  for (const { computer, disk } of sites) {
    computer.setWall(0);
    computer.vouch(true);
    disk.refuseFor(0);
    disk.slowFor(0);
  }
};
