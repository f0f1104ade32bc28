import { useEffect, useMemo } from 'preact/hooks';
import { dateIn } from '../../shared/words.ts';
import type { Office } from '../manager-model.ts';
import { SearchPage } from './search.tsx';
import { StoryPage } from './story.tsx';
import { createTickets } from './tickets-model.ts';
import './tickets.css';

/** Tickets of any day: the search for them, or the story of one. */
export function Tickets({ office, ticket }: { readonly office: Office; readonly ticket: string | null }) {
  const model = useMemo(
    () => createTickets(office.centre, () => dateIn(office.now.serverNow.peek(), office.timeZone.peek()), office.world),
    [office],
  );
  useEffect(() => {
    if (ticket !== null) void model.openStory(ticket);
  }, [model, ticket]);
  return ticket === null ? (
    <SearchPage office={office} model={model} />
  ) : (
    <StoryPage office={office} model={model} ticket={ticket} />
  );
}
