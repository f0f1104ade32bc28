import type { CounterTicket } from '../../shared/views.ts';
import type { DeskModel } from '../desk-model.ts';
import type { Dialog } from '../dialogs.ts';
import type { Action } from './actions.ts';
import type { KeyAction } from './keys.ts';

/** Starts what a key or a button stands for: asks, or opens the dialog that the question needs, after what was pressed before. */
export function runAction(desk: DeskModel, action: Exclude<KeyAction, 'search'>): void {
  if (action === 'primary') void desk.pressPrimary();
  else if (action === 'next') void desk.callNext('key');
  else if (action === 'undo') void desk.takeBack();
  else if (action === 'serve' || action === 'pause' || action === 'help') desk.open({ kind: action });
  else desk.pressFor(action, (ticket) => wanted(desk, action, ticket));
}

type TicketKeyAction = Exclude<KeyAction, 'search' | 'primary' | 'next' | 'undo' | 'serve' | 'pause' | 'help'>;
type Immediate = 'start' | 'recall' | 'no-show' | 'finish' | 'reprint';
const immediate: readonly KeyAction[] = ['start', 'recall', 'no-show', 'finish', 'reprint'] satisfies Immediate[];
const isImmediate = (action: KeyAction): action is Immediate => immediate.includes(action);

const wanted = (desk: DeskModel, action: TicketKeyAction, ticket: CounterTicket): Action | Dialog => {
  if (action === 'finish') return { type: action, ticket: ticket.id, outcome: null };
  if (action === 'reprint') {
    const one = (desk.view.value?.printers.length ?? 0) < 2;
    return one ? { type: action, ticket: ticket.id, printer: null } : { kind: action, ticket: ticket.id };
  }
  return isImmediate(action) ? { type: action, ticket: ticket.id } : { kind: action, ticket: ticket.id };
};
