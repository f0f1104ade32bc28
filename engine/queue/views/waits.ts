import type { Estimated, NoEstimateReason } from '../../../shared/tickets/estimate.ts';
import type { Ticket } from '../ticket.ts';

/** What views ask of the wait estimates. */
export interface Waits {
  /** How long a ticket will still wait. */
  ofTicket(ticket: Ticket): Estimated;
  /** How long it will wait for each service that is left of its visit, once the one before is done. */
  ofLater(ticket: Ticket): readonly Estimated[];
  /** How long a visit for this service takes in the mean (seconds). */
  seconds(service: string): number;
  /** How long one who took a ticket for this service now would wait, without a privilege. */
  ofService(service: string): Estimated;
  /** The same of one who has a privilege, or none (null). */
  ofNewcomer(service: string, priorityClass: string | null): Estimated;
  /** In how many seconds such a one would be served, the visit included; null = not known. */
  untilServed(service: string): number | null;
}

export const noEstimate = (estimateReason: NoEstimateReason): Estimated => ({ estimate: null, estimateReason });

/** Where nobody estimates. */
export const unknownWaits: Waits = {
  ofTicket: ({ status }) => noEstimate(status === 'waiting' ? 'nobody-open-and-no-history' : 'does-not-wait'),
  ofLater: ({ later }) => later.map(() => noEstimate('nobody-open-and-no-history')),
  seconds: () => 0,
  ofService: () => noEstimate('nobody-open-and-no-history'),
  ofNewcomer: () => noEstimate('nobody-open-and-no-history'),
  untilServed: () => null,
};
