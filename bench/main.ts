import { commandLine, fail, say } from '../scripts/command-line.ts';
import { accepting } from './accepting.ts';
import { booking } from './booking.ts';
import { caseHall } from './case-hall.ts';
import { caseSearch } from './case-search.ts';
import { choosing } from './choosing.ts';
import { clerksDay } from './clerks.ts';
import { country } from './country.ts';
import { countryReports } from './country-reports.ts';
import { machine } from './figures.ts';
import { fronts } from './fronts.ts';
import { hotline } from './hotline.ts';
import { postgres } from './postgres.ts';
import { reports } from './reports.ts';
import { restart } from './restart.ts';
import { emergency, screens } from './screens.ts';
import { slips } from './slips.ts';
import { tickets } from './tickets.ts';
import { uploading } from './uploading.ts';

/** Each bench by its name; it prints a table with its yardstick and its aim. */
const benches: { readonly [name: string]: () => Promise<void> } = {
  tickets,
  screens,
  emergency,
  choosing,
  restart,
  slips,
  fronts,
  clerks: clerksDay,
  reports,
  booking,
  hotline,
  'case-search': caseSearch,
  'case-hall': caseHall,
  postgres,
  accepting,
  country,
  uploading,
  'country-reports': countryReports,
};

const names = Object.keys(benches);
const { positionals: given } = commandLine({
  usage: 'npm run bench [-- NAME …]',
  help: [
    'Measures the promises of speed, each beside a yardstick in the same run; all of them take some ten minutes.',
    `NAME is one of ${names.join(', ')}.`,
  ].join('\n'),
  optional: names,
});
const wrong = given.find((name) => benches[name] === undefined);
if (wrong !== undefined) fail(`There is no bench "${wrong}": ${names.join(', ')}`, 2);
say(machine());
for (const name of given.length === 0 ? names : given) {
  await benches[name]?.();
  say(`  ${machine()}`);
}
process.exit(0);
