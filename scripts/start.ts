import { decide } from '../engine/queue/decide.ts';
import type { LiveCentre } from '../server/centre/live-centre.ts';
import { firstPasswordLines, type Serving, serveUntilSignal, settingsOrExit, troubleLine } from '../server/main.ts';
import type { Clock } from '../shared/time/clock.ts';
import { commandLine, fail, say } from './command-line.ts';
import { buildFronts, frontsAreStale } from './fronts.ts';
import { origins, screenLines } from './screens.ts';

const { values } = commandLine({
  usage: 'npm start [-- --practice]',
  help: [
    'Builds the screens where they are missing or old, opens the store in DATA_DIR, installs the sample centre on a',
    'first start and serves everything; shows the addresses of the screens and how to sign in first.',
    '',
    '  --practice   opens a practice day at each centre that is closed just now: tickets that never enter a report',
    '',
    'Settings come from the environment: PORT HOST DATA_DIR ADMIN_PASSWORD LOG_LEVEL TLS_CERT TLS_KEY PUBLIC_URL TRUST_PROXY PRINTER_NETWORKS PUSH_SERVICES',
  ].join('\n'),
  options: { practice: { type: 'boolean' } },
});

const atStart = { kind: 'system', id: 'start', role: 'system' } as const;

/** Whether the centre is closed now and the clock would not open it either. */
const isClosed = (live: LiveCentre, at: number): boolean => {
  const state = live.latest();
  if (state.day !== null) return false;
  const due = decide(state, { type: 'tick', at, by: atStart });
  return !(due.ok && due.value.some(({ type }) => type === 'day-opened'));
};

const openPractice = async (live: LiveCentre, at: number): Promise<void> => {
  const command = { type: 'open-day', practice: true, force: false, at, by: atStart } as const;
  const opened = await live.ask({ command, toReply: () => null });
  say(
    opened.ok
      ? `\n${live.id}: a practice day is open. Its tickets have numbers of their own and never enter a report.`
      : `\n${live.id}: the practice day could not be opened: ${opened.refusal.message}`,
  );
};

const tellOfDays = async (centres: readonly LiveCentre[], clock: Clock): Promise<void> => {
  for (const live of centres.filter((one) => isClosed(one, clock.now()))) {
    if (values.practice === true) await openPractice(live, clock.now());
    else if (live.latest().centre?.sample === true) {
      say('\nThe sample centre is closed just now (open Monday to Friday, 09:00 to 18:00 in Baku).');
      say('To try everything out at any hour, open a practice day: npm start -- --practice');
    }
  }
};

const welcome = async (serving: Serving, settings: ReturnType<typeof settingsOrExit>): Promise<void> => {
  const { parts, port } = serving;
  const centres = parts.centres.list();
  say('\nNövbə is running.');
  for (const origin of origins(settings, port)) {
    for (const line of screenLines(
      origin,
      centres.map(({ id }) => id),
    )) {
      say(line);
    }
  }
  for (const [index, line] of firstPasswordLines(serving).entries()) say(index === 0 ? `\n${line}` : line);
  await tellOfDays(centres, parts.clock);
  say('');
};

const settings = settingsOrExit();
try {
  if (frontsAreStale()) {
    say('Building the screens …');
    await buildFronts();
  }
  await welcome(await serveUntilSignal(settings), settings);
} catch (error) {
  fail(troubleLine(error));
}
