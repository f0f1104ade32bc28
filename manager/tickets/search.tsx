import { useEffect, useId } from 'preact/hooks';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import type { FoundTicket } from '../../shared/tickets/ticket-routes.ts';
import { FieldFault } from '../../ui/field-fault.tsx';
import { type Office, pathOf } from '../manager-model.ts';
import { Answered, Blank } from '../ui/answered.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { dayAndTime } from '../ui/format.ts';
import { keyLabel } from '../ui/names.ts';
import { OneOf } from '../ui/one-of.tsx';
import { Heads } from '../ui/table-parts.tsx';
import { useWords } from '../ui/use-words.ts';
import { searchWays, type TicketsModel } from './tickets-model.ts';
import { ticketWords } from './words.ts';

/** The search for tickets, and what it found. */
export function SearchPage({ office, model }: Props) {
  const { tickets: words } = ticketWords(useWords().language);
  const query = model.query.value;
  useEffect(() => void model.open(query), [model, query]);
  const found = model.found.value;
  return (
    <div class="section tickets">
      <header class="section__head">
        <h1>{words.heading}</h1>
        <OneOf
          label={words.by}
          options={searchWays}
          chosen={model.way.value}
          word={(way) => words.ways[way]}
          onChoose={model.chooseWay}
        />
      </header>
      <Form office={office} model={model} />
      <div aria-live="polite">
        {found === null ? (
          <p class="lead">{words.lead}</p>
        ) : (
          <Answered state={found} onRetry={model.search}>
            {({ tickets }) => <List office={office} model={model} tickets={tickets} />}
          </Answered>
        )}
      </div>
    </div>
  );
}

interface Props {
  readonly office: Office;
  readonly model: TicketsModel;
}

const Form = ({ office, model }: Props) => {
  const id = useId();
  const { words: screen, language } = useWords();
  const { tickets: words } = ticketWords(language);
  const byPhone = model.way.value === 'phone';
  const days = office.names.centre.value?.personalDataDays;
  const wrong = model.fault.value;
  return (
    <form
      class="tickets__form"
      onSubmit={(event) => {
        event.preventDefault();
        void model.search();
      }}
    >
      {!byPhone && <Day id={id} model={model} />}
      <Typed key={model.way.value} id={id} model={model} />
      <button class="button button--primary" type="submit">
        {words.search}
      </button>
      <FieldFault id={`${id}-fault`} fault={wrong === null ? null : words.faults[wrong]} />
      {byPhone && days !== undefined && <p class="tickets__more">{words.phoneMore(wholeNumber(days, screen))}</p>}
    </form>
  );
};

interface FieldProps {
  readonly id: string;
  readonly model: TicketsModel;
}

const Day = ({ id, model }: FieldProps) => {
  const { tickets: words } = ticketWords(useWords().language);
  return (
    <span class="range__date">
      <label for={`${id}-date`}>{words.date}</label>
      <DateInput
        id={`${id}-date`}
        value={model.date.value}
        today={model.today()}
        wrong={model.fault.value === 'noDate'}
        describedBy={`${id}-fault`}
        onChange={(date) => model.type({ date })}
      />
    </span>
  );
};

/** The number, or the phone. */
const Typed = ({ id, model }: FieldProps) => {
  const { tickets: words } = ticketWords(useWords().language);
  const byPhone = model.way.value === 'phone';
  const typed = byPhone ? model.phone : model.number;
  const wrong = model.fault.value;
  return (
    <span class="range__date">
      <label for={`${id}-typed`}>{byPhone ? words.phone : words.number}</label>
      <input
        id={`${id}-typed`}
        class="tickets__typed"
        type="text"
        inputMode={byPhone ? 'tel' : 'text'}
        autocomplete="off"
        spellcheck={false}
        maxLength={32}
        placeholder={byPhone ? words.phoneHint : words.numberHint}
        value={typed.value}
        aria-invalid={wrong === 'noNumber' || wrong === 'noPhone'}
        aria-describedby={`${id}-fault`}
        onInput={({ currentTarget: { value } }) => model.type(byPhone ? { phone: value } : { number: value })}
      />
    </span>
  );
};

const List = ({ office, model, tickets }: Props & { readonly tickets: readonly FoundTicket[] }) => {
  const { tickets: words } = ticketWords(useWords().language);
  if (tickets.length === 0) {
    return (
      <Blank title={words.none}>
        <p>{model.way.value === 'phone' ? words.noneByPhone : words.noneMore}</p>
      </Blank>
    );
  }
  return (
    <>
      <p class="tickets__found">{words.found(tickets.length)}</p>
      <table class="table table--roomy">
        <Heads words={[words.ticket, words.taken, words.service, words.ended]} />
        <tbody>
          {tickets.map((ticket) => (
            <Row key={ticket.id} office={office} ticket={ticket} />
          ))}
        </tbody>
      </table>
    </>
  );
};

const Row = ({ office, ticket }: { readonly office: Office; readonly ticket: FoundTicket }) => {
  const screen = useWords();
  const { tickets: words } = ticketWords(screen.language);
  const { id, number, service, ending, imported } = ticket;
  const taken = dayAndTime(Date.parse(ticket.issuedAt), office.timeZone.value, screen.words);
  return (
    <tr>
      <th scope="row" class="number">
        {imported ? number : <a href={`#${pathOf({ name: 'tickets', ticket: id })}`}>{number}</a>}
      </th>
      <td>{taken}</td>
      <td>{keyLabel('service', service, office.names, screen)}</td>
      <td>
        {ending === null ? words.notEnded : words.endings[ending]}
        {imported && <span class="soft"> · {words.imported}</span>}
      </td>
    </tr>
  );
};
