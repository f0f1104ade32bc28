import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** Real servers of PostgreSQL for tests. */

/** Where Debian puts the programs of the newest version that is installed; null = there is none. */
export const programs = (): string | null => {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  return found ?? null;
};

/** A server of its own in a folder of its own. */
export interface Cluster {
  readonly port: number;
  /** Address of a database of it. */
  url(database: string): string;
  start(): void;
  /** `immediate` ends it as a crash does. */
  stop(how: 'fast' | 'immediate'): void;
  /** Process id of the server. */
  pid(): number;
  remove(): void;
}

/** Makes a server and starts it: some seconds. Its programs refuse to run as root, so they run as `postgres`. */
export async function aCluster(settings = ''): Promise<Cluster> {
  const bin = programs();
  if (bin === null) throw new Error('no PostgreSQL is installed: on Debian the package postgresql-15');
  const folder = mkdtempSync(join(tmpdir(), 'novbe-postgres-'));
  const [data, port] = [join(folder, 'data'), await freePort()];
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  const run = (program: string, ...words: readonly string[]): void => {
    const command = [join(bin, program), ...words];
    const [first = '', ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(first, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale', 'C', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=200 ${settings}`;
  const cluster: Cluster = {
    port,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    start: () => run('pg_ctl', '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start'),
    stop: (how) => run('pg_ctl', '-D', data, '-m', how, '-w', 'stop'),
    pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  cluster.start();
  return cluster;
}

const idOf = (which: '-u' | '-g'): number =>
  Number(spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout.trim());

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The server that all tests of a run share: the first that needs it starts it, the end of the run stops it (postgres-run.ts). */
export const shared = (): { readonly folder: string; readonly file: string } => {
  const folder = join(tmpdir(), `novbe-postgres-of-${process.env.TESTS_RUN ?? process.ppid}`);
  return { folder, file: join(folder, 'url') };
};

const sharedUrl = async (): Promise<string> => {
  const { folder, file } = shared();
  try {
    mkdirSync(folder);
  } catch {
    while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 50));
    return readFileSync(file, 'utf8');
  }
  // What is asked of it here is speed: what it keeps dies with the run.
  const cluster = await aCluster('-c fsync=off -c full_page_writes=off');
  watchOver(cluster.pid());
  writeFileSync(`${file}.new`, cluster.url('DATABASE'));
  writeFileSync(join(folder, 'pid'), String(cluster.pid()));
  execFileSync('mv', [`${file}.new`, file]);
  return readFileSync(file, 'utf8');
};

/** Ends the server soon after the run has ended, however that ends. */
const watchOver = (server: number): void => {
  const run = process.env.TESTS_RUN ?? String(process.ppid);
  const script = `while kill -0 ${run} 2>/dev/null; do sleep 1; done; kill -INT ${server}`;
  spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' }).unref();
};

let made = 0;

/** The address of a new, empty database. */
export async function aDatabase(): Promise<string> {
  const url = await sharedUrl();
  made += 1;
  const name = `novbe_${process.pid}_${made}`;
  await inDatabase(url.replace('DATABASE', 'postgres'), `CREATE DATABASE ${name}`);
  return url.replace('DATABASE', name);
}

/** The address of a new database that holds what another does, which nobody uses. */
export async function aDatabaseLike(url: string): Promise<string> {
  made += 1;
  const [name, like] = [`novbe_${process.pid}_${made}`, new URL(url).pathname.slice(1)];
  const address = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  await inDatabase(address('postgres'), `CREATE DATABASE ${name} TEMPLATE ${like}`);
  return address(name);
}

/** Empties all tables of a database but those that say what it is. */
export async function emptied(url: string): Promise<string> {
  await inDatabase(url, emptying);
  return url;
}

/** What empties a database: rows are deleted where there are some, which costs less than TRUNCATE does. */
export const emptying = `SET session_replication_role = replica;
  DO $$ DECLARE name text; has_rows boolean; BEGIN
    FOR name IN SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'meta'
    LOOP
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', name) INTO has_rows;
      IF has_rows THEN EXECUTE format('DELETE FROM %I', name); END IF;
    END LOOP;
    PERFORM setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
  END $$;
  RESET session_replication_role`;

/** Carries out a statement over a session of its own. */
export async function inDatabase(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
