import { useId, useState } from 'preact/hooks';
import { fullDay } from '../../shared/reports/figure-words.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import { Modal } from '../ui/modal.tsx';
import { SendForm } from '../ui/send-form.tsx';
import { TimeField } from '../ui/time-field.tsx';
import { readTime } from '../ui/typed-time.ts';
import { useWords } from '../ui/use-words.ts';
import type { BookingsModel, SheetList } from './bookings-model.ts';
import { Buttons, ReasonField, Said, Trouble } from './parts.tsx';
import { callOffPlan, type Sheet } from './sheet-rows.ts';
import { bookingWords } from './words.ts';

type Span = { readonly from: string; readonly to: string };
interface Plan {
  readonly span: Span | null;
  readonly reason: string;
}

interface Props {
  readonly model: BookingsModel;
  readonly list: SheetList;
  readonly sheet: Sheet;
  readonly onClose: () => void;
}

/** Calls a date off, or a part of it: first what and why, then who is told and what they are offered. */
export function CallOffDialog(props: Props) {
  const words = bookingWords(useWords().language);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [kept, setKept] = useState<Plan>({ span: null, reason: '' });
  const [done, setDone] = useState<number | null>(null);
  const { offDialog } = words;
  return (
    <Modal title={offDialog.heading} onClose={props.onClose}>
      {done !== null ? (
        <Said text={offDialog.done(done)} onClose={props.onClose} />
      ) : plan === null ? (
        <What
          {...props}
          kept={kept}
          onPlan={(next) => {
            setKept(next);
            setPlan(next);
          }}
        />
      ) : (
        <Sure {...props} plan={plan} onBack={() => setPlan(null)} onDone={setDone} />
      )}
    </Modal>
  );
}

const What = (props: Props & { readonly kept: Plan; readonly onPlan: (plan: Plan) => void }) => {
  const words = bookingWords(useWords().language);
  const { kept } = props;
  const [isPart, setPart] = useState(kept.span !== null);
  const [fault, setFault] = useState<Fault | null>(null);
  return (
    <SendForm
      onSend={(form) => {
        const read = planIn(new FormData(form), isPart);
        setFault(read.fault);
        if (read.fault === null) props.onPlan(read.plan);
      }}
    >
      <Parts isPart={isPart} kept={kept.span} isWrong={fault === 'span'} onChoose={setPart} />
      <ReasonField
        label={words.offDialog.reason}
        value={kept.reason}
        fault={fault === 'reason' ? words.seat.reasonMissing : null}
      />
      <Buttons model={props.model} yes={words.offDialog.show} back={words.close} onBack={props.onClose} />
    </SendForm>
  );
};

type Fault = 'span' | 'reason';

/** What was typed, and the first that is wrong with it. */
const planIn = (data: FormData, isPart: boolean): { readonly plan: Plan; readonly fault: Fault | null } => {
  const text = (name: string): string => String(data.get(name) ?? '').trim();
  const [from, to] = [readTime(text('from')), readTime(text('to'))];
  const span = isPart && from !== null && to !== null && from < to ? { from, to } : null;
  const reason = text('reason');
  return { plan: { span, reason }, fault: isPart && span === null ? 'span' : reason === '' ? 'reason' : null };
};

/** The whole day, or from when to when. */
const Parts = (props: {
  readonly isPart: boolean;
  readonly kept: Span | null;
  readonly isWrong: boolean;
  readonly onChoose: (isPart: boolean) => void;
}) => {
  const { offDialog } = bookingWords(useWords().language);
  const id = useId();
  const { isPart, kept } = props;
  return (
    <>
      <fieldset class="checks">
        {[false, true].map((part) => (
          <label key={String(part)} class="check">
            <input type="radio" name="part" checked={isPart === part} onChange={() => props.onChoose(part)} />
            {part ? offDialog.part : offDialog.whole}
          </label>
        ))}
      </fieldset>
      {isPart && (
        <div class="bookings__span">
          <TimeField name="from" label={offDialog.from} value={kept?.from ?? ''} wrong={false} asked={0} />
          <TimeField name="to" label={offDialog.to} value={kept?.to ?? ''} wrong={false} asked={0} />
          <FieldFault id={`${id}-span`} fault={props.isWrong ? offDialog.wrongSpan : null} />
        </div>
      )}
    </>
  );
};

const Sure = (
  props: Props & {
    readonly plan: Plan;
    readonly onBack: () => void;
    readonly onDone: (told: number) => void;
  },
) => {
  const words = bookingWords(useWords().language);
  const { offDialog } = words;
  const { model, sheet, plan } = props;
  const { span, reason } = plan;
  const [key] = useState(model.ports.newKey);
  const send = async (): Promise<void> => {
    const params = { centre: model.centre, resource: sheet.resource, date: sheet.date };
    const done = await model.act(() => model.ports.api('callOff', { params, key, body: { ...span, reason } }));
    if (done !== null) props.onDone(done.seats.filter(({ bookedAt }) => bookedAt !== null).length);
  };
  return (
    <>
      <Told sheet={sheet} plan={plan} />
      <Trouble model={model} list={props.list} />
      <div class="dialog__actions">
        <button class="button" type="button" onClick={props.onBack}>
          {words.back}
        </button>
        <button
          class="button button--grave"
          type="button"
          aria-disabled={model.change.busy.value}
          onClick={() => void send()}
        >
          {offDialog.yes}
        </button>
      </div>
    </>
  );
};

/** Whose bookings end, how they are told, and what they are offered. */
const Told = ({ sheet, plan: { span, reason } }: { readonly sheet: Sheet; readonly plan: Plan }) => {
  const screen = useWords();
  const { offDialog } = bookingWords(screen.language);
  const { ended, reached, here } = callOffPlan(sheet, span);
  const day = fullDay(sheet.date, screen.months);
  return (
    <div class="dialog__text">
      <p>
        <b>{offDialog.sure(span === null ? day : `${day}, ${span.from}–${span.to}`)}</b>
      </p>
      <p>{reason}</p>
      {ended === 0 ? <p>{offDialog.nobody}</p> : <p>{offDialog.people(ended)}</p>}
      {ended > 0 && (
        <ul class="bookings__told">
          {reached > 0 && <li>{offDialog.told(reached)}</li>}
          {ended > reached && <li>{offDialog.byHand(ended - reached)}</li>}
          <li>{offDialog.offers}</li>
        </ul>
      )}
      {here > 0 && <p>{offDialog.here(here)}</p>}
    </div>
  );
};
