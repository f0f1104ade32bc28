import type { TicketLine } from '../../../shared/views.ts';
import { refusalWords } from '../../../ui/refusal-words.ts';
import { type KeyAction, keyActions, keyLabel } from '../../actions/keys.ts';
import { useDesk } from '../context.ts';
import { Frame, GiveUp } from './frame.tsx';

/** How the visit ended; the first line is the quick way without saying. */
export function OutcomeDialog({ ticket }: Of) {
  const { desk, view, words, text } = useDesk();
  const finish = (outcome: string | null) => void desk.ask({ type: 'finish', ticket: ticket.id, outcome });
  return (
    <Frame heading={words.counter.dialogs.outcome(ticket.number)}>
      <div class="options">
        {view.outcomes.map((one, index) => (
          <button
            key={one.id}
            type="button"
            class="button button--large option"
            data-first={index === 0 ? true : undefined}
            onClick={() => finish(one.id)}
          >
            {text(one.name)}
          </button>
        ))}
        <button type="button" class="button button--large option" onClick={() => finish(null)}>
          {words.counter.dialogs.noOutcome}
        </button>
      </div>
    </Frame>
  );
}

/** Where the copy of the slip comes out. */
export function ReprintDialog({ ticket }: Of) {
  const { desk, view, words } = useDesk();
  return (
    <Frame heading={words.counter.dialogs.printer}>
      <div class="options">
        {view.printers.map((printer, index) => (
          <button
            key={printer.id}
            type="button"
            class="button button--large option"
            data-first={index === 0 ? true : undefined}
            onClick={() => void desk.ask({ type: 'reprint', ticket: ticket.id, printer: printer.id })}
          >
            {printer.name}
          </button>
        ))}
      </div>
    </Frame>
  );
}

/** Leaving: the counter is closed on the way; somebody still at it is finished or sent back first, never left behind. */
export function SignOutDialog() {
  const { desk, model, view, words } = useDesk();
  const { dialogs } = words.counter;
  const ticket = desk.foreign.value ? null : view.ticket;
  const closes = desk.offers('close');
  const trouble = model.session.trouble.value;
  const lead = closes ? dialogs.signOutMore(view.counter.name) : dialogs.signOutPlain;
  return (
    <Frame
      heading={dialogs.signOutHeading}
      wide={ticket !== null}
      onSubmit={() => void model.leave(null)}
      actions={
        <>
          <GiveUp label={dialogs.stay} />
          {ticket === null ? <LeaveCounter closes={closes} /> : <LeaveVisitor ticket={ticket} />}
        </>
      }
    >
      <p class={ticket === null ? 'dialog__lead' : 'notice notice--warn'}>
        {ticket === null ? lead : dialogs.signOutServing(ticket.number)}
      </p>
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {trouble === 'lost' ? words.counter.said.lost : refusalWords({ code: trouble }, words.refusals)}
        </p>
      )}
    </Frame>
  );
}

/** Every key, and the switch for the single letters. */
export function HelpDialog() {
  const { model, words } = useDesk();
  const { helpText } = words.counter;
  return (
    <Frame wide heading={helpText.heading} actions={<GiveUp label={words.common.close} />}>
      <dl class="keys">
        <div class="keys__wide">
          <dt>
            <kbd>{helpText.primary}</kbd>
          </dt>
          <dd>{helpText.primaryMore}</dd>
        </div>
        {explained.map((action) => (
          <KeyLine key={action} action={action} />
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{helpText.escape}</dd>
        </div>
        <div>
          <dt>
            <kbd>↑ ↓</kbd>
          </dt>
          <dd>{helpText.lists}</dd>
        </div>
      </dl>
      <label class="check">
        <input
          type="checkbox"
          data-first
          checked={model.letters.value}
          onChange={(event) => model.switchLetters(event.currentTarget.checked)}
        />
        {helpText.letters}
      </label>
    </Frame>
  );
}

type Of = { readonly ticket: TicketLine };

/** How the visitor at the counter is left by one who signs out: sent back to the line, or finished where service has begun. */
const LeaveVisitor = ({ ticket }: Of) => {
  const { desk, model, words } = useDesk();
  const { dialogs } = words.counter;
  return (
    <>
      <button
        type="button"
        class="button button--large"
        aria-disabled={!desk.offers('requeue', ticket)}
        onClick={() => void model.leave('requeue')}
      >
        {dialogs.requeueAndSignOut}
      </button>
      {ticket.status === 'serving' && (
        <button
          type="button"
          class="button button--primary button--large"
          aria-disabled={!desk.offers('finish', ticket)}
          onClick={() => void model.leave('finish')}
        >
          {dialogs.finishAndSignOut}
        </button>
      )}
    </>
  );
};

const LeaveCounter = ({ closes }: { readonly closes: boolean }) => {
  const { desk, words } = useDesk();
  const { dialogs } = words.counter;
  return (
    <button type="submit" class="button button--large button--primary" aria-disabled={!desk.connected.value}>
      {closes ? dialogs.closeAndSignOut : dialogs.signOut}
    </button>
  );
};

type Explained = Exclude<KeyAction, 'primary'>;
const explained = keyActions.filter((action): action is Explained => action !== 'primary');

const KeyLine = ({ action }: { readonly action: Explained }) => {
  const { words } = useDesk();
  const label = keyLabel(action, true);
  return (
    <div>
      <dt>
        <kbd>{label}</kbd>
      </dt>
      <dd>
        {words.counter.moves[action]}
        {action === 'next' && ` / ${words.counter.moves.finishNext}`}
      </dd>
    </div>
  );
};
