import { type Signal, useSignal } from '@preact/signals';
import { FieldFault } from '../../../ui/field-fault.tsx';
import { useDesk } from '../context.ts';
import { Frame, GiveUp, Submit } from './frame.tsx';

/** A line to say why; `suggested` = reasons that one press fills in. */
export function ReasonField(props: {
  readonly reason: Signal<string>;
  readonly required?: boolean;
  readonly hint?: string;
  readonly suggested?: readonly string[];
  /** What is wrong with it, said at the field. */
  readonly fault?: string | null;
}) {
  const { words } = useDesk();
  const { reason } = props;
  return (
    <div class="field">
      <label for="reason">
        {words.counter.dialogs.reason}
        {!props.required && <small> ({words.counter.dialogs.optional})</small>}
      </label>
      {props.hint !== undefined && (
        <p class="field__hint" id="reason-hint">
          {props.hint}
        </p>
      )}
      <input
        id="reason"
        data-first
        type="text"
        maxLength={300}
        autocomplete="off"
        aria-required={props.required ?? false}
        aria-invalid={props.fault != null}
        aria-describedby={describedBy(props)}
        value={reason.value}
        onInput={(event) => {
          reason.value = event.currentTarget.value;
        }}
      />
      <FieldFault id="reason-fault" fault={props.fault ?? null} />
      {props.suggested !== undefined && (
        <p class="suggested">
          {props.suggested.map((one) => (
            <button
              key={one}
              type="button"
              class="button button--small"
              aria-pressed={reason.value === one}
              onClick={() => {
                reason.value = one;
              }}
            >
              {one}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

const describedBy = (props: { readonly hint?: string; readonly fault?: string | null }): string | undefined =>
  [...(props.hint === undefined ? [] : ['reason-hint']), ...(props.fault == null ? [] : ['reason-fault'])].join(' ') ||
  undefined;

/** Back to the queue, parked or cancelled: what it means, and why if the clerk cares to say. */
export function TicketReasonDialog(props: {
  readonly kind: TicketReason;
  readonly ticket: { readonly id: string; readonly number: string };
}) {
  const { desk, words } = useDesk();
  const reason = useSignal('');
  const { dialogs, moves } = words.counter;
  const more = { requeue: dialogs.requeueMore, park: dialogs.parkMore, cancel: dialogs.cancelMore };
  const submit = () => void desk.ask({ type: props.kind, ticket: props.ticket.id, reason: reasonOf(reason.value) });
  return (
    <Frame
      heading={dialogs[props.kind](props.ticket.number)}
      lead={more[props.kind]}
      onSubmit={submit}
      actions={
        <>
          <GiveUp {...(props.kind === 'cancel' ? { label: dialogs.keep } : {})} />
          <Submit
            label={moves[props.kind]}
            asks={props.kind}
            ready={desk.connected.value}
            danger={props.kind === 'cancel'}
          />
        </>
      }
    >
      <ReasonField reason={reason} />
    </Frame>
  );
}

/** A pause, with the usual reasons at hand. */
export function PauseDialog() {
  const { desk, words } = useDesk();
  const reason = useSignal('');
  const { dialogs } = words.counter;
  return (
    <Frame
      heading={dialogs.pauseHeading}
      lead={dialogs.pauseMore}
      onSubmit={() => void desk.ask({ type: 'pause', reason: reasonOf(reason.value) })}
      actions={
        <>
          <GiveUp />
          <Submit label={words.counter.moves.pause} asks="pause" ready={desk.offers('pause')} />
        </>
      }
    >
      <ReasonField reason={reason} suggested={Object.values(dialogs.pauseReasons)} />
    </Frame>
  );
}

/** The end of work at this counter. */
export function CloseDialog() {
  const { desk, words } = useDesk();
  const { dialogs, moves } = words.counter;
  return (
    <Frame
      heading={dialogs.closeHeading}
      lead={dialogs.closeMore}
      onSubmit={() => void desk.ask({ type: 'close', reason: null })}
      actions={
        <>
          <GiveUp />
          <Submit label={moves.close} asks="close" ready={desk.offers('close')} />
        </>
      }
    />
  );
}

/** A reason as it is sent: none if nothing but spaces was written. */
export const reasonOf = (text: string): string | null => (text.trim() === '' ? null : text.trim());

type TicketReason = 'requeue' | 'park' | 'cancel';
