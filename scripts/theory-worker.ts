import { parentPort } from 'node:worker_threads';
import { sampleCentre as sample } from '../server/sample/sample-centre.ts';
import { runCase, theoryCases, theoryCentre } from './theory-cases.ts';

const centre = theoryCentre(sample);

parentPort?.on('message', ({ index, seed }: { readonly index: number; readonly seed: number }) => {
  const one = theoryCases[index];
  if (one === undefined) throw new Error(`there is no case ${index}`);
  parentPort?.postMessage(runCase(centre, one, seed));
});
