import type { FastifyRequest } from 'fastify';
import type { RouteBody } from '../../shared/routes.ts';
import type { Audit } from '../access/audit.ts';
import type { Caller } from '../access/caller.ts';

/** Who asks, from where, for what, and of which centres. */
export interface SentOrder {
  readonly caller: Caller;
  readonly raw: Pick<FastifyRequest, 'ip'>;
  readonly order: RouteBody<'addOrder'>;
  readonly centres: readonly string[];
}

/** Writes the line of the security log that an order goes out, before it does; gives the name of who asks. */
export async function noteOrder(
  audit: Pick<Audit, 'note' | 'nameOf'>,
  { caller, raw, order, centres }: SentOrder,
): Promise<string> {
  const who = (await audit.nameOf(caller)) ?? '';
  await audit.note({ what: 'order-sent', who, address: raw.ip, about: `${whatOf(order)}: ${namesOf(centres)}` });
  return who;
}

const whatOf = (order: SentOrder['order']): string => {
  if (order.kind === 'emergency') return `emergency ${order.emergency}`;
  return order.kind === 'close' && order.force === true ? 'close at once' : order.kind;
};

const namesOf = (centres: readonly string[]): string =>
  centres.length <= namedAtMost
    ? centres.join(', ')
    : `${centres.slice(0, namedAtMost).join(', ')} and ${centres.length - namedAtMost} more`;

const namedAtMost = 10;
