import { parentPort } from 'node:worker_threads';

// The thread of the reports, which dies of a report about the centre "fatal".

parentPort?.on('message', (asked: { readonly order?: { readonly centre: string } }) => {
  if (asked.order?.centre === 'fatal') throw new Error('this report is fatal');
});
await import('../../../server/reports/report-worker.ts');
