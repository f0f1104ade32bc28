import { join } from 'node:path';
import { systemClock } from '../server/async/clock.ts';
import { checkDocument } from '../server/centre/centre-document.ts';
import { settingsOrExit } from '../server/main.ts';
import { type Filled, fillPast } from '../server/sample/past-days.ts';
import { sampleCentre } from '../server/sample/sample-centre.ts';
import type { Settings } from '../server/settings.ts';
import { openConfigFiles } from '../server/store/config.ts';
import { makeFolder } from '../server/store/durable-file.ts';
import { openStore, storePlace } from '../server/store/place.ts';
import { commandLine, fail, say } from './command-line.ts';
import { openProgress } from './progress.ts';
import { storeClock } from './store-clock.ts';

const usage = 'npm run simulate -- --centre ID --days N [--seed S] [--visits V]';
const { values } = commandLine({
  usage,
  help: [
    'Fills the past of a centre in DATA_DIR with N days of plausible visits, made by the real engine, so that reports,',
    'estimates and staffing have something to show. Weekends and holidays go by the hours of the centre; the last of the',
    'days is before today. Nothing is done where a live day would be touched: a day is open, a day of its own stands later',
    'in the log, or a server is running on this store.',
    '',
    '  --centre ID   the centre; may be left out where there is only one, or none: the sample centre is installed then',
    '  --days N      how many days with visitors, 1 to 1000',
    '  --seed S      the same seed makes the same days; 1 unless given',
    '  --visits V    visitors on a usual day; what the counters can just about serve unless given',
  ].join('\n'),
  options: {
    centre: { type: 'string' },
    days: { type: 'string' },
    seed: { type: 'string' },
    visits: { type: 'string' },
  },
});

const whole = (name: 'days' | 'seed' | 'visits', least: number, most: number): number | null => {
  const text = values[name];
  if (text === undefined) return null;
  const number = /^[0-9]{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  return fail(`--${name} must be a whole number from ${least} to ${most}, not "${text}" (use: ${usage})`, 2);
};

const days = whole('days', 1, 1000) ?? fail(`--days is missing (use: ${usage})`, 2);
const seed = whole('seed', 0, 4_294_967_295) ?? 1;
const visits = whole('visits', 1, 20_000);

interface Found {
  readonly id: string;
  /** In its file, or the sample; null where only the log has it. */
  readonly document: unknown;
}

/** The centre asked for, or the only one; ends with 2 where there is no such centre, or more than one to choose from. */
const findCentre = async (known: readonly string[], read: (id: string) => Promise<unknown>): Promise<Found> => {
  const asked = values.centre;
  if (known.length === 0) {
    const sample = sampleCentre;
    if (asked === undefined || asked === sample.id) return { id: sample.id, document: sample };
    return fail(`There is no centre ${asked}: there is none yet, the sample centre would be ${sample.id}`, 2);
  }
  if (asked === undefined && known.length > 1) return fail(`--centre is missing: there are ${known.join(', ')}`, 2);
  const id = asked ?? known[0] ?? '';
  if (!known.includes(id)) return fail(`There is no centre ${id}: there is ${known.join(', ')}`, 2);
  return { id, document: await read(id) };
};

const summary = ({ from, to, visits: made, events, stored }: Filled, seconds: number): string => {
  const where = stored === 'log' ? `${events} events in the log` : 'beside its log, marked as imported';
  return `${made} visits from ${from} to ${to}, ${where}, in ${seconds.toFixed(1)} s`;
};

const work = async (settings: Settings): Promise<void> => {
  const { dataDir } = settings;
  await makeFolder(dataDir);
  const files = await openConfigFiles(join(dataDir, 'centres'), systemClock);
  const store = await openStore(storePlace(settings));
  try {
    const logs = await store.centres();
    const { id, document } = await findCentre([...new Set([...logs, ...(await files.list())])], files.read);
    const checked = logs.includes(id) && document === null ? null : checkDocument(document, id);
    if (checked !== null && !checked.ok) fail(`centres/${id}.json cannot be used: ${checked.refusal.message}`);
    const progress = openProgress(process.stdout);
    const start = performance.now();
    const filled = await fillPast({
      store,
      clock: await storeClock(store),
      centre: id,
      document: checked?.ok === true ? checked.value : null,
      days,
      seed,
      visits,
      onDay: (done, of, date, came) => progress.tell(done, of, `${date}: ${came} visits`),
    });
    progress.end();
    if (!filled.ok) fail(`Nothing was made: ${filled.refusal.message}`);
    else say(summary(filled.value, (performance.now() - start) / 1000));
  } finally {
    await store.close();
  }
};

const settings = settingsOrExit();
try {
  await work(settings);
} catch (error) {
  fail(`No more could be made: ${error instanceof Error ? error.message : String(error)}`);
}
