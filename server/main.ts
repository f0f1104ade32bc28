import { flushCompileCache } from 'node:module';
import type { Server as TlsServer } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import type { Cost } from './access/passwords.ts';
import { buildApp } from './app.ts';
import { openParts, type Parts } from './compose.ts';
import type { DemoSign } from './demo.ts';
import { type Log, openLog } from './log.ts';
import { type Given, readSettings, type Settings, shownSettings } from './settings.ts';
import { type Machine, thisMachine } from './time/machine.ts';

export interface Serving {
  readonly parts: Parts;
  /** The port listened on. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The settings of this process, where one is absent `otherwise`; a bad one ends it with one line and exit code 2. Whatever reads them may write into DATA_DIR or a
 * copy of it: what it makes is its own user's, folders 0700, files 0600.
 */
export function settingsOrExit(otherwise?: Given): Settings {
  process.umask(0o077);
  const read = readSettings(undefined, otherwise);
  if (read.ok) return read.value;
  process.stderr.write(`${read.refusal}\n`);
  return process.exit(2);
}

export interface ServeOptions {
  /** Given what ends the server in good order, before it says that it listens. */
  readonly beforeListening?: (close: Serving['close']) => void;
  /** How hard passwords are to try, unless as usual. */
  readonly cost?: Cost;
  /** Where it is a demo: what its screens say. */
  readonly demo?: DemoSign;
}

/** Starts the server; it listens once this resolves. */
export async function serve(
  settings: Settings,
  log: Log = openLog(settings.logLevel),
  machine: Machine = thisMachine(),
  { beforeListening, cost, demo }: ServeOptions = {},
): Promise<Serving> {
  log.info(shownSettings(settings), 'settings');
  const parts = await openParts(settings, log, machine, { cost, demo });
  try {
    const app = await buildApp(parts.app);
    if ('setSecureContext' in app.server) parts.certificate?.follow(app.server as unknown as TlsServer);
    const close = async (): Promise<void> => {
      await app.close();
      await parts.close();
    };
    beforeListening?.(close);
    return { parts, port: await listen(app, settings), close };
  } catch (error) {
    await parts.close();
    throw error;
  }
}

/** Starts the server, which ends at a signal: from before it says that it listens, as one who hears it may end it. */
export async function serveUntilSignal(settings: Settings): Promise<Serving> {
  const serving = await serve(settings, openLog(settings.logLevel), thisMachine(), { beforeListening: endOnSignal });
  // Where compiled code is kept it is written once this ends in good order: where the power goes, never.
  setImmediate(flushCompileCache);
  return serving;
}

/** How to sign in first: the password itself is told to a terminal only, which keeps no journal. */
export function firstPasswordLines({ parts: { firstPassword } }: Serving): readonly string[] {
  if (firstPassword === null) return [];
  const { password, file } = firstPassword;
  const where = `It stands in ${file} until the first sign-in.`;
  return process.stdout.isTTY
    ? [`Sign in at the counter and manager screens as admin, password ${password}`, where]
    : [
        'Sign in at the counter and manager screens as admin: the first password stands',
        `in ${file}, until the first sign-in.`,
      ];
}

/** One line for what kept the server from starting. */
export function troubleLine(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (code === 'EADDRINUSE') return 'The PORT is in use: choose another, as PORT=3001 npm start';
  if (code === 'EACCES') return `Not permitted: ${message}`;
  return `Cannot start: ${message ?? String(error)}`;
}

/** How long the server may take to finish what it is doing when told to end (ms). */
const graceMs = 10_000;

const listen = async (app: FastifyInstance, { host, port }: Settings): Promise<number> => {
  await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
  return (app.server.address() as { readonly port: number }).port;
};

/** Ends the server in good order at the first SIGINT or SIGTERM, at once at the second. */
export function endOnSignal(close: Serving['close']): void {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    setTimeout(() => process.exit(1), graceMs).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

if (import.meta.main) {
  try {
    const serving = await serveUntilSignal(settingsOrExit());
    for (const line of firstPasswordLines(serving)) process.stdout.write(`${line}\n`);
  } catch (error) {
    process.stderr.write(`${troubleLine(error)}\n`);
    process.exit(1);
  }
}
