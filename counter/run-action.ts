import type { CounterTicket, CounterView } from '../shared/views.ts';
import type { DeskModel } from './desk-model.ts';
import type { KeyAction } from './keys.ts';

type Immediate = 'start' | 'recall' | 'no-show' | 'finish' | 'reprint';
const immediate: readonly KeyAction[] = ['start', 'recall', 'no-show', 'finish', 'reprint'] satisfies Immediate[];
const isImmediate = (action: KeyAction): action is Immediate => immediate.includes(action);

const askAtOnce = (desk: DeskModel, action: Immediate, ticket: CounterTicket, view: CounterView): void => {
  if (action === 'finish') void desk.ask({ do: action, ticket: ticket.id, outcome: null });
  else if (action !== 'reprint') void desk.ask({ do: action, ticket: ticket.id });
  else if (view.printers.length < 2) void desk.ask({ do: action, ticket: ticket.id, printer: null });
  else desk.open({ kind: action, ticket: ticket.id });
};

/** Starts what a key or a button stands for: asks at once, or opens the dialog that the question needs. */
export const runAction = (desk: DeskModel, action: Exclude<KeyAction, 'search'>): void => {
  if (action === 'primary') void desk.pressPrimary();
  else if (action === 'next') void desk.callNext();
  else if (action === 'serve' || action === 'pause' || action === 'help') desk.open({ kind: action });
  else {
    const view = desk.view.value;
    if (view === null || view.ticket === null) return;
    if (isImmediate(action)) askAtOnce(desk, action, view.ticket, view);
    else desk.open({ kind: action, ticket: view.ticket.id });
  }
};
