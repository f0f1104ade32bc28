import type { CounterTicket } from '../../shared/views.ts';
import { becauseWords } from '../../ui/because-words.ts';
import { runningSeconds, stopwatch, waitWords } from '../times.ts';
import { TicketActions } from './action-buttons.tsx';
import { AfterFinish } from './after-finish.tsx';
import { useDesk } from './context.ts';
import { Icon } from './icons.tsx';
import { Booked } from './queue-line.tsx';
import { SaidLine } from './said-line.tsx';
import { UndoLine } from './undo-line.tsx';

/** The ticket at the counter: who it is, what for, since when and why, and what can be done. */
export function TicketPanel({ ticket }: At) {
  const { words, named } = useDesk();
  return (
    <section class={`panel ticket ticket--${ticket.status}`} aria-labelledby="ticket-number">
      <div class="ticket__body">
        <Head ticket={ticket} />
        <Service name={named('services', ticket.service)} />
        {ticket.booked !== undefined && (
          <p class="ticket__booked">
            <Booked booked={ticket.booked} />
          </p>
        )}
        <Privilege ticket={ticket} />
        {ticket.note !== null && ticket.note !== '' && (
          <p class="ticket__note">
            <Icon name="note" />
            <span>
              <b class="visually-hidden">{words.counter.ticket.note}: </b>
              {ticket.note}
            </span>
          </p>
        )}
        <Facts ticket={ticket} />
        <AfterFinish ticket={ticket} />
      </div>
      <div class="actions">
        <SaidLine>
          <UndoLine />
        </SaidLine>
        <TicketActions ticket={ticket} />
      </div>
    </section>
  );
}

const Head = ({ ticket }: At) => {
  const { words } = useDesk();
  const { number, status } = ticket;
  const called = status === 'called';
  return (
    <div class="ticket__head">
      <h2 class={`ticket__number ${number.length > usualLength ? 'ticket__number--long' : ''}`} id="ticket-number">
        {number}
      </h2>
      <div class="ticket__state">
        <p class={`state state--${status}`}>
          <Icon name={called ? 'called' : 'serving'} />
          {called ? words.counter.ticket.called : words.counter.ticket.serving}
        </p>
        <Running ticket={ticket} />
      </div>
    </div>
  );
};

/** A number of more signs is set smaller, so that what is said beside it keeps its place. */
const usualLength = 5;

type At = { readonly ticket: CounterTicket };

/** A long name is set smaller: what must be asked for stands below it and comes first. */
const Service = ({ name }: { readonly name: string }) => (
  <p class={`ticket__service ${name.length > 80 ? 'ticket__service--long' : ''}`}>{name}</p>
);

const Running = ({ ticket }: At) => {
  const { desk, words } = useDesk();
  return (
    <p class="running" role="timer" aria-live="off">
      <span class="running__time">{stopwatch(runningSeconds(ticket, desk.now.value))}</span>
      <span class="running__what">
        {ticket.status === 'serving' ? words.counter.ticket.inService : words.counter.ticket.sinceCall}
      </span>
    </p>
  );
};

const Privilege = ({ ticket }: At) => {
  const { view, words, text } = useDesk();
  const found = [...view.priorityClasses, ...view.gone.priorityClasses].find((one) => one.id === ticket.priorityClass);
  if (found === undefined) return null;
  return (
    <div class="privilege">
      <Icon name="star" />
      <p>
        <b>{text(found.name)}</b>
        <span>
          {words.counter.ticket.proof} {text(found.proof)}
        </span>
      </p>
    </div>
  );
};

const Facts = ({ ticket }: At) => {
  const { words, languages, named, ruleNames } = useDesk();
  const labels = words.counter.ticket;
  const waited = ticket.waitedSeconds;
  const before = ticket.legs.filter((leg) => leg.ended);
  const visitorLanguage = languages.find((one) => one.code === ticket.language);
  const why = ticket.because === null ? null : becauseWords(ticket.because, words.because, ruleNames);
  const facts: readonly (readonly [string, string] | null)[] = [
    [labels.language, visitorLanguage?.name ?? ticket.language],
    [labels.waited, waited === null ? labels.notQueued : waitWords(waited, words.counter.times)],
    ticket.calls > 0 ? [labels.calls, labels.times(ticket.calls)] : null,
    [labels.channel, words.counter.channels[ticket.channel]],
    why === null ? null : [labels.why, why],
    ticket.party === undefined ? null : [labels.together, labels.person(ticket.party.index, ticket.party.of)],
    before.length === 0 ? null : [labels.before, before.map((leg) => named('services', leg.service)).join(' → ')],
  ];
  return (
    <dl class="facts">
      {facts.map(
        (fact) =>
          fact !== null && (
            <div key={fact[0]} class={fact[1].length > 34 ? 'facts__wide' : undefined}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
};
