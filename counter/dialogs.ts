import type { CounterView } from '../shared/views.ts';
import { isAvailable, ticketIn } from './actions/availability.ts';

/** A dialog about one ticket. `line` = a ticket of one of the lists: what it is, and all that may be done with it. */
export interface TicketDialog {
  readonly kind: 'requeue' | 'park' | 'cancel' | 'transfer' | 'add-service' | 'edit' | 'reprint' | 'outcome' | 'line';
  readonly ticket: string;
}
/** The one dialog that is open over the screen. */
export type Dialog = TicketDialog | { readonly kind: 'serve' | 'pause' | 'close-counter' | 'sign-out' | 'help' };

/** Whether what the dialog offers can still be done: its ticket may have moved on while it stood open. */
export function stillHolds(dialog: Dialog, view: CounterView): boolean {
  switch (dialog.kind) {
    case 'help':
    case 'sign-out':
      return true;
    case 'serve':
      return isAvailable(view, 'serve', null);
    case 'pause':
      return isAvailable(view, 'pause', null);
    case 'close-counter':
      return isAvailable(view, 'close', null);
    case 'line':
      return view.ticket?.id !== dialog.ticket && ticketIn(view, dialog.ticket) !== null;
    case 'outcome':
      return isAvailable(view, 'finish', ticketIn(view, dialog.ticket));
    default:
      return isAvailable(view, dialog.kind, ticketIn(view, dialog.ticket));
  }
}
