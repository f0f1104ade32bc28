import { simulateBookings } from '../engine/simulate/booked-days.ts';
import type { BookedFigures } from '../engine/simulate/booked-figures.ts';
import { sampleCentre } from '../server/sample/sample-centre.ts';
import { commandLine, fail, say } from './command-line.ts';

const usage = 'npm run bookings [-- --days N --seed S]';
const { values } = commandLine({
  usage,
  help: [
    'A simulated month of the sample centre with bookings: of those who come none, 30 % and 60 % have booked, and 71 % of those who',
    'booked come. The same visitors with the same needs each time; only how they come differs. Takes a minute or two.',
    '',
    '  --days N   how many days on which the centre opens; 21 unless given',
    '  --seed S   another seed has other visitors; 1 unless given',
  ].join('\n'),
  options: { days: { type: 'string' }, seed: { type: 'string' } },
});

const whole = (name: 'days' | 'seed', usual: number): number => {
  const text = values[name] ?? String(usual);
  return /^[1-9][0-9]{0,4}$/.test(text) ? Number(text) : fail(`--${name} must be a whole number (use: ${usage})`, 2);
};
const [days, seed] = [whole('days', 21), whole('seed', 1)];

const minutes = (seconds: number | null): string => (seconds === null ? '-' : (seconds / 60).toFixed(1));
const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)} %`);
const row = (name: string, of: BookedFigures['walkIns'], punctuality: BookedFigures['punctuality'] | null): void =>
  say(
    [
      name.padEnd(18),
      String(of.came).padStart(7),
      minutes(of.wait.median).padStart(8),
      minutes(of.wait.p90).padStart(8),
      percent(of.within).padStart(9),
      ...(punctuality === null ? [] : [`${minutes(punctuality.median)} / ${minutes(punctuality.p90)}`.padStart(16)]),
    ].join(' '),
  );

say('                      came   median      90 %  in 10 min   after the slot (median / 90 %), waits in minutes');
for (const share of [0, 0.3, 0.6]) {
  const from = '2026-11-02';
  const { walkIns, booked, punctuality } = simulateBookings({
    centre: sampleCentre,
    from,
    days,
    share,
    visits: null,
    seed,
  });
  say(`${Math.round(share * 100)} % booked`);
  row('  walked in', walkIns, null);
  if (share > 0) row('  booked', booked, punctuality);
}
