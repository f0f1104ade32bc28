import { useEffect, useState } from 'preact/hooks';
import { fullDay } from '../../shared/reports/figure-words.ts';
import { type AnsweredLine, answeredLines } from '../../ui/answer-text.ts';
import { Answered } from '../ui/answered.tsx';
import { dayAndTime } from '../ui/format.ts';
import { loaded } from '../ui/loaded.ts';
import { Modal } from '../ui/modal.tsx';
import { useWords } from '../ui/use-words.ts';
import type { ScreenWords } from '../words.ts';
import type { BookingsModel, SheetList } from './bookings-model.ts';
import type { SeatShown } from './dialogs.ts';
import { SeatMoves } from './seat-moves.tsx';
import { nameOf } from './sheet-table.tsx';
import { bookingWords, questionWords } from './words.ts';

/** One who booked: who they are, what they answered, what was before, and what may be done. */
export function SeatDialog(props: {
  readonly model: BookingsModel;
  readonly list: SheetList;
  readonly seat: string;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}) {
  const { model, list, seat } = props;
  const screen = useWords();
  const words = bookingWords(screen.language);
  const [read] = useState(() => loaded(() => model.ports.api('seat', { params: { centre: model.centre, seat } })));
  useEffect(() => void read.load(), [read]);
  const state = read.state.value;
  const title = state.step === 'ready' ? nameOf(state.value, words) : words.heading;
  return (
    <Modal title={title} look="dialog--wide bookings__seat" onClose={props.onClose}>
      <Answered state={state} onRetry={() => void read.load()}>
        {(shown) => (
          <>
            <p class="bookings__when">
              {[fullDay(shown.seat.date, screen.months), shown.seat.from, words.statuses[shown.seat.status]]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
            <Facts model={model} list={list} shown={shown} />
            {props.mayChange && <SeatMoves {...props} shown={shown} onChanged={() => void read.load()} />}
          </>
        )}
      </Answered>
      {(!props.mayChange || state.step !== 'ready') && (
        <div class="dialog__actions">
          <button class="button" type="button" onClick={props.onClose}>
            {words.close}
          </button>
        </div>
      )}
    </Modal>
  );
}

type FactsProps = {
  readonly model: BookingsModel;
  readonly list: SheetList;
  readonly shown: SeatShown;
};

const Facts = ({ model, list, shown }: FactsProps) => {
  const screen = useWords();
  const words = bookingWords(screen.language);
  const { person, earlier } = shown;
  useEffect(() => void model.loadForm(person?.form ?? null), [model, person?.form]);
  return (
    <>
      {earlier !== null && (
        <p class="bookings__earlier">
          {words.seat.came(earlier.came)}
          {earlier.missed > 0 && ` · ${words.seat.missed(earlier.missed)}`}
        </p>
      )}
      <dl class="bookings__facts">
        {factsOf({ model, list, shown }, screen).map(({ id, label, text }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** How they are reached, their code, when they booked, and what they answered. */
const factsOf = ({ model, list, shown }: FactsProps, screen: ScreenWords): readonly AnsweredLine[] => {
  const words = bookingWords(screen.language).seat;
  const { seat, person } = shown;
  const { language } = screen;
  const form = model.forms.value.get(person?.form ?? '') ?? null;
  const answered = answeredLines(form, person?.answers ?? {}, {
    ...{ language, words: questionWords(language), calendar: screen },
  });
  const at = seat.bookedAt === null ? null : dayAndTime(Date.parse(seat.bookedAt), list.timeZone, screen.words);
  const line = (id: string, label: string, text: string | null | undefined): readonly AnsweredLine[] =>
    text == null ? [] : [{ id: `own-${id}`, label, text }];
  return [
    ...line('phone', words.phone, person?.contact.phone),
    ...line('email', words.email, person?.contact.email),
    ...line('code', words.code, seat.code),
    ...line('booked', words.bookedAt, at === null ? null : `${at}, ${words.channels[seat.channel]}`),
    ...answered,
    ...(person?.comments ?? []).flatMap(({ at: saidAt, text }) => line(saidAt, words.comment, text)),
  ];
};
