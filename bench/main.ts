import { choosing } from './choosing.ts';
import { clerksDay } from './clerks.ts';
import { machine } from './figures.ts';
import { fronts } from './fronts.ts';
import { reports } from './reports.ts';
import { restart } from './restart.ts';
import { screens } from './screens.ts';
import { slips } from './slips.ts';
import { tickets } from './tickets.ts';

/** Each bench by its name; it prints a table with its yardstick and its aim. */
const benches: { readonly [name: string]: () => Promise<void> } = {
  tickets,
  screens,
  choosing,
  restart,
  slips,
  fronts,
  clerks: clerksDay,
  reports,
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const given = process.argv.slice(2);
const wrong = given.find((name) => benches[name] === undefined);
if (wrong !== undefined) {
  process.stderr.write(`There is no bench "${wrong}": ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
say(machine());
for (const name of given.length === 0 ? Object.keys(benches) : given) {
  await benches[name]?.();
  say(`  ${machine()}`);
}
process.exit(0);
