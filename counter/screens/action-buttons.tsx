import type { CounterTicket } from '../../shared/views.ts';
import type { ActionType } from '../actions/actions.ts';
import type { KeyAction } from '../actions/keys.ts';
import { runAction } from '../actions/run-action.ts';
import { ActionButton, PrimaryButton } from './action-button.tsx';
import { useDesk } from './context.ts';

/** Everything that can be done with the ticket at the counter. */
export function TicketActions({ ticket }: { readonly ticket: CounterTicket }) {
  const { desk, words } = useDesk();
  return (
    <div class="actions">
      {ticket.status === 'called' ? <Called ticket={ticket} /> : <Serving ticket={ticket} />}
      <div class="other-actions">
        {others.map((action) => (
          <ActionButton
            key={action}
            class={action === 'cancel' ? 'button--other button--bad' : 'button--other'}
            label={words.counter.moves[action]}
            hint={action}
            asks={deedOf(action)}
            ready={desk.offers(deedOf(action), ticket)}
            onPress={() => runAction(desk, action)}
          />
        ))}
      </div>
    </div>
  );
}

/** Always in these places: what the hand has learned stays true, only the grey changes. */
const others = [
  'recall',
  'no-show',
  'requeue',
  'park',
  'cancel',
  'transfer',
  'add-service',
  'outcome',
  'edit',
  'reprint',
] as const satisfies readonly KeyAction[];

const deedOf = (action: (typeof others)[number]): ActionType => (action === 'outcome' ? 'finish' : action);

const Called = ({ ticket }: { readonly ticket: CounterTicket }) => {
  const { words } = useDesk();
  return (
    <div class="main-actions main-actions--one">
      <PrimaryButton label={words.counter.moves.start} hint="start" asks="start" ticket={ticket} />
    </div>
  );
};

const Serving = ({ ticket }: { readonly ticket: CounterTicket }) => {
  const { desk, words } = useDesk();
  const ready = desk.offers('finish', ticket);
  return (
    <div class="main-actions">
      <PrimaryButton label={words.counter.moves.finish} hint="finish" asks="finish" ticket={ticket} />
      <ActionButton
        class="button--strong button--big"
        label={words.counter.moves.finishNext}
        hint="next"
        asks="call-next"
        ready={ready}
        onPress={() => void desk.callNext('button')}
      />
    </div>
  );
};
