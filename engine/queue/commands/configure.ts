import type { SharedDocument } from '../../../shared/booking/calendar.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { CalendarChanged, DocumentChanged } from '../../../shared/centre/centre-events.ts';
import { isSame } from '../../../shared/centre/config-diff.ts';
import type { ChangeDocument, Configure, NoteDocuments } from '../../../shared/commands.ts';
import { refuse } from '../../../shared/refusals.ts';
import { hasEnded } from '../../../shared/tickets/ticket.ts';
import { findCentreFault } from '../check-centre.ts';
import { classOfLine } from '../order/lines.ts';
import { entries } from '../ordered-map.ts';
import type { State } from '../state.ts';
import type { Ticket } from '../ticket.ts';
import { type Decision, decided, stamp } from './guards.ts';

/** [K2] The whole document, checked, on the version that it was made on; the same document again changes nothing, whatever it says. */
export function configure(state: State, command: Configure): Decision {
  const { centre, onVersion, source } = command;
  if (onVersion !== null && onVersion !== state.configVersion)
    return refuse('config-changed', 'somebody changed the configuration meanwhile', { version: state.configVersion });
  if (JSON.stringify(state.centre) === JSON.stringify(centre)) return decided();
  const fault = findCentreFault(centre);
  if (fault !== null) return refuse('bad-config', `${fault.path}: ${fault.message}`, { path: fault.path });
  if (state.centre !== null && state.centre.id !== centre.id)
    return refuse('bad-config', `id: this centre is ${state.centre.id}`, { path: 'id' });
  if (!maySayWhatIsNational(state, command))
    return refuse('bad-config', 'national: only the head office says what is national', { path: 'national' });
  const used = inUse(state, centre);
  if (used !== null) return refuse('in-use', `${used}: it is in use just now`, { path: used });
  const calendar = command.calendar ?? null;
  const isNew = calendar !== null && calendar.id === centre.hours.calendar && !isInForce(state, calendar);
  return decided(
    { ...stamp(state, command), type: 'centre-configured', centre, source },
    ...(isNew ? [documentChanged(state, command, calendar)] : []),
  );
}

/** [K7] A centre's first document stands as it comes; afterwards only the head office says what is national. */
const maySayWhatIsNational = ({ centre: before }: State, { by, centre }: Configure): boolean =>
  before === null || (by.kind === 'system' && by.id === 'head-office') || isSame(before.national, centre.national);

/** [D6] The calendar that the centre goes by, as it now stands; the same again, or one that the centre does not name, changes nothing. */
export function changeDocument(state: State, command: ChangeDocument): Decision {
  const { document } = command;
  if (state.centre?.hours.calendar !== document.id || isInForce(state, document)) return decided();
  return decided(documentChanged(state, command, document));
}

/** [D7] The forms and tables that the centre goes by, each version once. */
export function noteDocuments(state: State, command: NoteDocuments): Decision {
  const news = command.documents.filter(({ kind, id, hash }) => state.documents.get(`${kind} ${id}`) !== hash);
  return decided(
    ...news.map((document): DocumentChanged => ({ ...stamp(state, command), type: 'document-changed', ...document })),
  );
}

const isInForce = ({ calendar }: State, { id, hash }: SharedDocument): boolean =>
  calendar?.id === id && calendar.hash === hash;

const documentChanged = (
  state: State,
  command: Configure | ChangeDocument,
  document: SharedDocument,
): CalendarChanged => {
  const before = state.calendar?.id === document.id ? state.calendar.version : 0;
  return { ...stamp(state, command), type: 'document-changed', ...document, version: before + 1 };
};

/** What of a document a ticket would miss that has not ended, as a path; null if nothing. */
export function missedByTicket(
  centre: Centre,
  ticket: Pick<Ticket, 'service' | 'later' | 'priorityClass' | 'place'>,
): string | null {
  for (const id of [ticket.service, ...ticket.later]) if (!has(centre.services, id)) return `services/${id}`;
  for (const id of [ticket.priorityClass, classOfLine(ticket.place?.line ?? '')])
    if (id !== null && !has(centre.priorityClasses, id)) return `priorityClasses/${id}`;
  return null;
}

const has = (list: readonly { readonly id: string }[], id: string): boolean => list.some((one) => one.id === id);

/** [K1] A change may not pull the ground from under a live ticket or an open counter. */
const inUse = (state: State, centre: Centre): string | null => {
  for (const [id, counter] of state.counters) {
    if (counter.state === 'closed') continue;
    if (!has(centre.counters, id)) return `counters/${id}`;
    if (!has(centre.profiles, counter.profile)) return `profiles/${counter.profile}`;
  }
  for (const { value: ticket } of entries(state.tickets)) {
    const missed = hasEnded(ticket.status) ? null : missedByTicket(centre, ticket);
    if (missed !== null) return missed;
  }
  return null;
};
