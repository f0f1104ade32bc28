import { Type } from 'typebox';
import { Check } from 'typebox/value';
import type { ViewFrame, Watch } from '../../shared/live.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import { viewNames } from '../../shared/views.ts';
import type { Caller } from '../access/caller.ts';
import type { Centres } from '../centre/centres.ts';
import type { LiveRooms, Watcher } from './live-rooms.ts';
import type { ScreenSocket } from './live-screen.ts';
import type { ViewBuilder, ViewKey } from './view-builder.ts';
import { countryHasNoId, floorHasNoId, watchRefusal } from './watching.ts';

export interface WatchParts {
  readonly centres: Centres;
  readonly views: ViewBuilder;
}

/** Answers a screen's wish to watch: with the view as it stands, or why not. */
export async function takeWatch(
  parts: WatchParts,
  rooms: LiveRooms,
  socket: ScreenSocket,
  screen: Watcher,
  message: unknown,
): Promise<Result<ViewFrame, Refusal>> {
  if (!Check(WatchMessage, message)) return refuse('malformed', 'watch takes {centre?, view, id?}');
  const key = await keyOf(parts, socket.data.caller, message);
  if (!key.ok) return key;
  const refusal = watchRefusal(socket.data.caller, key.value);
  if (refusal !== null) return { ok: false, refusal };
  socket.data.watching = key.value;
  const joined = await rooms.join(key.value, screen);
  if (!socket.connected) rooms.leave(screen);
  return joined;
}

const WatchMessage = Type.Object(
  {
    centre: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    view: Type.Enum([...viewNames, 'country']),
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
);
/** Which view is meant: the ticket's by its secret, any other by its centre, which may be left out where only one can be meant. */
const keyOf = async ({ centres, views }: WatchParts, caller: Caller, watch: Watch): Promise<Result<ViewKey>> => {
  const { view, id } = watch;
  if (view === 'country') return id === undefined ? ok({ centre: '', view, id: '' }) : countryHasNoId;
  if (view === 'ticket') {
    const opened = id === undefined ? null : await views.ticketOf(id);
    if (id === undefined || opened === null) return refuse('ticket-not-found', 'There is no such ticket');
    return ok({ centre: opened.centre, view, id });
  }
  if (id !== undefined && view === 'floor') return floorHasNoId;
  if (id === undefined && view !== 'floor') return refuse('malformed', `The view ${view} needs an id`);
  const all = centres.list();
  const centre = watch.centre ?? caller.centre ?? (all.length === 1 ? all[0]?.id : undefined);
  if (centre === undefined) return refuse('malformed', 'Which centre?');
  return ok({ centre, view, id: view === 'floor' ? '' : (id ?? '') });
};
