import type { FastifyInstance } from 'fastify';
import { ok } from '../../shared/refusals.ts';
import type { Centres } from '../centre/centres.ts';
import { configRoutes } from './config.ts';
import { type CounterListParts, counterListRoutes } from './counter-list.ts';
import { counterRoutes } from './counters.ts';
import { dayRoutes } from './day.ts';
import { eventRoutes } from './events.ts';
import { type PhoneRouteParts, phoneRoutes } from './phone.ts';
import { type PrinterRouteParts, printerRoutes } from './printers.ts';
import { register } from './register.ts';
import { type ReportParts, reportRoutes } from './reports.ts';
import { ticketRoutes } from './tickets.ts';
import { viewRoutes } from './views.ts';

export type CentreRouteParts = PrinterRouteParts & PhoneRouteParts & CounterListParts & { readonly centres: Centres };

/** All routes of the centres. */
export const centreRoutes = (app: FastifyInstance, parts: CentreRouteParts): void => {
  const reports: ReportParts = {
    store: parts.store,
    clock: parts.clock,
    centre: (id) => parts.centres.find(id)?.latest().centre ?? null,
  };
  register(app, 'listCentres', async () =>
    ok(parts.centres.list().map((live) => ({ id: live.id, name: live.latest().centre?.name ?? {} }))),
  );
  ticketRoutes(app, parts);
  counterListRoutes(app, parts);
  counterRoutes(app, parts);
  dayRoutes(app, parts);
  configRoutes(app, parts);
  viewRoutes(app, parts);
  eventRoutes(app, parts);
  printerRoutes(app, parts);
  phoneRoutes(app, parts);
  reportRoutes(app, reports);
};
