import { useState } from 'preact/hooks';
import { FieldParts } from '../ui/field-parts.tsx';
import { Choice } from '../ui/fields.tsx';
import { SendForm } from '../ui/send-form.tsx';
import { useWords } from '../ui/use-words.ts';
import type { BookingsModel, SheetList } from './bookings-model.ts';
import type { BookingWay } from './dialogs.ts';
import { Buttons, ReasonField } from './parts.tsx';
import type { Sheet } from './sheet-rows.ts';
import { FreeTimes } from './times.tsx';
import { type Fault, type Who, whoIn } from './who.ts';
import { bookingWords } from './words.ts';

/** When, who, and how they are reached. */
export function WhoForm(props: WhoProps) {
  const { model, way } = props;
  const words = bookingWords(useWords().language);
  const [fault, setFault] = useState<Fault | null>(null);
  const send = (form: HTMLFormElement): void => {
    const read = whoIn(new FormData(form), way, props.languages[0]?.code ?? 'az');
    setFault(read.fault);
    if (read.fault === null) void props.onGoOn(read.who);
    else form.querySelector<HTMLElement>(`[name=${read.fault}]`)?.focus();
  };
  return (
    <SendForm onSend={send}>
      <When {...props} />
      <Person fault={fault} languages={props.languages} />
      {way.kind === 'urgent' && <ReasonField fault={fault === 'reason' ? words.seat.reasonMissing : null} />}
      <Buttons model={model} yes={words.goOn} back={words.close} onBack={props.onClose} />
    </SendForm>
  );
}

interface WhoProps {
  readonly model: BookingsModel;
  readonly list: SheetList;
  readonly sheet: Sheet;
  readonly way: BookingWay;
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onGoOn: (who: Who) => Promise<void>;
}

/** Which time it is to be, by the way in which they are booked. */
const When = ({ model, sheet, way }: WhoProps) => {
  const { bookDialog } = bookingWords(useWords().language);
  return (
    <>
      {way.kind === 'urgent' && <p>{bookDialog.urgentMore}</p>}
      {way.kind === 'book' && <FreeTimes model={model} resource={sheet.resource} date={sheet.date} from={way.from} />}
      {way.kind === 'urgent' && <AnyTime sheet={sheet} />}
    </>
  );
};

/** Who it is, and how they are reached. */
const Person = (props: { readonly fault: Fault | null } & Pick<WhoProps, 'languages'>) => {
  const words = bookingWords(useWords().language);
  const { bookDialog } = words;
  const { fault } = props;
  return (
    <>
      <Line name="name" label={bookDialog.name} fault={fault === 'name' ? bookDialog.needsName : null} />
      <Line
        name="phone"
        label={bookDialog.phone}
        hint={bookDialog.phoneHint}
        mode="tel"
        fault={fault === 'phone' ? bookDialog.wrongPhone : null}
      />
      <Line
        name="email"
        label={`${bookDialog.email} (${words.seat.optional})`}
        mode="email"
        fault={fault === 'email' ? bookDialog.wrongEmail : null}
      />
      <Choice
        name="language"
        label={bookDialog.language}
        options={props.languages.map(({ code, name }) => ({ value: code, label: name }))}
        value={props.languages[0]?.code ?? ''}
      />
    </>
  );
};

/** [SE16] Any slot of the sheet that has not ended, full or not; the next one if none is chosen. */
const AnyTime = ({ sheet }: { readonly sheet: Sheet }) => {
  const words = bookingWords(useWords().language);
  const times = sheet.slots.map(({ from, to }) => ({ value: from, label: `${from}–${to}` }));
  return (
    <Choice
      name="from"
      label={words.bookDialog.time}
      options={[{ value: '', label: words.bookDialog.nextSlot }, ...times]}
      value=""
    />
  );
};

const Line = (props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly mode?: 'tel' | 'email';
  readonly fault: string | null;
}) => (
  <FieldParts label={props.label} hint={props.hint} fault={props.fault}>
    {(ties) => (
      <input
        {...ties}
        name={props.name}
        type="text"
        inputMode={props.mode ?? 'text'}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
      />
    )}
  </FieldParts>
);
