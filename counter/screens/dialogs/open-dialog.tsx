import { ticketIn } from '../../actions/availability.ts';
import type { Dialog, TicketDialog } from '../../dialogs.ts';
import { useDesk } from '../context.ts';
import { EditDialog } from './edit.tsx';
import { LineDialog } from './line.tsx';
import { HelpDialog, OutcomeDialog, ReprintDialog, SignOutDialog } from './others.tsx';
import { CloseDialog, PauseDialog, TicketReasonDialog } from './reason.tsx';
import { AddServiceDialog, ServeDialog, TransferDialog } from './service.tsx';

/** The dialog that is open, if one is; another one is a new one, never the old one with other words. */
export function OpenDialog() {
  const { desk } = useDesk();
  const dialog = desk.dialog.value;
  if (dialog === null) return null;
  return <Any key={`${dialog.kind} ${'ticket' in dialog ? dialog.ticket : ''}`} dialog={dialog} />;
}

const AboutTicket = ({ dialog }: { readonly dialog: TicketDialog }) => {
  const { view } = useDesk();
  const ticket = ticketIn(view, dialog.ticket);
  if (ticket === null) return null;
  switch (dialog.kind) {
    case 'requeue':
    case 'park':
    case 'cancel':
      return <TicketReasonDialog kind={dialog.kind} ticket={ticket} />;
    case 'transfer':
      return <TransferDialog ticket={ticket} />;
    case 'add-service':
      return <AddServiceDialog ticket={ticket} />;
    case 'edit':
      return <EditDialog ticket={ticket} />;
    case 'reprint':
      return <ReprintDialog ticket={ticket} />;
    case 'outcome':
      return <OutcomeDialog ticket={ticket} />;
    case 'line':
      return <LineDialog ticket={ticket} />;
  }
};

const Any = ({ dialog }: { readonly dialog: Dialog }) => {
  switch (dialog.kind) {
    case 'serve':
      return <ServeDialog />;
    case 'pause':
      return <PauseDialog />;
    case 'close-counter':
      return <CloseDialog />;
    case 'sign-out':
      return <SignOutDialog />;
    case 'help':
      return <HelpDialog />;
    default:
      return <AboutTicket dialog={dialog} />;
  }
};
