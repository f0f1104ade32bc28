import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import { livePath, pingMs, protocolVersion, type ScreenToServer, type ServerToScreen } from '../../shared/live.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { repeat } from '../../shared/time/clock.ts';
import { type Access, bearer } from '../access/access.ts';
import type { Caller } from '../access/caller.ts';
import { sessionIn } from '../access/session-cookie.ts';
import { type Background, openBackground } from '../async/background.ts';
import { atMostEvery } from '../async/repeat.ts';
import type { Centres } from '../centre/centres.ts';
import { headersUnder } from '../http/headers.ts';
import { isForeign } from '../http/origin.ts';
import { addressOf, cameOverTls, type Trust, trustIn } from '../http/trust.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Printing } from '../printing/spoolers.ts';
import type { HallDevices } from '../serial/hall-devices.ts';
import type { AccessStore, QueueStore } from '../store/store.ts';
import { createConnectionLimits } from './connection-limits.ts';
import { type Cast, type LiveRooms, type LiveRoomsParts, openLiveRooms } from './live-rooms.ts';
import { type ScreenSocket, type SocketData, screenOf } from './live-screen.ts';
import { takeWatch } from './live-watch.ts';
import { openScreensHealth, type ScreensHealth } from './screen-health.ts';
import type { ViewBuilder } from './view-builder.ts';
import { openPace } from './watch-pace.ts';
import { watchRefusal } from './watching.ts';

/** The sockets of the server: they push views and announcements, and take no commands. */
export interface Live {
  /** How many screens are connected. */
  count(): number;
  close(): Promise<void>;
}

export interface LiveParts {
  readonly server: HttpServer;
  readonly access: Pick<Access, 'identify' | 'onLoss'>;
  readonly centres: Centres;
  readonly views: ViewBuilder;
  readonly printing: Printing;
  readonly store: Pick<QueueStore, 'onExternalChange'> & Pick<AccessStore, 'noteDevices'>;
  readonly hallDevices: Pick<HallDevices, 'onNews'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string | null;
  /** Which proxies in front may say from where a screen comes. */
  readonly trustProxy: false | string;
  /** Counts one question of an address on its allowance; false = it has none left. */
  readonly allows: (address: string) => Promise<boolean>;
  readonly metrics?: Pick<Metrics, 'watchSockets'>;
}

/** Takes the sockets onto the app's server. */
export function openLive(parts: LiveParts): Live {
  const { server, log, clock, views } = parts;
  const trust = trustIn(parts.trustProxy);
  const sockets = new Map<string, ScreenSocket>();
  let closed = false;
  const io: LiveServer = new Server(server, {
    ...options,
    maxHttpBufferSize: messageBytes,
    allowRequest: (request, answer) =>
      void mayBegin(request, parts, trust).then((allowed) => answer(null, allowed && !closed)),
  });
  io.engine.use(carefully('setSecureContext' in server));
  const rooms = openLiveRooms({ views: ofRooms(views), cast: castOf(io), clock, log });
  const background = openBackground();
  const connected = () => [...sockets.values()].map(({ data }) => data);
  const health = openScreensHealth({ ...parts, connected });
  guardDoor(io, parts, trust, background);
  io.on('connection', (socket) => {
    sockets.set(socket.id, socket);
    socket.on('disconnect', () => void sockets.delete(socket.id));
    serve({ ...parts, health }, rooms, socket);
  });
  const onFault = (error: unknown) => log.warn({ err: error }, 'cannot look again at who is connected');
  const lookAgain = () => void background.run(() => recheckAll(parts, sockets), onFault);
  const recheck = atMostEvery(clock, recheckPauseMs, lookAgain);
  const followed = followAll(parts, rooms, recheck.ask, lookAgain);
  parts.metrics?.watchSockets(() => sockets.size);
  return {
    count: () => sockets.size,
    async close() {
      closed = true;
      for (const one of followed) one.close();
      recheck.close();
      io.disconnectSockets(true);
      io.engine.close();
      await Promise.all([rooms.close(), background.close(), health.close()]);
    },
  };
}

/** Each socket stands in a room of its own that bears its id. */
const castOf = (io: LiveServer): Cast => ({
  view: (to, frame) => void io.to([...to]).emit('view', frame),
  announce: (to, announcement) => void io.to([...to]).emit('announce', announcement),
});

/** What a room shows: a view of a centre, or of the country. */
const ofRooms = (views: ViewBuilder): LiveRoomsParts['views'] => ({
  ticketOf: views.ticketOf,
  make: ({ centre, view, id }) => (view === 'country' ? views.country() : views.make({ centre, view, id })),
});

/** Gives what is answered on this path the headers of every other answer. */
const carefully = (tls: boolean) => {
  const headers = Object.entries({ ...headersUnder(tls), 'cache-control': 'no-store' });
  return (_request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
};

/** How often to look whether time alone has changed a view (ms), and whether callers still may see what they watch. */
const lookMs = 5000;
const recheckMs = 30_000;
/** The least time between two such checks (ms), however often others write; who is known to have lost rights is not left in so long. */
const recheckPauseMs = 1000;

const GreetingSchema = Type.Object({
  protocolVersion: Type.Literal(protocolVersion),
  token: Type.Optional(Type.String()),
  confirms: Type.Optional(Type.Boolean()),
});

const credentialsOf = ({ handshake, request }: ScreenSocket, trust: Trust): SocketData['credentials'] => {
  const { token } = handshake.auth;
  return {
    token: bearer(typeof token === 'string' ? `Bearer ${token}` : handshake.headers.authorization),
    session: sessionIn(handshake.headers.cookie, cameOverTls(request, trust)),
  };
};

const broken: Refusal = { code: 'view-not-found', message: 'The view could not be made' };

/** Serves one socket from its coming to its going. */
const serve = (parts: LiveParts & { readonly health: ScreensHealth }, rooms: LiveRooms, socket: ScreenSocket): void => {
  const greeting: unknown = socket.handshake.auth;
  if (!Check(GreetingSchema, greeting)) {
    socket.emit('reload', { protocolVersion });
    return;
  }
  const screen = screenOf(socket, greeting.confirms ?? false, parts.clock);
  const isTooMuch = openPace(parts.clock);
  socket.on('watch', (message, answer) => {
    if (typeof answer !== 'function') return;
    if (isTooMuch()) return answer(refuse('too-many', 'Too many views at once'));
    takeWatch(parts, rooms, socket, screen, message)
      .catch((error: unknown) => {
        parts.log.error({ err: error }, 'a view could not be watched');
        return { ok: false, refusal: broken } as const;
      })
      .then((answered) => {
        if (answered.ok) screen.answered();
        answer(answered);
      })
      .catch(() => undefined);
  });
  socket.on('report', (message) => parts.health.hear(socket.data, screen.sent(), message));
  socket.on('disconnect', () => rooms.leave(screen));
};

/** Looks again at who is connected, and disconnects those who may no longer see what they watch. */
const recheckAll = async ({ access }: LiveParts, sockets: ReadonlyMap<string, ScreenSocket>): Promise<void> => {
  for (const socket of [...sockets.values()]) {
    const { credentials, watching, caller } = socket.data;
    if (caller.kind === 'nobody') continue;
    const now = await access.identify(credentials);
    socket.data.caller = now;
    const lost = now.kind === 'nobody' || (watching !== null && watchRefusal(now, watching) !== null);
    if (lost) socket.disconnect(true);
  }
};

/** The rooms of what is of no one centre. */
const ofCountry = '';

/** What makes views change: the centres, the printers, other processes, and time itself. */
const followAll = (
  parts: LiveParts,
  rooms: LiveRooms,
  recheck: () => void,
  recheckNow: () => void,
): readonly { close(): void }[] => {
  const { centres, printing, hallDevices, store, access, clock } = parts;
  const changed = (): void => {
    for (const { id } of centres.list()) rooms.changed(id);
    rooms.changed(ofCountry);
  };
  return [
    centres.onOpen((live) => {
      live.onChange((change) => {
        rooms.announce(live.id, change);
        rooms.changed(live.id);
        rooms.changed(ofCountry);
      });
    }),
    printing.onNews((centre) => rooms.changed(centre, ['kiosk', 'counter', 'floor'])),
    hallDevices.onNews((centre) => rooms.changed(centre, ['floor', 'counter', 'kiosk'])),
    store.onExternalChange((what) => {
      // Slips and people leave no event; what others did with them shows in these views.
      for (const { id } of centres.list()) rooms.changed(id, ['kiosk', 'counter', 'floor']);
      if (what === 'rights') recheckNow();
      else recheck();
    }),
    access.onLoss(recheckNow),
    repeat(clock, lookMs, changed),
    repeat(clock, recheckMs, recheck),
  ];
};

type LiveServer = Server<ScreenToServer, ServerToScreen, Record<string, never>, SocketData>;

/**
 * Finds out who connects, and counts them. Who is not let in is hung up on rather than refused: a screen then tries again by
 * itself, after a refusal it would not.
 */
const guardDoor = (io: LiveServer, { access, log }: LiveParts, trust: Trust, background: Background): void => {
  const door = createConnectionLimits();
  const admit = (socket: ScreenSocket, caller: Caller): boolean => {
    if (socket.conn.readyState !== 'open') return false;
    const from = addressOf(socket.request, trust);
    const entered = door.enter(caller, from);
    if (entered === null) {
      log.warn({ caller: caller.id, from }, 'too many sockets');
      socket.conn.close();
      return false;
    }
    socket.conn.on('close', () => entered.leave());
    return true;
  };
  io.use((socket, next) => {
    const credentials = credentialsOf(socket, trust);
    const letIn = async (): Promise<void> => {
      const caller = await access.identify(credentials);
      if (!admit(socket, caller)) return;
      Object.assign(socket.data, { caller, credentials, watching: null });
      next();
    };
    void background.run(letIn, (error) => {
      log.error({ err: error }, 'cannot tell who connects');
      socket.conn.close();
    });
  });
};

const options = { path: livePath, serveClient: false, pingInterval: pingMs, pingTimeout: pingMs } as const;
/** Bytes of one message: screens have little to say. */
const messageBytes = 16_384;

/**
 * Whether a connection may begin: it counts on the allowance of its address as any question does. Asked once for each,
 * not for what a connection that polls fetches afterwards.
 */
const mayBegin = async (request: IncomingMessage, { publicUrl, allows, log }: LiveParts, trust: Trust) => {
  if (isForeign(request.headers, publicUrl)) return false;
  return allows(addressOf(request, trust)).catch((error: unknown) => {
    log.error({ err: error }, 'cannot count who connects');
    return false;
  });
};
