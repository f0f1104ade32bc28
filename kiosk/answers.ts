import type { RouteValue } from '../shared/routes.ts';
import type { Estimated } from '../shared/tickets/estimate.ts';
import type { Answer } from '../ui/api.ts';
import type { Held, Order, Trouble } from './steps.ts';

/** What a visitor needs to know of an answer that is no ticket. */
export function troubleOf(answer: Exclude<Answer<unknown>, { readonly ok: true }>): Trouble {
  if ('lost' in answer) return 'lost';
  const { code } = answer.refusal;
  switch (code) {
    case 'cannot-store':
    case 'service-full':
    case 'service-closed':
    case 'day-closed':
    case 'queue-full':
    case 'hall-full':
    case 'closing-soon':
    case 'too-many':
      return code;
    default:
      return 'unknown';
  }
}

/** The step of a visitor with this ticket. */
export function heldFrom(
  { ticket, ahead, estimate, secret, print, estimateReason }: RouteValue<'issueTicket'>,
  priorityClass: string | null,
): Held {
  return {
    step: 'ticket',
    number: ticket.number,
    service: ticket.service,
    priorityClass,
    ahead,
    estimate,
    estimateReason,
    secret,
    job: print?.job ?? null,
    late: false,
  };
}

/** The wait as the visitor saw it: the ticket promises the same. */
export function shownWait(told: Pick<Estimated, 'estimate'> | null | undefined): Pick<Order, 'shown'> {
  const estimate = told?.estimate;
  if (estimate == null) return {};
  const { low, high, times } = estimate;
  return { shown: { low, high, ...(times === undefined ? {} : { times }) } };
}

/** Whether the question may still have been answered with a ticket: then nothing else is asked in its place. */
export const leavesOpen = (trouble: Trouble | null): boolean => trouble === 'lost' || trouble === 'too-many';
