import { findTicket } from '../../engine/queue/lookup.ts';
import type { Announcement, ViewFrame } from '../../shared/live.ts';
import type { Result } from '../../shared/refusals.ts';
import type { Clock, Timer } from '../../shared/time/clock.ts';
import type { ViewName } from '../../shared/views.ts';
import { wallShows } from '../../shared/wall/wall-schema.ts';
import { openBackground } from '../async/background.ts';
import type { Change } from '../centre/centre-state.ts';
import type { Log } from '../log.ts';
import { createFrameScheduler } from './frame-scheduler.ts';
import type { ViewBuilder, ViewKey } from './view-builder.ts';

/** A screen that watches one view. */
export interface Watcher {
  readonly id: string;
  /** Whether a view may be sent to it now; if not it keeps the latest one and sends it by itself once it can. */
  takes(frame: ViewFrame): boolean;
  /** Whether it still listens to announcements, of which so many come at once; one that is far behind does not. */
  hears(calls: number): boolean;
  /** What it watched is no longer there. */
  gone(): void;
}

/** Sends one thing to many screens, by their ids: made into bytes once for all of them. */
export interface Cast {
  view(to: readonly string[], frame: ViewFrame): void;
  announce(to: readonly string[], announcement: Announcement): void;
}

/** The views that somebody watches: each made once for all who watch it, and no more often than eyes need. */
export interface LiveRooms {
  /** Watches a view: gives it as it stands, and from then on shows each newer one. */
  join(key: ViewKey, watcher: Watcher): Promise<Result<ViewFrame>>;
  leave(watcher: Watcher): void;
  /** Something of a centre may look different now; of these views only, where they are named. */
  changed(centre: string, views?: readonly ViewName[]): void;
  /** Calls out what a change announces, in the rooms that it concerns. */
  announce(centre: string, change: Change): void;
  /** Makes no more views; resolves once none is being made. */
  close(): Promise<void>;
}

export interface LiveRoomsParts {
  readonly views: Pick<ViewBuilder, 'ticketOf'> & { make(key: ViewKey): Promise<Result<ViewFrame>> };
  readonly cast: Cast;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the rooms; nothing is made for a room that nobody watches. */
export function openLiveRooms(parts: LiveRoomsParts): LiveRooms {
  const { views, cast } = parts;
  const pacing = openPacing(parts);
  const members = openMembership();
  return {
    async join(key, watcher) {
      // Enters before the view is made, so that nothing that happens meanwhile is missed.
      const room = members.enter(key, watcher);
      if (key.view === 'ticket') room.ticket = (await views.ticketOf(key.id))?.ticket ?? null;
      const made = await views.make(key);
      if (!made.ok && members.isIn(watcher, room)) members.leave(watcher);
      return made;
    },
    leave: members.leave,
    changed(centre, views) {
      for (const room of members.all()) {
        if (room.key.centre === centre && (views?.includes(room.key.view) ?? true)) pacing.soon(room);
      }
    },
    announce(centre, change) {
      if (change.announcements.length === 0) return;
      const called = ticketsCalled(change);
      for (const room of members.all()) if (room.key.centre === centre) announceIn(cast, room, change, called);
    },
    async close() {
      for (const room of members.all()) room.timer?.cancel();
      await pacing.close();
    },
  };
}

/** After a view the next of its room waits at least so many times as long as making it took. */
const costFactor = 3;

/** The least time between two views of one room (ms). A kiosk's is large, a phone's one of many. */
const pauseMs: { readonly [view in ViewName]: number } = {
  hall: 50,
  counter: 50,
  kiosk: 200,
  ticket: 250,
  floor: 1000,
  country: 1000,
};

/** How many views are made in one turn of the event loop: some milliseconds at a large hall's counters. */
const viewsPerTurn = 4;

interface Room {
  readonly key: ViewKey;
  readonly watchers: Set<Watcher>;
  /** Of a phone's room. */
  ticket: string | null;
  /** The data last shown, to stay quiet where nothing is new. */
  shown: string | null;
  shownAt: number;
  /** How long the last one took to make (ms). */
  costMs: number;
  dirty: boolean;
  making: boolean;
  timer: Timer | null;
}

const nameOf = ({ centre, view, id }: ViewKey): string => `${centre}/${view}/${id}`;

const hears = (
  { key, ticket }: Room,
  { state }: Change,
  announcement: Announcement,
  called: string | null,
): boolean => {
  if (key.view === 'ticket') return ticket !== null && ticket === called;
  if (key.view !== 'hall') return false;
  const display = state.centre?.displays.find(({ id }) => id === key.id);
  const service = called === null ? undefined : findTicket(state, called)?.service;
  if (display === undefined || service === undefined) return false;
  return wallShows(display, announcement.counter.id, service);
};

/** Which ticket was called under each call id. */
const ticketsCalled = ({ events }: Change): ReadonlyMap<string, string> =>
  new Map(
    events.flatMap((event) =>
      event.type === 'ticket-called' || event.type === 'ticket-recalled' ? [[event.callId, event.ticket] as const] : [],
    ),
  );

const idsOf = (watchers: readonly Watcher[]): readonly string[] => watchers.map(({ id }) => id);

/** Makes the views of rooms, each room's at its own pace. */
const openPacing = ({ views, cast, clock, log }: LiveRoomsParts) => {
  const scheduler = createFrameScheduler(viewsPerTurn);
  const show = (room: Room, frame: ViewFrame): void => {
    const data = JSON.stringify(frame.data);
    if (data === room.shown) return;
    room.shown = data;
    const ready = [...room.watchers].filter((watcher) => watcher.takes(frame));
    if (ready.length > 0) cast.view(idsOf(ready), frame);
  };
  const background = openBackground();
  const make = async (room: Room): Promise<void> => {
    const made = await views.make(room.key);
    if (made.ok) show(room, made.value);
    else for (const watcher of [...room.watchers]) watcher.gone();
  };
  const begin = async (room: Room): Promise<void> => {
    const began = clock.now();
    room.dirty = false;
    await background.run(
      () => make(room),
      (error) => log.error({ err: error, view: room.key.view, centre: room.key.centre }, 'a view could not be made'),
    );
    room.making = false;
    room.shownAt = clock.now();
    room.costMs = Math.max(0, room.shownAt - began);
    if (room.dirty) soon(room);
  };
  /** A wall calls people: it goes before the screens that only tell. */
  const inTurn = (room: Room): void => {
    room.making = true;
    scheduler.take(() => void begin(room), room.key.view === 'hall');
  };
  const soon = (room: Room): void => {
    room.dirty = true;
    if (room.making || room.timer !== null || room.watchers.size === 0) return;
    const leastMs = Math.max(pauseMs[room.key.view], room.costMs * costFactor);
    const waitMs = room.shownAt + leastMs - clock.now();
    // More than the least: the clock was set back.
    if (waitMs <= 0 || waitMs > leastMs) return void inTurn(room);
    room.timer = clock.after(waitMs, () => {
      room.timer = null;
      inTurn(room);
    });
  };
  return {
    soon,
    close: (): Promise<void> => {
      scheduler.close();
      return background.close();
    },
  };
};

const emptyRoom = (key: ViewKey): Room => ({
  key,
  watchers: new Set(),
  ticket: null,
  shown: null,
  shownAt: Number.NEGATIVE_INFINITY,
  costMs: 0,
  dirty: false,
  making: false,
  timer: null,
});

/** Who is in which room; a room is there only while somebody is in it. */
const openMembership = () => {
  const rooms = new Map<string, Room>();
  const homes = new Map<Watcher, Room>();
  const leave = (watcher: Watcher): void => {
    const room = homes.get(watcher);
    if (room === undefined) return;
    homes.delete(watcher);
    room.watchers.delete(watcher);
    if (room.watchers.size > 0) return;
    room.timer?.cancel();
    rooms.delete(nameOf(room.key));
  };
  return {
    leave,
    all: () => rooms.values(),
    isIn: (watcher: Watcher, room: Room): boolean => homes.get(watcher) === room,
    enter(key: ViewKey, watcher: Watcher): Room {
      leave(watcher);
      const room = rooms.get(nameOf(key)) ?? emptyRoom(key);
      rooms.set(nameOf(key), room);
      room.watchers.add(watcher);
      homes.set(watcher, room);
      return room;
    },
  };
};

const announceIn = (cast: Cast, room: Room, change: Change, called: ReadonlyMap<string, string>): void => {
  const calls = change.announcements.filter((one) => hears(room, change, one, called.get(one.callId) ?? null));
  if (calls.length === 0) return;
  const listening = [...room.watchers].filter((watcher) => watcher.hears(calls.length));
  if (listening.length > 0) for (const call of calls) cast.announce(idsOf(listening), call);
};
