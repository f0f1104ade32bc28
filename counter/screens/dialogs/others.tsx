import type { TicketLine } from '../../../shared/views.ts';
import { refusalWords } from '../../../ui/refusal-words.ts';
import { type KeyAction, keyActions, keyLabel } from '../../keys.ts';
import { useDesk } from '../scene.ts';
import { Frame, GiveUp } from './frame.tsx';

type Of = { readonly ticket: TicketLine };

/** How the visit ended; the first line is the quick way without saying. */
export const OutcomeDialog = ({ ticket }: Of) => {
  const { desk, view, words, text } = useDesk();
  const finish = (outcome: string | null) => void desk.ask({ do: 'finish', ticket: ticket.id, outcome });
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
};

/** Where the copy of the slip comes out. */
export const ReprintDialog = ({ ticket }: Of) => {
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
            onClick={() => void desk.ask({ do: 'reprint', ticket: ticket.id, printer: printer.id })}
          >
            {printer.name}
          </button>
        ))}
      </div>
    </Frame>
  );
};

/** Leaving: the counter is closed on the way, or, with somebody still at it, the clerk is warned. */
export const SignOutDialog = () => {
  const { desk, model, view, words } = useDesk();
  const { dialogs } = words.counter;
  const serving = !desk.foreign.value && view.ticket !== null;
  const closes = desk.offers('close');
  const trouble = model.session.trouble.value;
  const lead = serving
    ? dialogs.signOutServing(view.ticket?.number ?? '')
    : closes
      ? dialogs.signOutMore(view.counter.name)
      : dialogs.signOutPlain;
  const label = serving ? dialogs.signOutAnyway : closes ? dialogs.closeAndSignOut : dialogs.signOut;
  return (
    <Frame
      heading={dialogs.signOutHeading}
      onSubmit={() => void model.leave()}
      actions={
        <>
          <GiveUp label={dialogs.stay} />
          <button
            type="submit"
            class={`button button--large ${serving ? 'button--danger' : 'button--primary'}`}
            aria-disabled={!desk.connected.value}
          >
            {label}
          </button>
        </>
      }
    >
      <p class={serving ? 'notice notice--warn' : 'dialog__lead'}>{lead}</p>
      {trouble !== null && (
        <p class="notice notice--bad" role="alert">
          {trouble === 'lost' ? words.counter.said.lost : refusalWords({ code: trouble }, words.refusals)}
        </p>
      )}
    </Frame>
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

/** Every key, and the switch for the single letters. */
export const HelpDialog = () => {
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
};
