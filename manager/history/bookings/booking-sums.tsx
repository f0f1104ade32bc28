import type { ComponentChildren } from 'preact';
import { type BookingsWords, bookingsWords } from '../../../shared/booking/booking-report-words.ts';
import { maybePercent, roundPercent, signedDuration, wholeNumber } from '../../../shared/reports/figure-words.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { FigureName } from '../../ui/definition.tsx';
import { useWords } from '../../ui/use-words.ts';

/** The totals, each with its definition. */
export function BookingSums({ report }: { readonly report: RouteValue<'bookings'> }) {
  const { words, language } = useWords();
  const own = bookingsWords(language);
  const { total, attendance } = report;
  const { punctuality, wait } = total;
  const count = (n: number): string => wholeNumber(n, words);
  const p90 = (seconds: number | null): string | null =>
    seconds === null ? null : own.p90(signedDuration(seconds, words));
  const decided = own.of(count(total.came + total.missed));
  return (
    <dl class="sums measured">
      <Sum figure="attendance" value={maybePercent(total.attendance, words)} words={own} main>
        <p class="sum__more">{total.attendance !== null && decided}</p>
        <p class="sum__before">{own.expected(roundPercent(attendance.expected, words))}</p>
      </Sum>
      <Sum figure="punctuality" value={signedDuration(punctuality.median, words)} words={own} main>
        <p class="sum__more">{p90(punctuality.p90)}</p>
      </Sum>
      <Sum figure="punctual" value={maybePercent(total.punctual, words)} words={own} />
      <Sum figure="wait" value={signedDuration(wait.median, words)} words={own}>
        <p class="sum__more">{p90(wait.p90)}</p>
      </Sum>
      <Sum figure="booked" value={count(total.booked)} words={own} />
      <Sum figure="cancelled" value={count(total.cancelled)} words={own}>
        <p class="sum__more">{total.cancelledLate > 0 && own.late(count(total.cancelledLate))}</p>
      </Sum>
      <Sum figure="standby" value={count(total.standbySeated)} words={own}>
        <p class="sum__more">{total.standby > 0 && own.of(count(total.standby))}</p>
      </Sum>
    </dl>
  );
}

const Sum = (props: {
  readonly figure: keyof BookingsWords['figures'];
  readonly value: string;
  readonly words: BookingsWords;
  readonly main?: boolean;
  readonly children?: ComponentChildren;
}) => (
  <div class={props.main === true ? 'sum sum--main' : 'sum'}>
    <FigureName figure={props.words.figures[props.figure]}>{props.words.definitions[props.figure]}</FigureName>
    <dd>
      <span class="large">{props.value}</span>
      {props.children}
    </dd>
  </div>
);
