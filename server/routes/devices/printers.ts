import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { kioskPrinters } from '../../../shared/devices/kiosk-printers.ts';
import type { Printer } from '../../../shared/devices/printer-schema.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { sendRefusal } from '../../http/errors.ts';
import { newId } from '../../ids.ts';
import { neverAnswers, wayTo } from '../../printing/grade.ts';
import { testSlip } from '../../printing/slip-words.ts';
import type { Printing } from '../../printing/spoolers.ts';
import type { PrinterGradeRow } from '../../store/printer-grades.ts';
import type { StoredJob } from '../../store/store.ts';
import { askCentre, askedBy, centreOf } from '../centre-request.ts';
import { guard, register } from '../register.ts';
import { type SlipRouteParts, slipLookRoutes } from './slip-look.ts';

export interface PrinterRouteParts extends SlipRouteParts {
  readonly printing: Printing;
  /** Where virtual printers put their slips. */
  readonly slipFolder: string;
}

/** Routes of printers: how they are, a slip to try them out, and what virtual ones printed. */
export function printerRoutes(app: FastifyInstance, parts: PrinterRouteParts): void {
  register(app, 'printers', async ({ params }) => {
    const statuses = await parts.printing.statuses(params.centre);
    const troubles = parts.printing.troubles(params.centre);
    const kiosks = await kiosksOn(parts, params.centre);
    const grades = await parts.store.printerGrades(params.centre);
    return ok(
      printersOf(parts, params.centre).map((printer) => ({
        id: printer.id,
        name: printer.name,
        kind: printer.connection.kind,
        status: statuses.get(printer.id) ?? 'unknown',
        ...gradeOf(printer, grades),
        kiosks: kiosks.filter(({ printer: one }) => one === printer.id).map(({ name }) => name),
        trouble: troubles.get(printer.id) ?? null,
      })),
    );
  });

  register(app, 'testPrinter', async (request) => {
    const { centre: id, printer } = request.params;
    const { centre } = await centreOf(parts, id).fresh();
    if (centre === null || !centre.printers.some((one) => one.id === printer)) return noPrinter(printer);
    const { at } = askedBy(parts.clock, request);
    const job = newId();
    const slip = JSON.stringify(testSlip(centre, at));
    const asked = await askCentre(parts, request, {
      command: null,
      jobs: [{ id: job, centre: id, printer, ticket: '', copy: false, queuedAt: at, slip }],
      value: () => ({ job, status: 'queued' as const }),
    });
    parts.printing.wake(id);
    return asked;
  });
  slipRoutes(app, parts);
  slipLookRoutes(app, parts);
}

/** Each kiosk with the printer that its slips come out of now. */
const kiosksOn = (parts: PrinterRouteParts, centre: string) =>
  Promise.all(
    (centreOf(parts, centre).latest().centre?.kiosks ?? []).map(async (kiosk) => ({
      name: kiosk.name,
      printer: await parts.printing.printsOn(centre, kioskPrinters(kiosk)),
    })),
  );

const printersOf = (parts: PrinterRouteParts, centre: string): readonly Printer[] =>
  centreOf(parts, centre).latest().centre?.printers ?? [];

const printed = async (
  { store, clock }: PrinterRouteParts,
  centre: string,
  printer: string,
): Promise<readonly StoredJob[]> => {
  const jobs = await store.recentJobs(centre, clock.now() - slipsMs);
  return jobs.filter((job) => job.printer === printer && job.status === 'printed');
};

const slipRoutes = (app: FastifyInstance, parts: PrinterRouteParts): void => {
  register(app, 'slips', async ({ params: { centre, printer } }) => {
    if (!printersOf(parts, centre).some(({ id }) => id === printer)) return noPrinter(printer);
    const jobs = (await printed(parts, centre, printer)).slice(-slipsMost).reverse();
    return ok(jobs.map((job) => ({ job: job.id, at: new Date(job.queuedAt).toISOString() })));
  });
  slipPicture(app, parts);
};

/** How far back printed slips are listed (ms), and how many at most. */
const slipsMs = 7 * dayMs;
const slipsMost = 200;

const noPrinter = (id: string) => refuse('printer-not-found', 'There is no such printer', { printer: id });

/** How a printer answers: as the configuration says, or as its slips have shown since it is reached this way. */
const gradeOf = (printer: Printer, known: readonly PrinterGradeRow[]) => {
  if (printer.connection.kind === 'virtual') return { grade: null, gradedAt: null };
  if (neverAnswers(printer)) return { grade: 'one-way', gradedAt: null } as const;
  const row = known.find((one) => one.printer === printer.id && one.way === wayTo(printer));
  if (row === undefined) return { grade: null, gradedAt: null };
  return { grade: row.grade, gradedAt: new Date(row.foundAt).toISOString() };
};

/** The picture of one slip of a virtual printer. */
const slipPicture = (app: FastifyInstance, parts: PrinterRouteParts): void => {
  const path = '/api/centres/:centre/printers/:printer/slips/:job.png';
  const options = { schema: { hide: true }, onRequest: guard({ roles: ['admin', 'manager'] }) };
  app.get<{ Params: { centre: string; printer: string; job: string } }>(path, options, async (request, reply) => {
    const { centre, printer, job } = request.params;
    const jobs = await parts.store.recentJobs(centre, parts.clock.now() - slipsMs);
    const file = join(parts.slipFolder, `${job}.png`);
    const found = jobs.some((one) => one.id === job && one.printer === printer) && (await stat(file).catch(() => null));
    if (!found) return sendRefusal(reply, { code: 'not-found', message: 'There is no such slip' });
    return reply.type('image/png').send(createReadStream(file));
  });
};
