import { settingsOrExit, troubleLine } from '../server/main.ts';
import { hourMs, minuteMs } from '../shared/time/durations.ts';
import { commandLine, fail, say } from './command-line.ts';
import { figuresLine } from './country/figures-line.ts';
import { type Country, openCountry } from './country/open-country.ts';
import { buildFronts, frontsAreStale } from './fronts.ts';
import { openProgress } from './progress.ts';

const usage = 'npm run country -- [--centres N] [--speed N] [--hours H] [--cut N] [--emergency N]';
const { values } = commandLine({
  usage,
  help: [
    'A country to look at and to measure: a head office and its branches, each a real server, with visitors and clerks in every',
    'hall from nine in the morning on. Branches bring their logs up over HTTP. All of it is sample, and is gone at the end.',
    'Every few seconds a line says how it goes; /country shows the board. Ctrl-C ends it.',
    '',
    '  --centres N     how many centres, 1 to 400; 30 unless given',
    '  --speed N       time passes N times as fast, 1 to 60; 10 unless given.',
    '  --hours H       it ends after so many hours of its time, up to 10; 10 unless given',
    '  --cut N         the lines of N centres are cut from 9:20 to 9:50, and then half of each hour; none unless given',
    '  --emergency N   N centres are told at 9:10 to suspend service; 1 unless given',
    '  --visits V      visitors on a usual day at each; what the counters can just about serve unless given',
    '  --seed S        the same seed makes the same people; 1 unless given',
    '',
    'DATABASE_URL, HOST and PORT are those of the head office: an empty database, which keeps what came; SQLite unless given.',
    "ADMIN_PASSWORD is its administrator's; made up unless given.",
  ].join('\n'),
  options: {
    centres: { type: 'string' },
    speed: { type: 'string' },
    hours: { type: 'string' },
    cut: { type: 'string' },
    emergency: { type: 'string' },
    visits: { type: 'string' },
    seed: { type: 'string' },
  },
});

const number = (name: keyof typeof values, least: number, most: number, form = /^[0-9]{1,10}$/): number | null => {
  const text = values[name];
  if (text === undefined) return null;
  const found = form.test(String(text)) ? Number(text) : Number.NaN;
  if (found >= least && found <= most) return found;
  return fail(`--${name} must be a number from ${least} to ${most}, not "${text}" (use: ${usage})`, 2);
};
const decimal = /^[0-9]{1,3}(\.[0-9]{1,3})?$/;

const centres = number('centres', 1, 400) ?? 30;
const cut = number('cut', 0, centres) ?? 0;
const emergency = number('emergency', 0, centres) ?? Math.min(1, centres - cut);
const speed = number('speed', 1, 60, decimal) ?? 10;
const hours = number('hours', 0.01, 10, decimal) ?? 10;
const visits = number('visits', 1, 20_000);
const seed = number('seed', 0, 1_000_000) ?? 1;
const settings = settingsOrExit({ LOG_LEVEL: 'error' });

const environment = {
  HOST: settings.host,
  PORT: String(settings.port),
  LOG_LEVEL: settings.logLevel,
  ...(settings.databaseUrl === null ? {} : { DATABASE_URL: settings.databaseUrl }),
  ...(settings.adminPassword === null ? {} : { ADMIN_PASSWORD: settings.adminPassword }),
};

let ending = (): Promise<void> => Promise.resolve();
let isEnding = false;
const end = async (code: 0 | 1): Promise<never> => {
  if (isEnding) process.exit(1);
  isEnding = true;
  await ending();
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));

const clock = ({ now }: Country): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(now()))
    .toZonedDateTimeISO('Asia/Baku')
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

/** How often a line is said (ms). */
const lineMs = 5000;

const tellBeginning = ({ base, admin }: Country): void => {
  say(`\nThe board: ${base}/country`);
  // A journal keeps what it is given.
  if (settings.adminPassword === null && process.stdout.isTTY)
    say(`Sign in as ${admin.name}, password ${admin.password}`);
  say(`Time passes ${speed} times as fast. Ctrl-C ends it, and leaves nothing.\n`);
};

const suspend = async ({ asking, admin, centres }: Country): Promise<void> => {
  for (const { id } of centres.slice(0, emergency))
    await asking.ask(admin, 'addOrder', { params: { centre: id }, body: { kind: 'emergency', emergency: 'suspend' } });
};

/** Lives through its hours, and says every few seconds how it goes. */
const live = async (open: Country): Promise<void> => {
  const began = open.now();
  let [isSuspended, before] = [emergency === 0, performance.now()];
  open.begin(speed);
  while (open.now() < began + hours * hourMs) {
    await new Promise((resolve) => setTimeout(resolve, lineMs));
    const minutes = (open.now() - began) / minuteMs;
    open.cut(minutes >= 20 && (minutes + 40) % 60 < 30);
    if (!isSuspended && minutes >= 10) {
      isSuspended = true;
      await suspend(open);
    }
    const measured = await open.meter.take();
    const now = performance.now();
    say(figuresLine(clock(open), (now - before) / 1000, measured));
    before = now;
  }
};

const progress = openProgress(process.stdout);
try {
  if (frontsAreStale()) {
    say('Building the screens ...');
    await buildFronts();
  }
  const country = await openCountry({
    ...{ centres, cuttable: cut, seed, visits, environment },
    beforeOpening: (close) => {
      ending = close;
    },
    onProgress: (what, done, of) => progress.tell(done, of, what),
  });
  progress.end();
  tellBeginning(country);
  await live(country);
  await end(0);
} catch (error) {
  if (!isEnding) fail(troubleLine(error));
}
