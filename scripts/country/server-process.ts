import { rm } from 'node:fs/promises';
import { openLog } from '../../server/log.ts';
import { type Serving, serve, troubleLine } from '../../server/main.ts';
import { readSettings } from '../../server/settings.ts';
import { thisMachine } from '../../server/time/machine.ts';
import type { Command } from '../../shared/commands.ts';
import type { DemoMachine } from '../demo/demo-machine.ts';
import { countryMachine } from './country-machine.ts';
import type { FromServer, PeopleAsk, ServerDid, ServerOrder, ToServer } from './messages.ts';

/** A server of a simulated country, in a process of its own: what people ask of its centres comes from the process that started it. */

let folder: string | null = null;
let serving: Serving | null = null;
let machine: DemoMachine | null = null;
let stored: ServerDid['stored'][number][] = [];
let refused: string[] = [];

const send = (message: FromServer): void => {
  if (process.connected) process.send?.(message);
};
const { elapsed } = thisMachine();

const start = async ({ environment, time, folder: whole }: ServerOrder): Promise<void> => {
  folder = whole;
  const settings = readSettings(environment);
  if (!settings.ok) throw new Error(settings.refusal);
  machine = countryMachine(time);
  serving = await serve(settings.value, openLog(settings.value.logLevel), machine.machine, { cost: lightCost });
  const { centres } = serving.parts;
  for (const live of settings.value.headOffice ? [] : centres.list())
    live.onChange(() => stored.push([live.id, live.latest().seq, elapsed()]));
  setInterval(tell, tellMs).unref();
  send({ type: 'listens', port: serving.port });
};

/** How often it tells what has happened (ms). */
const tellMs = 200;
/** The one password is made up for this run. */
const lightCost = { n: 1024, r: 8, p: 1 } as const;

const tell = (): void => {
  send({ type: 'did', stored, refused, rss: process.memoryUsage.rss() });
  [stored, refused] = [[], []];
};

const ask = ({ asked }: PeopleAsk): void => {
  for (const [centre, text] of asked) {
    // It was written by the process that started this one.
    const command = JSON.parse(text) as Command;
    const live = serving?.parts.centres.find(centre);
    void live?.ask({ command, toReply: () => null }).then(
      (answer) => {
        if (!answer.ok) refused.push(answer.refusal.code);
      },
      () => refused.push('broken'),
    );
  }
};

const end = async (): Promise<void> => {
  setTimeout(() => process.exit(1), graceMs).unref();
  await serving?.close();
  if (!process.connected && folder !== null) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit(0);
};
/** How long it may take to finish what it is doing (ms). */
const graceMs = 10_000;

const failed = (error: unknown): void => {
  send({ type: 'failed', line: troubleLine(error) });
  process.exitCode = 1;
  process.disconnect?.();
};

// A terminal tells all its processes to end: this one is told by the one that started it, or by its going.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => void end());
process.on('message', (message: ToServer) => {
  if (message.type === 'start') start(message).catch(failed);
  else if (message.type === 'ask') ask(message);
  else if (message.type === 'speed') machine?.runAt(message.speed);
  else void end();
});
