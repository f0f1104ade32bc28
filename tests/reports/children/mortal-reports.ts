import { parentPort } from 'node:worker_threads';

// The thread of the reports, which dies of a report about the centre "fatal".

parentPort?.on('message', ({ centre }: { readonly centre: string }) => {
  if (centre === 'fatal') throw new Error('this report is fatal');
});
await import('../../../server/reports/report-worker.ts');
