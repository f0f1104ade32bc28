import { bookingsWords } from '../../../shared/booking/booking-report-words.ts';
import { roundPercent, signedDuration, wholeNumber } from '../../../shared/reports/figure-words.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { useWords } from '../../ui/use-words.ts';

/** What overbooking did, and how many a time takes by the attendance that is expected and the one that is learnt. */
export function Overbooking({ report }: { readonly report: RouteValue<'bookings'> }) {
  const { words, language } = useWords();
  const { overbooking: own } = bookingsWords(language);
  const { attendance, overbooking } = report;
  const count = (n: number): string => wholeNumber(n, words);
  const [expected, learnt] = [attendance.expected, attendance.learnt].map((share) => roundPercent(share, words));
  return (
    <section class="out-of-turn" aria-labelledby="overbooking">
      <h2 id="overbooking">{own.heading}</h2>
      <p class="overbooking__note">{own.more}</p>
      {overbooking.slots > 0 && (
        <dl class="overbooking__did">
          <Did name={own.slots} value={count(overbooking.slots)} />
          <Did name={own.overbooked} value={count(overbooking.overbooked)} />
          <Did name={own.overfull} value={count(overbooking.overfull)} />
          <Did name={own.waitOverfull} value={signedDuration(overbooking.waitOverfull.p90, words)} />
          <Did name={own.waitOther} value={signedDuration(overbooking.waitOther.p90, words)} />
        </dl>
      )}
      <p class="overbooking__note">
        {attendance.booked === 0
          ? own.unknown
          : own.learnt(count(attendance.came), count(attendance.booked), learnt ?? '')}{' '}
        {own.risk(roundPercent(report.risk, words))} {overbooking.slots > 0 && own.today}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="overbooking__table" tabIndex={0} aria-label={own.seatsHead}>
        <table class="table">
          <caption>{own.seatsHead}</caption>
          <tbody>
            <Line head={own.room} cells={report.seats.map(({ room }) => room)} isHead />
            <Line head={own.seats(expected ?? '')} cells={report.seats.map((row) => row.expected)} />
            <Line head={own.seats(learnt ?? '')} cells={report.seats.map((row) => row.learnt)} />
          </tbody>
        </table>
      </section>
    </section>
  );
}

const Did = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Line = (props: { readonly head: string; readonly cells: readonly number[]; readonly isHead?: boolean }) => (
  <tr>
    <th scope="row">{props.head}</th>
    {props.cells.map((cell, at) =>
      props.isHead === true ? (
        <th key={at} scope="col" class="figure">
          {cell}
        </th>
      ) : (
        <td key={at} class="figure">
          {cell}
        </td>
      ),
    )}
  </tr>
);
