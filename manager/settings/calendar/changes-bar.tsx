import { useState } from 'preact/hooks';
import { dayRange } from '../../../shared/reports/figure-words.ts';
import type { Words } from '../../../shared/words.ts';
import { say } from '../../../ui/words.ts';
import { Answered, TroubleNotice } from '../../ui/answered.tsx';
import { useWords } from '../../ui/use-words.ts';
import { DraftButtons } from '../draft-buttons.tsx';
import { Panel } from '../setup/lists/panel.tsx';
import { alikeStretches } from '../year/days.ts';
import type { WrongCount } from './calendar-days.ts';
import type { SeatsLeft } from './calendar-model.ts';
import type { CalendarProps } from './page-props.ts';
import type { az } from './text/az.ts';

type BarProps = CalendarProps & { readonly centre: string };

/** What has been changed and is not in force yet: back, forth, away, or looked at and put in force. */
export function ChangesBar(props: BarProps) {
  const { model, texts } = props;
  const [isOpen, open] = useState(false);
  const isChanged = model.changed.value;
  return (
    <div class="country__bar">
      <p role="status">{isChanged ? texts.changed(model.changedDays.value.length) : texts.changedNone}</p>
      <DraftButtons draft={model} texts={texts} />
      <button
        class="button button--primary"
        type="button"
        aria-disabled={!isChanged}
        onClick={() => {
          if (!isChanged) return;
          if (model.wrongCounts.peek().length === 0) void model.look();
          open(true);
        }}
      >
        {texts.check}
      </button>
      {isOpen && <Effect {...props} onClose={() => open(false)} />}
    </div>
  );
}

const Effect = (props: BarProps & { readonly onClose: () => void }) => {
  const { model, texts, onClose } = props;
  const wrong = model.wrongCounts.value;
  const seen = model.effect.value;
  const why = model.refused.value;
  const isOthers = model.isOutdated.value;
  const mayPut = wrong.length === 0 && seen.step === 'ready' && seen.value.length === 0 && !isOthers;
  return (
    <Panel title={texts.putTitle} look="wide" onClose={onClose}>
      <div class="dialog__text">
        <ChangedList {...props} />
        {wrong.length > 0 && <WrongCounts wrong={wrong} texts={texts} />}
        {wrong.length === 0 && (
          <Answered state={seen} onRetry={() => void model.look()}>
            {(seats) => <Seats {...props} seats={seats} />}
          </Answered>
        )}
        {isOthers ? <p class="notice notice--bad">{texts.theirs}</p> : <TroubleNotice why={why} />}
      </div>
      <div class="dialog__actions">
        <Answers {...props} mayPut={mayPut} />
      </div>
    </Panel>
  );
};

const Answers = (props: BarProps & { readonly mayPut: boolean; readonly onClose: () => void }) => {
  const { model, texts, mayPut, onClose } = props;
  const { words } = useWords();
  const put = async (): Promise<void> => {
    if (mayPut && (await model.put())) onClose();
  };
  const takeTheirs = async (): Promise<void> => {
    await model.takeTheirs();
    onClose();
  };
  const [word, isIdle, press] = model.isOutdated.value
    ? [texts.takeTheirs, false, takeTheirs]
    : [texts.put, !mayPut || model.busy.value, put];
  return (
    <>
      <button class="button" type="button" onClick={onClose}>
        {words.cancel}
      </button>
      <button class="button button--primary" type="button" aria-disabled={isIdle} onClick={() => void press()}>
        {word}
      </button>
    </>
  );
};

/** The days that become others, a line each stretch; the first of them where there are many. */
const ChangedList = ({ model, texts }: BarProps) => {
  const { months, language } = useWords();
  const changed = model.changedDays.value;
  const days = new Map(changed.map((day) => [day.date, day]));
  const stretches = alikeStretches(
    changed.map(({ date }) => date),
    (date) => JSON.stringify({ ...days.get(date), date: '' }),
  );
  if (stretches.length === 0) return <p>{texts.onlyOther}</p>;
  return (
    <>
      <h3>{texts.changes}</h3>
      <ul class="country__changes">
        {stretches.slice(0, mostShown).map(([from, to]) => {
          const day = days.get(from);
          if (day === undefined) return null;
          const name = say(day.name, language, ['az']);
          return (
            <li key={from}>
              <b>{dayRange(from, to, months)}</b> {texts.change(texts.kinds[day.was], texts.kinds[day.is])}
              {name !== '' && <span class="country__name"> · {name}</span>}
            </li>
          );
        })}
      </ul>
      {stretches.length > mostShown && <p>{texts.more(stretches.length - mostShown)}</p>}
    </>
  );
};
const mostShown = 12;

const WrongCounts = (props: { readonly wrong: readonly WrongCount[]; readonly texts: Words<typeof az> }) => {
  const { wrong, texts } = props;
  return (
    <div class="notice notice--bad">
      <p>
        <b>{texts.wrongYears}</b>
      </p>
      {wrong.map(({ year, said, count }) => (
        <p key={year}>
          {texts.yearWrong(year, said === null ? texts.countMissing(count) : texts.countWrong(count, said))}
        </p>
      ))}
    </div>
  );
};

/** The seats that would lose their time; of the centre that is open with a way to the sheet on which they are called off. */
const Seats = ({ seats, texts, centre }: BarProps & { readonly seats: SeatsLeft }) => {
  const { months, language } = useWords();
  if (seats.length === 0) return <p class="notice notice--good">{texts.seatsNone}</p>;
  return (
    <div class="notice notice--bad">
      <p>
        <b>{texts.seats}</b>
      </p>
      <ul class="country__changes">
        {seats.map(({ centre: of, centreName, resource, name, date, count }) => (
          <li key={`${of} ${resource} ${date}`}>
            <b>{dayRange(date, date, months)}</b> {say(centreName, language, ['az'])},{' '}
            {typeof name === 'string' ? name : say(name, language, ['az'])}: {texts.seat(count)}{' '}
            {of === centre && (
              <a href={`#/bookings?${new URLSearchParams({ date, of: resource })}`}>{texts.openSheet}</a>
            )}
          </li>
        ))}
      </ul>
      <p>{texts.seatsLead}</p>
    </div>
  );
};
