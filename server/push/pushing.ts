import type { lookup } from 'node:dns';
import webPush from 'web-push';
import { findTicket } from '../../engine/queue/lookup.ts';
import type { QueueEvent, TicketCalled, TicketRecalled } from '../../shared/events.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { openBackground } from '../async/background.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import type { Log } from '../log.ts';
import type { Push } from '../store/pushes.ts';
import type { QueueStore } from '../store/store.ts';
import type { PushKeys } from './push-keys.ts';
import { createPushLine, type PushLine } from './push-line.ts';
import { pushMessage } from './push-message.ts';
import { askPushService } from './push-post.ts';
import type { PushServices } from './push-services.ts';

/** Rings the phones of visitors whose page is closed, through the push services of their browsers. */
export interface Pushing {
  /** What browsers subscribe with; null = no phone is rung by this server. */
  readonly publicKey: string | null;
  /** Whether a message can be made for this phone: what its browser gave is well formed. */
  isSound(push: Push): boolean;
  /** Whether its push service is one that is sent to, and answers now. */
  reaches(push: Push): Promise<boolean>;
  close(): Promise<void>;
}

export interface PushingParts {
  readonly store: Pick<QueueStore, 'pushesOf' | 'removePushes'>;
  readonly centres: Pick<Centres, 'onOpen'>;
  readonly clock: Clock;
  /** Times what is under way; not corrected. */
  readonly steady: Clock;
  readonly log: Log;
  readonly services: PushServices;
  /** null = this server rings nobody. */
  readonly keys: PushKeys | null;
  /** Where the owner of this server can be reached, as push services ask: its https address. */
  readonly subject: string;
  readonly resolve?: typeof lookup | undefined;
}

/** Begins to follow the calls that this process stores. Nothing here holds a call up: it is stored and told before. */
export function openPushing(parts: PushingParts): Pushing {
  const { centres, keys, log } = parts;
  if (keys === null) return { ...silent, close: async () => undefined };
  const line = createPushLine({
    clock: parts.steady,
    send: (push, body, signal) => send(parts, keys, push, body, signal),
  });
  const background = openBackground();
  const follow = async (live: LiveCentre, event: QueueEvent): Promise<void> => {
    if (event.type === 'ticket-called' || event.type === 'ticket-recalled') await ring(parts, line, live, event);
    else if (isEnd(event)) await forget(parts, live.id, event.ticket);
  };
  const opened = centres.onOpen((live) => {
    live.onChange(({ own }) => {
      for (const event of own)
        void background.run(
          () => follow(live, event),
          (error) => log.warn({ centre: live.id, err: error }, 'the phones of a ticket could not be read or forgotten'),
        );
    });
  });
  return {
    publicKey: keys.publicKey,
    isSound: (push) => detailsOf(parts, keys, push, 'x') !== null,
    reaches: (push) => line.once((signal) => reach(parts, push, signal)),
    async close() {
      opened.close();
      await background.close();
      await line.close();
    },
  };
}

/** Puts those who are to be rung at a call into the line. */
const ring = async (
  parts: PushingParts,
  line: PushLine,
  live: LiveCentre,
  event: TicketCalled | TicketRecalled,
): Promise<void> => {
  const { store, clock, log } = parts;
  for (const push of await store.pushesOf(live.id, event.ticket, clock.now())) {
    const message = pushMessage(live.latest(), event, push.language);
    if (message === null) continue;
    const about = { centre: live.id, service: hostOf(push) };
    line.add({
      push,
      body: JSON.stringify(message),
      isOver: () => !isStanding(live, event),
      onRefused: (status) => {
        log.info({ ...about, status }, 'a phone is not to be rung any more');
        return forget(parts, live.id, event.ticket, push.endpoint);
      },
      onLost: (error) => log.warn({ ...about, err: error }, 'a phone could not be rung'),
    });
  }
};

const forget = async (
  { store, clock }: PushingParts,
  centre: string,
  ticket: string,
  endpoint?: string,
): Promise<void> => {
  const there = await store.pushesOf(centre, ticket, clock.now());
  if (there.length > 0) await store.removePushes(centre, ticket, endpoint);
};

const silent = { publicKey: null, isSound: () => false, reaches: async () => false };

/** How long a push service keeps what it cannot deliver, in seconds: a call that is older is nobody's news. */
const keptSeconds = 120;

const hostOf = ({ endpoint }: Push): string => new URL(endpoint).hostname;

/** What is sent to a phone; null where its keys are none. */
const detailsOf = ({ subject }: PushingParts, keys: PushKeys, push: Push, body: string) => {
  const { endpoint, p256dh, auth } = push;
  try {
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, body, {
      vapidDetails: { subject, ...keys },
      TTL: keptSeconds,
      urgency: 'high',
    });
  } catch {
    return null;
  }
};

const send = async (parts: PushingParts, keys: PushKeys, push: Push, body: string, signal: AbortSignal) => {
  const details = detailsOf(parts, keys, push, body);
  if (details === null) return 400;
  const headers = details.headers as { readonly [name: string]: string | number };
  const url = new URL(push.endpoint);
  return askPushService(parts, { method: 'POST', url, headers, body: details.body }, signal);
};

const reach = async (parts: PushingParts, push: Push, signal: AbortSignal): Promise<boolean> => {
  const url = new URL('/', push.endpoint);
  await askPushService(parts, { method: 'HEAD', url, headers: {}, body: null }, signal);
  return true;
};

/** Whether the visitor is still to come to the counter by this very call. */
const isStanding = (live: LiveCentre, { ticket: id, callId }: TicketCalled | TicketRecalled): boolean => {
  const ticket = findTicket(live.latest(), id);
  return ticket?.callId === callId && ticket.status === 'called';
};

const isEnd = (event: QueueEvent) =>
  event.type === 'ticket-finished' || event.type === 'ticket-cancelled' || event.type === 'ticket-expired';
