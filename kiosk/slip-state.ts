import type { PrinterStatus } from '../shared/devices/printing.ts';
import type { KioskView } from '../shared/views.ts';
import type { Held } from './steps.ts';

/** How the slip of a ticket stands, as far as the visitor must know: take it, wait for it, or note the number. */
export type SlipState = 'printing' | 'take' | 'no-paper' | 'not-printed' | 'late' | 'no-printer';

/** Whether the visitor has to keep the number without paper. */
export function slipFailed(state: SlipState): boolean {
  return state === 'no-paper' || state === 'not-printed' || state === 'late' || state === 'no-printer';
}

/** What has become of a ticket's slip. A printer that stands still is said at once; a slip that comes after all counts. */
export function slipState(
  ticket: Pick<Held, 'job' | 'late'>,
  view: Pick<KioskView, 'printer' | 'prints'> | null,
): SlipState {
  if (ticket.job === null) return 'no-printer';
  const line = view?.prints.find(({ job }) => job === ticket.job);
  if (line?.status === 'printed' || line?.status === 'sent') return 'take';
  const printer = view?.printer ?? 'unknown';
  if (printer === 'paper-out' || (line?.status === 'failed' && line.reason === 'paper-out')) return 'no-paper';
  if (line?.status === 'failed') return 'not-printed';
  if (standsStill(printer)) return 'not-printed';
  // A printer that takes its time has not failed: the number is to be noted, and the slip may still come.
  return ticket.late ? 'late' : 'printing';
}

/** Whether a printer is known to print nothing just now; null = there is none. */
export function standsStill(printer: PrinterStatus | null): boolean {
  return printer === 'paper-out' || printer === 'cover-open' || printer === 'offline' || printer === 'error';
}
