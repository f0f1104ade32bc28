import type { Calendar } from '../../../../shared/booking/calendar.ts';
import type { Hours } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { say } from '../../../../ui/words.ts';
import { type ShownDay, YearGrid } from '../../year/year-grid.tsx';
import { faultAt } from '../lists/part-fields.tsx';
import type { PartProps } from '../setup-context.ts';
import type { az } from './text/az.ts';
import { spansText } from './week-model.ts';
import { dayState } from './year-model.ts';

interface HoursYearProps extends PartProps {
  readonly hours: Hours;
  /** The calendar that the centre goes by; null = none. */
  readonly calendar: Calendar | null;
  readonly year: number;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (dates: ReadonlySet<string>) => void;
  readonly texts: Words<typeof az>;
}

/** The year of a centre: each day as the week has it, as the country's calendar has it, closed, or with hours of its own. */
export function HoursYear(props: HoursYearProps) {
  const { calendar, texts } = props;
  const kinds = (
    ['usual', 'rest', ...(calendar === null ? [] : (['country'] as const)), 'off', 'special'] as const
  ).map((kind) => ({ kind, letter: texts.letters[kind], word: texts.kinds[kind] }));
  return (
    <YearGrid
      year={props.year}
      chosen={props.chosen}
      onChoose={props.onChoose}
      kinds={kinds}
      dayOf={(date) => shownDay(props, date)}
    />
  );
}

/** A day in words: bağlıdır, Novruz bayramı. */
const shownDay = (props: HoursYearProps, date: string): ShownDay => {
  const { hours, calendar, texts, draft, language } = props;
  const { kind, at, spans, name: called } = dayState(hours, date, calendar);
  const name = called === undefined ? '' : say(called, language, draft.document.value.languages);
  const times = spans.length === 0 ? '' : ` ${spansText(spans)}`;
  const fault = at === null ? null : faultAt(props, `hours/exceptions/${at}/date`);
  const isFaulty =
    at !== null && [...draft.faults.value.keys()].some((path) => path.startsWith(`hours/exceptions/${at}/`));
  const said = [`${texts.kinds[kind]}${times}`, name, fault ?? ''].filter((part) => part !== '').join(', ');
  return { kind, name, said, isFaulty };
};
