import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

// Stops a write at the moment before the new file gets its name, so that the parent can kill it right there.
const [folder = ''] = process.argv.slice(2);
promises.rename = () => {
  console.log('about to rename');
  setInterval(() => {}, 1000);
  return new Promise(() => {});
};
syncBuiltinESMExports();
const { openConfigFiles } = await import('../../../server/store/config.ts');
const { systemClock } = await import('../../../server/async/clock.ts');
await (await openConfigFiles(folder, systemClock)).write('a', { turn: 2 });
