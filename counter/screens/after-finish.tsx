import type { CounterTicket } from '../../shared/views.ts';
import { useDesk } from './context.ts';

/** Where the visitor goes once they are done here: the next of what is left of their visit, unless the clerk says another. */
export function AfterFinish({ ticket }: { readonly ticket: CounterTicket }) {
  const { desk, words, named } = useDesk();
  const { later = [] } = ticket;
  const [next] = later;
  if (next === undefined) return null;
  const labels = words.counter.ticket;
  const choose = (service: string): void => {
    const rest = later.filter((one) => one !== service);
    void desk.ask({ type: 'edit', ticket: ticket.id, changes: { later: service === '' ? [] : [service, ...rest] } });
  };
  return (
    <div class="field after-finish">
      <label for="after-finish">{labels.afterFinish}</label>
      <select
        id="after-finish"
        value={next}
        disabled={!desk.offers('edit', ticket)}
        onChange={({ currentTarget: { value } }) => choose(value)}
      >
        {later.map((service) => (
          <option key={service} value={service}>
            {named('services', service)}
          </option>
        ))}
        <option value="">{labels.noMore}</option>
      </select>
      {later.length > 1 && <p class="field__hint">{later.map((service) => named('services', service)).join(' → ')}</p>}
    </div>
  );
}
