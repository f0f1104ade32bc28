import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { BookedLine } from '../../shared/booking/seats.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import type { TicketLine } from '../../shared/views.ts';
import { clockTime } from '../../shared/words.ts';
import { soonWords, waitWords } from '../times.ts';
import { useDesk } from './context.ts';
import { Icon } from './icons.tsx';

/** What the visitor is, in a few words under the service: class, a language other than the centre's first, a note. */
export function Marks({ line }: { readonly line: TicketLine & { readonly notBefore?: string | null } }) {
  const { view, words, languages, named } = useDesk();
  const usual = view.centre.languages[0];
  const notBefore = line.notBefore ?? null;
  const other = line.language === usual ? undefined : languages.find((one) => one.code === line.language);
  return (
    <span class="line__marks">
      {line.booked !== undefined && <Booked booked={line.booked} />}
      {line.priorityClass !== null && (
        <span class="mark mark--class">
          <Icon name="star" /> {named('priorityClasses', line.priorityClass)}
        </span>
      )}
      {line.party !== undefined && (
        <span class="mark">{words.counter.ticket.person(line.party.index, line.party.of)}</span>
      )}
      {line.later !== undefined && <span class="mark">{words.counter.ticket.more(line.later.length)}</span>}
      {other !== undefined && <span class="mark">{other.name}</span>}
      {notBefore !== null && (
        <span class="mark">{words.counter.why.cooling(clockTime(Date.parse(notBefore), view.centre.timeZone))}</span>
      )}
      {line.note !== null && line.note !== '' && (
        <span class="mark">
          <Icon name="note" /> {words.counter.queue.note}
        </span>
      )}
    </span>
  );
}

/** That somebody booked, and for when: of those whom another serves nothing more is said. */
export function Booked({ booked }: { readonly booked: BookedLine }) {
  const { queue } = useDesk().words.counter;
  return (
    <>
      {booked.from !== null && (
        <span class="mark mark--booked">
          <Icon name="booked" /> {queue.booked(booked.from)}
        </span>
      )}
      {booked.standby && <span class="mark">{queue.standby}</span>}
      {booked.urgent && <span class="mark mark--urgent">{queue.urgent}</span>}
    </>
  );
}

/** One ticket of a list, with what can be done with it. */
export function Line(props: {
  readonly line: TicketLine;
  /** Its place among those that this counter will call; null = it takes it not, or not yet. Left out where nobody waits. */
  readonly place?: number | null;
  /** In how long it will be called; null = not known. */
  readonly estimate?: Estimate | null;
  readonly tabbable?: boolean;
  /** What else there is to say of it. */
  readonly more?: string | null;
  readonly children?: ComponentChildren;
}) {
  const { desk, words, named } = useDesk();
  const { line, place } = props;
  const { columns } = words.counter.queue;
  return (
    <li class={place === 1 ? 'line line--next' : 'line'}>
      <button
        type="button"
        class="line__open"
        tabIndex={props.tabbable === false ? -1 : 0}
        data-line
        onClick={() => desk.open({ kind: 'line', ticket: line.id })}
      >
        {place !== undefined && <Place place={place} />}
        <span class="line__number">{line.number}</span>
        <span class="line__what">
          <span class="line__service">{named('services', line.service)}</span>
          <Marks line={line} />
          {props.more != null && <span class="line__more">{props.more}</span>}
        </span>
        {place !== undefined && <Soon place={place} estimate={props.estimate ?? null} />}
        <Wait since={line.since} label={line.status === 'waiting' ? columns.waited : null} />
      </button>
      {props.children !== undefined && <span class="line__acts">{props.children}</span>}
    </li>
  );
}

/** What the columns of a list are called; a reader hears it in each line instead. */
export function Columns(props: { readonly waiting?: boolean; readonly last: string }) {
  const { columns } = useDesk().words.counter.queue;
  return (
    <li class="line queue__columns" aria-hidden="true">
      <div class="line__open">
        {props.waiting && <span class="line__place">№</span>}
        <span class="line__number">{columns.ticket}</span>
        <span class="line__what">{columns.service}</span>
        {props.waiting && <span class="line__soon">{columns.expected}</span>}
        <span class="line__wait">{props.last}</span>
      </div>
    </li>
  );
}

const Place = ({ place }: { readonly place: number | null }) => {
  const { columns } = useDesk().words.counter.queue;
  return (
    <span class="line__place">
      {place !== null && <span class="visually-hidden">{columns.place} </span>}
      {place ?? ''}
    </span>
  );
};

/** When it will be called by this counter: as the next one, or as far as that is known. */
const Soon = ({ place, estimate }: { readonly place: number | null; readonly estimate: Estimate | null }) => {
  const { view, words } = useDesk();
  const { queue } = words.counter;
  return (
    <span class="line__soon">
      {place === 1 && <span class="line__next">{queue.next}</span>}
      {place !== 1 && estimate !== null && (
        <>
          <span class="visually-hidden">{queue.columns.expected} </span>
          {soonWords(estimate, queue, view.centre.timeZone)}
        </>
      )}
    </span>
  );
};

/** How long somebody has waited, moving every ten seconds: finer would only make 300 lines restless. */
const Wait = ({ since, label }: { readonly since: string; readonly label: string | null }) => {
  const { desk, words } = useDesk();
  const now = useComputed(() => Math.floor(desk.now.value / 10_000) * 10_000);
  return (
    <span class="line__wait">
      {label !== null && <span class="visually-hidden">{label} </span>}
      {waitWords((now.value - Date.parse(since)) / 1000, words.counter.times)}
    </span>
  );
};
