import { bookingsWords } from '../../../shared/booking/booking-report-words.ts';
import { roundDecimal, wholeNumber } from '../../../shared/reports/figure-words.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { useWords } from '../../ui/use-words.ts';

type Desks = RouteValue<'bookings'>['desks'];

/** [SE4] How many counters the times of services are reckoned with, and why. */
export function MeasuredDesks({ office, desks }: { readonly office: Office; readonly desks: Desks }) {
  const { language } = useWords();
  const { desks: own } = bookingsWords(language);
  if (desks.length === 0) return null;
  const hours = desks[0]?.hours.map(({ hour }) => hour) ?? [];
  return (
    <section class="out-of-turn" aria-labelledby="measured-desks">
      <h2 id="measured-desks">{own.head}</h2>
      <p class="overbooking__note">
        {own.measured} {hours.length === 0 && own.unknown}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="overbooking__table" tabIndex={0} aria-labelledby="measured-desks">
        <table class="table">
          <thead>
            <tr>
              <td />
              {[own.all, ...hours.map((hour) => `${hour}:00`)].map((head) => (
                <th key={head} scope="col" class="figure">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {desks.map((one) => (
              <Row key={one.resource} office={office} one={one} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const Row = ({ office, one }: { readonly office: Office; readonly one: Desks[number] }) => {
  const { words, language } = useWords();
  const { name, counters, hours } = one;
  const first = office.names.centre.value?.languages[0];
  return (
    <tr>
      <th scope="row">{typeof name === 'string' ? name : inLanguage(name, language, first)}</th>
      <td class="figure">{wholeNumber(counters, words)}</td>
      {hours.map(({ hour, open }) => (
        <td key={hour} class="figure">
          {roundDecimal(open, words)}
        </td>
      ))}
    </tr>
  );
};
