import { bookingsWords } from '../../../shared/booking/booking-report-words.ts';
import { wholeNumber } from '../../../shared/reports/figure-words.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { Answered } from '../../ui/answered.tsx';
import { dayAndTime } from '../../ui/format.ts';
import type { LoadState } from '../../ui/loaded.ts';
import { Heads } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';

type Listed = RouteValue<'seatReasons'>['reasons'][number];

/** Who was seated as urgent, let in outside their time or had a seat back, with the reason and who did it. */
export function Reasons(props: {
  readonly office: Office;
  readonly state: LoadState<RouteValue<'seatReasons'>>;
  readonly onRetry: () => void;
}) {
  const { words, language } = useWords();
  const { reasons: own } = bookingsWords(language);
  const { office, state } = props;
  const count = state.step === 'ready' ? state.value.reasons.length : 0;
  return (
    <section class="out-of-turn" aria-labelledby="seat-reasons">
      <h2 id="seat-reasons">
        {own.heading} {count > 0 && <span class="beside-heading">{wholeNumber(count, words)}</span>}
      </h2>
      <Answered state={state} onRetry={props.onRetry}>
        {({ reasons }) =>
          reasons.length === 0 ? <p class="history__note">{own.none}</p> : <Table office={office} reasons={reasons} />
        }
      </Answered>
    </section>
  );
}

const Table = ({ office, reasons }: { readonly office: Office; readonly reasons: readonly Listed[] }) => {
  const { words, language } = useWords();
  const { reasons: own } = bookingsWords(language);
  const resourceWord = ({ resource, resourceName, from }: Listed): string => {
    const named = resourceName === null ? resource : resourceName;
    const name =
      typeof named === 'string' ? named : inLanguage(named, language, office.names.centre.value?.languages[0]);
    return from === null ? name : `${name}, ${from}`;
  };
  return (
    <table class="table table--roomy">
      <Heads words={[own.when, own.what, own.resource, own.by, own.reason]} />
      <tbody>
        {reasons.map((one) => (
          <tr key={`${one.at} ${one.resource} ${one.reason}`}>
            <td>{dayAndTime(Date.parse(one.at), office.timeZone.value, words)}</td>
            <th scope="row">{own.kinds[one.what]}</th>
            <td>{resourceWord(one)}</td>
            <td>{one.byName}</td>
            <td>{one.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
