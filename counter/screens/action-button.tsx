import type { ComponentChildren } from 'preact';
import type { TicketLine } from '../../shared/views.ts';
import type { ActionType } from '../actions/actions.ts';
import { type KeyAction, keyLabel } from '../actions/keys.ts';
import { useDesk } from './context.ts';

/** The key that does the same, in small; nothing where there is none. */
export function KeyHint({ action }: { readonly action: KeyAction }) {
  const { model } = useDesk();
  const label = keyLabel(action, model.letters.value);
  return label === null ? null : <kbd>{label}</kbd>;
}

/** The large button of what comes next at this counter, with a ticket or without one. */
export function PrimaryButton(props: {
  readonly label: ComponentChildren;
  readonly asks: ActionType;
  readonly hint?: KeyAction;
  readonly ticket?: TicketLine;
}) {
  const { desk } = useDesk();
  const { ticket = null, ...button } = props;
  return (
    <ActionButton
      {...button}
      class="button--primary button--big"
      ready={desk.offers(props.asks, ticket)}
      onPress={() => void desk.pressPrimary()}
    />
  );
}

/** A button with its shortcut. Greyed it stays reachable, so that the focus is not lost when the ticket moves on. */
export function ActionButton(props: {
  readonly label: ComponentChildren;
  readonly ready: boolean;
  readonly onPress: () => void;
  readonly hint?: KeyAction;
  /** While this is being asked, the button says so. */
  readonly asks?: ActionType;
  readonly class?: string;
  readonly type?: 'submit';
}) {
  const { desk, model } = useDesk();
  const key = props.hint === undefined ? null : keyLabel(props.hint, model.letters.value);
  const asking = props.asks !== undefined && desk.pending.value.includes(props.asks);
  return (
    <button
      type={props.type ?? 'button'}
      class={`button ${props.class ?? ''}`}
      aria-disabled={!props.ready}
      aria-busy={asking}
      aria-keyshortcuts={key ?? undefined}
      onClick={(event) => {
        if (!props.ready) event.preventDefault();
        else props.onPress();
      }}
    >
      <span>{props.label}</span>
      {props.hint !== undefined && <KeyHint action={props.hint} />}
    </button>
  );
}
