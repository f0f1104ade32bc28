import { useEffect, useRef } from 'preact/hooks';
import { FieldParts } from '../ui/field-parts.tsx';
import { useWords } from '../ui/use-words.ts';
import type { BookingsModel, SheetList } from './bookings-model.ts';
import { bookingTrouble, bookingWords } from './words.ts';

/** Pieces that the dialogs of bookings share. */

/** Why a change did not work, said where it was asked for. */
export function Trouble(props: {
  readonly model: BookingsModel;
  readonly list: Pick<SheetList, 'timeZone'>;
  readonly arrives?: boolean;
}) {
  const screen = useWords();
  const why = props.model.change.trouble.value;
  return (
    <div role="alert">
      {why !== null && (
        <p class="notice notice--bad">
          {bookingTrouble(why, screen, { arrives: props.arrives === true, timeZone: props.list.timeZone })}
        </p>
      )}
    </div>
  );
}

/** Why something is done: it stands in the log. */
export function ReasonField(props: {
  readonly label?: string;
  readonly value?: string;
  readonly optional?: boolean;
  readonly fault: string | null;
}) {
  const { seat } = bookingWords(useWords().language);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.fault !== null) field.current?.focus();
  }, [props.fault]);
  const label = (
    <>
      {props.label ?? seat.reason}
      {props.optional === true && <span class="soft"> ({seat.optional})</span>}
    </>
  );
  return (
    <FieldParts label={label} hint={seat.reasonHint} fault={props.fault}>
      {(ties) => (
        <input
          {...ties}
          ref={field}
          name="reason"
          type="text"
          autocomplete="off"
          maxLength={300}
          defaultValue={props.value ?? ''}
        />
      )}
    </FieldParts>
  );
}

/** What was done, and the way out. */
export function Said(props: { readonly text: string; readonly onClose: () => void }) {
  const words = bookingWords(useWords().language);
  return (
    <>
      <p class="notice notice--good" role="status">
        {props.text}
      </p>
      <div class="dialog__actions">
        <button class="button button--primary" type="button" onClick={props.onClose}>
          {words.close}
        </button>
      </div>
    </>
  );
}

/** The two buttons under what is asked. */
export function Buttons(props: {
  readonly model: BookingsModel;
  readonly yes: string;
  readonly grave?: boolean;
  readonly back?: string;
  readonly onBack: () => void;
}) {
  const words = bookingWords(useWords().language);
  return (
    <div class="dialog__actions">
      <button class="button" type="button" onClick={props.onBack}>
        {props.back ?? words.back}
      </button>
      <button
        class={`button ${props.grave === true ? 'button--grave' : 'button--primary'}`}
        type="submit"
        aria-disabled={props.model.change.busy.value}
      >
        {props.yes}
      </button>
    </div>
  );
}
