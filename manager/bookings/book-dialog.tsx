import { useEffect, useState } from 'preact/hooks';
import { fullDay } from '../../shared/reports/figure-words.ts';
import type { RouteBody, RouteValue } from '../../shared/routes.ts';
import { clockTime } from '../../shared/words.ts';
import { createFormModel, type FormModel } from '../../ui/form/form-model.ts';
import { Modal } from '../ui/modal.tsx';
import { useWords } from '../ui/use-words.ts';
import { languages } from '../words.ts';
import { BookingForm } from './booking-form.tsx';
import type { BookingsModel, SheetList } from './bookings-model.ts';
import type { BookingWay } from './dialogs.ts';
import { Trouble } from './parts.tsx';
import type { Sheet } from './sheet-rows.ts';
import type { Who } from './who.ts';
import { WhoForm } from './who-form.tsx';
import { type BookingWords, bookingWords } from './words.ts';

type Taken = RouteValue<'book'>;
type Taking = Pick<RouteBody<'book'>, 'contact' | 'language' | 'form' | 'answers'>;

interface Props {
  readonly model: BookingsModel;
  readonly list: SheetList;
  readonly sheet: Sheet;
  readonly way: BookingWay;
  readonly onClose: () => void;
}

/** What is asked now: who it is, then the form of an official's reception; or that it is done. */
type Step =
  | { readonly name: 'who' }
  | { readonly name: 'form'; readonly who: Who; readonly form: FormModel; readonly hold: RouteValue<'hold'> | null }
  | { readonly name: 'done'; readonly taken: Taken };

/** Gives somebody a seat: at a free time, urgently today, or on the list of those who stand by. */
export function BookDialog(props: Props) {
  const { model, list, sheet, way } = props;
  const words = bookingWords(useWords().language).bookDialog;
  const [step, setStep] = useState<Step>({ name: 'who' });
  const booking = useBooking(props);
  const finish = (taken: Taken | null): void => {
    if (taken !== null) setStep({ name: 'done', taken });
  };
  const goOn = async (who: Who): Promise<void> => {
    const form = await booking.formOf();
    if (form === null) return finish(await booking.take(who, {}));
    const hold = way.kind === 'book' ? await booking.hold(who) : null;
    if (way.kind === 'book' && hold === null) return;
    const kept = { phone: who.contact.phone ?? '', email: who.contact.email ?? '' };
    setStep({ name: 'form', who, hold, form: createFormModel({ form, kept }) });
  };
  return (
    <Modal title={headings(words)[way.kind]} look="dialog--wide" onClose={props.onClose}>
      {step.name === 'who' && (
        <WhoForm {...{ model, list, sheet, way }} languages={spoken(list)} onClose={props.onClose} onGoOn={goOn} />
      )}
      {step.name === 'form' && (
        <>
          {step.hold !== null && (
            <p class="bookings__held">{words.held(clockTime(Date.parse(step.hold.until), list.timeZone))}</p>
          )}
          <BookingForm
            {...{ model, list, form: step.form }}
            onBack={() => setStep({ name: 'who' })}
            onWithout={async () => finish(await booking.take(step.who, {}))}
            onSend={(answers) => send(booking, step, answers, setStep)}
          />
        </>
      )}
      {step.name === 'done' && <Done taken={step.taken.seat} onClose={props.onClose} />}
      {step.name !== 'done' && <Trouble model={model} list={list} />}
    </Modal>
  );
}

/** Sends the answers, and goes on from there. The form may have changed meanwhile: what was typed stays. */
const send = async (
  { take, formOf }: ReturnType<typeof useBooking>,
  step: Step & { readonly name: 'form' },
  answers: NonNullable<Taking['answers']>,
  go: (step: Step) => void,
): Promise<void> => {
  const { who, form: asked } = step;
  const taken = await take(who, { form: asked.form.id, answers });
  if (taken !== null) return go({ name: 'done', taken });
  const form = await formOf();
  if (form === null || form.version === asked.form.version) return;
  go({ ...step, form: createFormModel({ form, kept: asked.answers.peek() }) });
};

const headings = (words: BookingWords['bookDialog']): { readonly [Kind in BookingWay['kind']]: string } => ({
  book: words.heading,
  urgent: words.urgentHeading,
  standby: words.standbyHeading,
});

/** The centre's languages that this program speaks. */
const spoken = (list: SheetList) => languages.filter(({ code }) => list.languages.includes(code));

/** [SE5] The asking for a seat: what is kept meanwhile is given back once the dialog is left without it. */
const useBooking = ({ model, sheet, way }: Props) => {
  const { api, newKey } = model.ports;
  const params = { centre: model.centre };
  const [kept] = useState({ key: newKey(), hold: null as string | null, from: '', tries: 0 });
  const release = (): void => {
    const { hold } = kept;
    kept.hold = null;
    if (hold !== null) void api('releaseHold', { params: { ...params, seat: hold }, body: {} });
  };
  useEffect(() => release, []);
  /** A key of its own for each asking: what was refused is asked again. */
  const key = (): string => `${kept.key}-${++kept.tries}`;
  const hold = async (who: Who): Promise<RouteValue<'hold'> | null> => {
    release();
    const body = { resource: sheet.resource, date: sheet.date, from: who.from ?? '' };
    const held = await model.act(() => api('hold', { params, key: key(), body }));
    kept.hold = held?.hold ?? null;
    return held;
  };
  return {
    hold,
    formOf: async () => {
      if (!sheet.resource.startsWith('official-')) return null;
      await model.loadForm(receptionForm);
      return model.forms.value.get(receptionForm) ?? null;
    },
    take: async (who: Who, said: Pick<Taking, 'form' | 'answers'>): Promise<Taken | null> => {
      const body = { contact: who.contact, language: who.language, ...said };
      if (way.kind !== 'book') return beside({ model, sheet, way }, who, { key: key(), body });
      const held = kept.hold ?? (await hold(who))?.hold ?? null;
      if (held === null) return null;
      const taken = await model.act(() => api('book', { params, key: key(), body: { hold: held, ...body } }));
      if (taken !== null) kept.hold = null;
      return taken;
    },
  };
};

/** A seat on top of what a slot takes, or a place on the list of those who stand by. */
const beside = (
  { model, sheet, way }: Pick<Props, 'model' | 'sheet' | 'way'>,
  who: Who,
  { key, body }: { readonly key: string; readonly body: Taking },
): Promise<Taken | null> => {
  const { api } = model.ports;
  const { resource, date } = sheet;
  const params = { centre: model.centre };
  if (way.kind === 'standby')
    return model.act(() => api('standBy', { params, key, body: { resource, date, ...body } }));
  const from = who.from === null ? {} : { from: who.from };
  return model.act(() =>
    api('seatUrgently', { params, key, body: { resource, reason: who.reason, ...from, ...body } }),
  );
};

/** What is asked of those who come to an official. */
const receptionForm = 'reception';

/** The code large, to be read out or written down. */
const Done = ({ taken, onClose }: { readonly taken: Taken['seat']; readonly onClose: () => void }) => {
  const screen = useWords();
  const words = bookingWords(screen.language);
  return (
    <>
      <div class="bookings__done" role="status">
        <p>
          <b>{words.bookDialog.done}</b> {words.statuses[taken.status]}
        </p>
        <p>
          {words.bookDialog.when}:{' '}
          {[fullDay(taken.date, screen.months), taken.from].filter((part) => part !== null).join(', ')}
        </p>
        <p class="bookings__code">{taken.code}</p>
        <p class="soft">{words.bookDialog.code}</p>
      </div>
      <div class="dialog__actions">
        <button class="button button--primary" type="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </>
  );
};
