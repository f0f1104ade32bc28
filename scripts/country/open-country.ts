import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateAt, instantOf } from '../../engine/queue/business-day.ts';
import { newSecret } from '../../server/ids.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import { thisMachine } from '../../server/time/machine.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { type Asker, type Asking, openAsking } from '../demo/asking.ts';
import { countryMachine } from './country-machine.ts';
import { type CuttableLine, openCuttableLine } from './cuttable-line.ts';
import { letBranchesIn } from './let-in.ts';
import type { CountryTime } from './messages.ts';
import { type Meter, openMeter } from './meter.ts';
import { makePeople, type People, type Place } from './people.ts';
import { sampleCountry } from './sample-country.ts';
import { type CountryServer, startServer } from './start-server.ts';
import { writeCentres } from './write-centres.ts';

export interface CountryParts {
  readonly centres: number;
  /** How many of them, the last ones, go to the head office over a line that can be cut. */
  readonly cuttable: number;
  readonly seed: number;
  /** Visitors on a usual day of each; null = what its counters can just about serve. */
  readonly visits: number | null;
  /** Settings of the head office besides its own, as environment variables. */
  readonly environment: { readonly [name: string]: string };
  /** Given what ends it, before anything is opened. */
  readonly beforeOpening?: (close: Country['close']) => void;
  /** Told how far the beginning has come. */
  readonly onProgress: (what: string, done: number, of: number) => void;
}

/** A head office and its branches, each in a process of its own, and the people of all halls. */
export interface Country {
  /** Where the head office's pages begin, and its administrator. */
  readonly base: string;
  readonly admin: Required<Pick<Asker, 'name' | 'password'>>;
  readonly asking: Asking;
  readonly meter: Meter;
  readonly servers: { readonly office: CountryServer; readonly branches: readonly CountryServer[] };
  readonly centres: readonly Centre[];
  /** What its clocks show (ms since 1970). */
  now(): number;
  /** People come, and time passes so many times as fast as ours. */
  begin(speed: number): void;
  /** Cuts the lines that can be, or makes them whole. */
  cut(isCut: boolean): void;
  /** Ends all of it, and takes away all that it kept. */
  close(): Promise<void>;
}

/** Opens it in a folder of its own, at a minute before nine; resolves once the head office shows all centres. */
export async function openCountry(parts: CountryParts): Promise<Country> {
  const opened: { close(): Promise<void> }[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'novbe-country-'));
  const close = async (): Promise<void> => {
    while (opened.length > 0) await opened.pop()?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  parts.beforeOpening?.(close);
  try {
    return { ...(await openIn(parts, folder, (one) => void opened.push(one))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What closes at once, as what closes after a while. */
const closing = (one: { close(): void }) => ({ close: async () => one.close() });

type Keep = (one: { close(): Promise<void> }) => void;

const openIn = async (parts: CountryParts, folder: string, keep: Keep): Promise<Omit<Country, 'close'>> => {
  const { environment, onProgress } = parts;
  const time = { elapsed: thisMachine().elapsed(), startsAt: beginning() };
  const machine = countryMachine(time);
  const centres = sampleCountry(parts.centres);
  const password = environment['ADMIN_PASSWORD'] ?? newSecret();
  const meter = openMeter(centres);
  const start = openStarting({ folder, time, password, meter, keep });
  const office = await start('head-office', { ...environment, HEAD_OFFICE: 'on' });
  const base = `http://127.0.0.1:${office.port}`;
  const [admin, asking] = [{ name: 'admin', password }, openAsking(base, '')];
  keep(closing(asking));
  await refuseUsed(asking, admin);
  const line = await openCuttableLine(office.port);
  keep(line);
  const groups = groupsOf(centres, parts.cuttable, { whole: base, cuttable: `http://127.0.0.1:${line.port}` });
  const places: Place[] = [];
  const branches: CountryServer[] = [];
  for (const { name, members, uplink } of groups) {
    onProgress(`centres of ${name} open`, 0, members.length);
    await writeCentres(join(folder, name), members);
    const server = await start(name, { UPLINK_URL: uplink });
    branches.push(server);
    for (const centre of members) places.push({ centre, server });
  }
  await letBranchesIn({ asking, admin, count: centres.length, onProgress });
  const people = await makePeople(places, { ...parts, date: dateAt(Math.floor(machine.now()), timeZone) }, (done) =>
    onProgress('days made up', done, centres.length),
  );
  keep(closing(people));
  keep(closing(await meter.look({ base, asking, admin })));
  const servers = { office, branches };
  const life = running({ people, servers, line, machine });
  return { base, admin, asking, meter, centres, servers, now: machine.now, ...life };
};

interface Starting {
  readonly folder: string;
  readonly time: CountryTime;
  readonly password: string;
  readonly meter: Meter;
  readonly keep: Keep;
}

/** Starts servers by their names, each with a folder of its own. */
const openStarting =
  ({ folder, time, password, meter, keep }: Starting) =>
  async (name: string, environment: { readonly [name: string]: string }): Promise<CountryServer> => {
    const own = { LOG_LEVEL: 'error', PORT: '0', ADMIN_PASSWORD: password, DATA_DIR: join(folder, name) };
    const order = { time, folder, environment: { ...own, ...environment } };
    const server = await startServer(order, (did) => meter.did(name, did));
    keep(server);
    return server;
  };

interface Running {
  readonly people: People;
  readonly servers: Country['servers'];
  readonly line: CuttableLine;
  readonly machine: ReturnType<typeof countryMachine>;
}

const running = ({ people, servers, line, machine }: Running): Pick<Country, 'begin' | 'cut'> => ({
  begin(speed) {
    for (const one of [machine, servers.office, ...servers.branches]) one.runAt(speed);
    people.begin(machine.now);
  },
  cut: line.cut,
});

const { timeZone } = sampleCentre;

/** A minute before the doors open, today. */
const beginning = (): number => instantOf(dateAt(thisMachine().wall(), timeZone), '08:59', timeZone);

interface Group {
  readonly name: string;
  readonly members: readonly Centre[];
  readonly uplink: string;
}

/** The branches of one process each: those whose line can be cut stand together. */
const groupsOf = (
  centres: readonly Centre[],
  cuttable: number,
  to: { readonly whole: string; readonly cuttable: string },
): readonly Group[] =>
  [
    { name: 'branches', members: centres.slice(0, centres.length - cuttable), uplink: to.whole },
    { name: 'branches-cut', members: centres.slice(centres.length - cuttable), uplink: to.cuttable },
  ].filter(({ members }) => members.length > 0);

/** A database that holds a country already is not written into. */
const refuseUsed = async (asking: Asking, admin: Asker): Promise<void> => {
  const known = await asking.ask(admin, 'branches');
  if (!known.ok) throw new Error(`the head office lets nobody in: ${known.refusal.code}`);
  if (known.value.length > 0) throw new Error('DATABASE_URL holds branches already: give an empty database');
};
