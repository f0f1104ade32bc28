import { useEffect } from 'preact/hooks';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Office } from '../manager-model.ts';
import { Answered } from '../ui/answered.tsx';
import { dayAndTime } from '../ui/format.ts';
import { searchAddress } from '../ui/search-address.ts';
import { Heads } from '../ui/table-parts.tsx';
import { useWords } from '../ui/use-words.ts';

/** Calls out of turn in the range of the report, with their reasons. */
export function CallsOutOfTurn({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const { history } = office;
  const { from, to } = history.range.value;
  useEffect(() => {
    void history.loadCalls();
  }, [history, from, to]);
  const state = history.calls.value;
  const calls = state.step === 'ready' ? state.value.calls : [];
  const heads = words.history.outOfTurn;
  return (
    <section class="out-of-turn" aria-labelledby="out-of-turn">
      <h2 id="out-of-turn">
        {heads.heading} {calls.length > 0 && <span class="beside-heading">{wholeNumber(calls.length, words)}</span>}
      </h2>
      <Answered state={state} onRetry={history.loadCalls}>
        {() =>
          calls.length === 0 ? <p class="history__note">{heads.none}</p> : <Table office={office} calls={calls} />
        }
      </Answered>
    </section>
  );
}

type Calls = RouteValue<'outOfTurn'>['calls'];

const Table = ({ office, calls }: { readonly office: Office; readonly calls: Calls }) => {
  const { words } = useWords();
  const heads = words.history.outOfTurn;
  return (
    <table class="table table--roomy">
      <Heads words={[heads.when, heads.number, heads.counter, heads.clerk, heads.reason]} />
      <tbody>
        {calls.map((call) => (
          <tr key={`${call.at} ${call.number}`}>
            <td>{dayAndTime(Date.parse(call.at), office.timeZone.value, words)}</td>
            <th scope="row" class="number">
              <a href={`#${searchAddress(call.date, call.number)}`}>{call.number}</a>
            </th>
            <td>{call.counterName}</td>
            <td>{call.clerkName}</td>
            <td>{call.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
