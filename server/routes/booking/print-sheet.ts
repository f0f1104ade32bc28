import type { Centre } from '../../../shared/centre/centre.ts';
import { kioskPrinters } from '../../../shared/devices/kiosk-printers.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { Allowance, Pace } from '../../access/allowance.ts';
import type { Caller } from '../../access/caller.ts';
import { newId } from '../../ids.ts';
import type { Sheet } from '../../printing/sheet.ts';
import type { Printing } from '../../printing/spoolers.ts';
import { askCentre, askedBy, centreOf, type RouteParts } from '../centre-request.ts';
import type { RouteRequest } from '../register.ts';

export interface SheetPrintingParts extends RouteParts {
  readonly printing: Printing;
}

/** What a sheet is made of besides what it is about. */
export interface SheetMaking {
  readonly centre: Centre;
  readonly language: string;
  /** ms since 1970. */
  readonly at: number;
}

type Printed = 'printService' | 'printSeat' | 'printCase';

/** Prints what is no ticket's slip at the kiosk that asks, or where staff say: `no-printer` where there is none, `too-many` where they ask too fast. */
export function printSheet<N extends Printed>(
  parts: SheetPrintingParts,
  request: Pick<RouteRequest<N>, 'caller' | 'key'> & {
    readonly params: { readonly centre: string };
    readonly body: { readonly language?: string; readonly printer?: string };
  },
  sheets: Allowance,
  make: (making: SheetMaking) => Sheet,
) {
  const { caller, params, body } = request;
  const { centre } = centreOf(parts, params.centre).latest();
  const printer = centre === null ? undefined : printerFor(centre, caller, body.printer);
  if (centre === null || printer === undefined) return refuse('no-printer', 'There is no such printer here');
  const seconds = sheets.take(`${centre.id}/${caller.kind === 'device' ? caller.place : caller.id}`, sheetPace);
  if (seconds !== null)
    return refuse('too-many', `You may print again in ${seconds} s`, { retryAfterSeconds: seconds });
  const { at } = askedBy(parts.clock, request);
  const job = newId();
  const slip = JSON.stringify(make({ centre, language: body.language ?? centre.languages[0] ?? 'az', at }));
  const asked = askCentre<Printed>(parts, request, {
    command: null,
    status: 201,
    jobs: [{ id: job, centre: centre.id, printer, ticket: '', copy: false, queuedAt: at, slip }],
    value: () => ({ job, status: 'queued' as const }),
  });
  parts.printing.wake(centre.id);
  return asked;
}

/** That of the kiosk; for staff the one that they name, or the only one that there is. */
const printerFor = ({ kiosks, printers }: Centre, caller: Caller, named: string | undefined): string | undefined => {
  // It may hold a link: it comes out where its reader stands, or not at all.
  if (caller.kind === 'device') return kiosks.filter(({ id }) => id === caller.place).flatMap(kioskPrinters)[0];
  const [only, another] = printers;
  if (named === undefined) return another === undefined ? only?.id : undefined;
  return printers.find(({ id }) => id === named)?.id;
};

/** How fast one kiosk, or one of the staff, gives sheets: each is as long as several slips. */
const sheetPace: Pace = { atOnce: 3, everyMs: 20_000 };
