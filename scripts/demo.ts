import { openLog } from '../server/log.ts';
import { endOnSignal, type Serving, settingsOrExit, troubleLine } from '../server/main.ts';
import { commandLine, fail, say } from './command-line.ts';
import { demoCentre } from './demo/demo-centre.ts';
import { type Demo, openDemo } from './demo/open-demo.ts';
import { guests } from './demo/people.ts';
import { buildFronts, frontsAreStale } from './fronts.ts';
import { openProgress } from './progress.ts';
import { origins } from './screens.ts';

const usage = 'npm run demo -- [--speed N]';
const fastest = 60;
const { values } = commandLine({
  usage,
  help: [
    'A living centre to look at: the sample centre, open round the clock, with 60 past days and a day under way. Visitors take',
    'tickets and follow them on the phone, clerks call, serve, set aside and take their breaks, all through the same API as',
    'everyone. Counter 6 is left to you. Every screen says that it is a demo. Ctrl-C ends it; started again it goes on.',
    '',
    `  --speed N   its time passes N times as fast, 1 to ${fastest}; 1 unless given`,
    '',
    "Its folder is DATA_DIR, or ./data-demo: remove it to begin from the start. ADMIN_PASSWORD is the administrator's; without it the",
    'first page shows how to sign in. The other settings are those of npm start.',
  ].join('\n'),
  options: { speed: { type: 'string' } },
});

const speedOf = (text = '1'): number => {
  const speed = /^[0-9]{1,3}(\.[0-9]{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (speed >= 1 && speed <= fastest) return speed;
  return fail(`--speed must be a number from 1 to ${fastest}, not "${text}" (use: ${usage})`, 2);
};

const speed = speedOf(values.speed);
const settings = settingsOrExit({ DATA_DIR: './data-demo', LOG_LEVEL: 'warn' });
const pastDays = 60;
const begunAt = performance.now();
const since = (): string => `${((performance.now() - begunAt) / 1000).toFixed(0)} s`;

const buildIfNeeded = async (): Promise<void> => {
  if (!frontsAreStale()) return;
  say('Building the screens ...');
  await buildFronts();
};

const tellAddresses = ({ port }: Serving): void => {
  say(`\nThe server listens after ${since()}; the hall fills up ...`);
  for (const origin of origins(settings, port)) say(`  ${origin}/   every screen, and how to sign in`);
};

const tellLiving = ({ tally, kept, machine }: Demo): void => {
  say(`\nThe hall lives after ${since()}: ${tally.tickets} tickets, ${tally.calls} calls so far.`);
  // The first page shows them too; a journal keeps what it is given.
  const shown = settings.adminPassword === null && process.stdout.isTTY === true;
  for (const { user, role, password } of shown ? guests(kept) : [])
    say(`  sign in as ${user.padEnd(8)} ${password}   (${role})`);
  say(`Its time is ${timeOf(machine.now())}, and passes ${speed === 1 ? 'as ours does' : `${speed} times as fast`}.`);
  say('Ctrl-C ends it; started again it goes on.\n');
};

const timeOf = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at))
    .toZonedDateTimeISO(demoCentre.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

const progress = openProgress(process.stdout);
try {
  await buildIfNeeded();
  const demo = await openDemo({
    settings,
    log: openLog(settings.logLevel),
    speed,
    pastDays,
    seed: 11,
    onDay: (done, of, date, came) => progress.tell(done, of, `${date}: ${came} visits made up`),
    onListening(serving) {
      progress.end();
      tellAddresses(serving);
    },
    beforeListening: endOnSignal,
  });
  tellLiving(demo);
} catch (error) {
  fail(troubleLine(error));
}
