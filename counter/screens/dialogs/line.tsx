import { useSignal } from '@preact/signals';
import type { TicketLine } from '../../../shared/views.ts';
import { clockTime } from '../../../shared/words.ts';
import type { ActionType } from '../../actions/actions.ts';
import { waitWords } from '../../times.ts';
import { ActionButton } from '../action-button.tsx';
import { useDesk } from '../context.ts';
import { whyParked } from '../set-aside.tsx';
import { Frame, Submit } from './frame.tsx';
import { ReasonField, reasonOf } from './reason.tsx';
import { Why } from './why.tsx';

/** A ticket of the lists: what it is, calling it (out of turn with a reason), and whatever else it may do. */
export function LineDialog({ ticket }: Of) {
  const { desk, view, words } = useDesk();
  const reason = useSignal('');
  const { dialogs } = words.counter;
  const directly = desk.mayCallDirectly(ticket);
  const callable = ticket.status === 'waiting' || ticket.status === 'parked';
  const given = reasonOf(reason.value);
  const missing = useSignal(false);
  const offered = desk.offers('call', ticket);
  const fault = missing.value && given === null ? dialogs.reasonMissing : null;
  const submit = (): void => {
    if (!offered) return;
    if (!directly && given === null) {
      missing.value = true;
      document.querySelector<HTMLInputElement>('#reason')?.focus();
    } else void desk.ask({ type: 'call', ticket: ticket.id, reason: directly ? null : given });
  };
  return (
    <Frame heading={dialogs.pick(ticket.number)} onSubmit={submit}>
      <Facts ticket={ticket} />
      {ticket.status === 'waiting' && !directly && (
        <Why ticket={ticket} ahead={view.waiting.find((one) => one.id === ticket.id)?.ahead} />
      )}
      {callable && (
        <div class="call-one">
          {!directly && desk.offers('call', ticket) && (
            <>
              <h3>{dialogs.outOfTurn}</h3>
              <ReasonField required hint={dialogs.outOfTurnHint} reason={reason} fault={fault} />
            </>
          )}
          <Submit label={dialogs.callNow(ticket.number)} asks="call" ready={offered} />
        </div>
      )}
      <Moves ticket={ticket} />
    </Frame>
  );
}

type Of = { readonly ticket: TicketLine };

const Facts = ({ ticket }: Of) => {
  const { desk, view, words, languages, named, text } = useDesk();
  const labels = words.counter.ticket;
  const priority = [...view.priorityClasses, ...view.gone.priorityClasses].find(
    (one) => one.id === ticket.priorityClass,
  );
  const setAside = view.parked.find(({ id }) => id === ticket.id);
  const parked = setAside === undefined ? null : whyParked(setAside, words.counter.queue.by);
  const since = waitWords((desk.now.value - Date.parse(ticket.since)) / 1000, words.counter.times);
  const facts: readonly (readonly [string, string])[] = [
    [words.counter.dialogs.service, named('services', ticket.service)],
    [words.statuses[ticket.status], since],
    [labels.issued, clockTime(Date.parse(ticket.issuedAt), view.centre.timeZone)],
    [labels.language, languages.find((one) => one.code === ticket.language)?.name ?? ticket.language],
    ...(priority === undefined ? [] : [[words.counter.dialogs.privilege, text(priority.name)] as const]),
    ...(parked === null ? [] : [[words.counter.dialogs.reason, parked] as const]),
    ...(ticket.note === null || ticket.note === '' ? [] : [[labels.note, ticket.note] as const]),
  ];
  return (
    <dl class="facts facts--dialog">
      {facts.map(([label, value]) => (
        <div key={label} class={value.length > 30 ? 'facts__wide' : undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** What may be done besides calling, for each list that a ticket can stand in. */
const dialogMoves = {
  waiting: ['transfer', 'park', 'edit', 'cancel'],
  parked: ['requeue', 'cancel'],
} as const satisfies { readonly [status: string]: readonly ActionType[] };
const movesOf = (ticket: TicketLine) =>
  ticket.status === 'waiting' || ticket.status === 'parked' ? dialogMoves[ticket.status] : [];

const Moves = ({ ticket }: Of) => {
  const { desk, words } = useDesk();
  const { moves } = words.counter;
  return (
    <div class="line-moves">
      {ticket.status === 'parked' && (
        <ActionButton
          class="button--strong"
          label={moves.resume}
          asks="resume"
          ready={desk.offers('resume', ticket)}
          onPress={() => void desk.ask({ type: 'resume', ticket: ticket.id })}
        />
      )}
      {ticket.status === 'no-show' && (
        <ActionButton
          class="button--strong"
          label={moves.reinstate}
          asks="reinstate"
          ready={desk.offers('reinstate', ticket)}
          onPress={() => void desk.ask({ type: 'reinstate', ticket: ticket.id })}
        />
      )}
      {movesOf(ticket).map((kind) => (
        <ActionButton
          key={kind}
          class={kind === 'cancel' ? 'button--bad' : ''}
          label={moves[kind]}
          ready={desk.offers(kind, ticket)}
          onPress={() => desk.open({ kind, ticket: ticket.id })}
        />
      ))}
    </div>
  );
};
