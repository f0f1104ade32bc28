import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Centre } from '../shared/centre.ts';
import { runCase, theoryCases, theoryCentre } from './theory-cases.ts';

const sample = JSON.parse(readFileSync(join(import.meta.dirname, '../server/sample/centre.json'), 'utf8')) as Centre;
const centre = theoryCentre(sample);

parentPort?.on('message', ({ index, seed }: { readonly index: number; readonly seed: number }) => {
  const one = theoryCases[index];
  if (one === undefined) throw new Error(`there is no case ${index}`);
  parentPort?.postMessage(runCase(centre, one, seed));
});
