import { type Static, Type } from 'typebox';
import { closed, Day, Id, Line, TimeOfDay, WeekdayName } from '../schema-parts.ts';
import { MediaHash } from './media.ts';

/** What a wall shows, and how: the part of a centre's document that speaks of it. */

/** `calls`: those who are called, as large as fits; `media`: the same beside what the playlist shows; `board`: every counter with its number, line by line; `counter`: one counter, above which it hangs. */
export const wallLayouts = ['calls', 'media', 'board', 'counter'] as const;
export type WallLayout = (typeof wallLayouts)[number];

export const wallFields = {
  /** Absent = `calls`. */
  layout: Type.Optional(Type.Unsafe<WallLayout>(Type.Union(wallLayouts.map((one) => Type.Literal(one))))),
  /** Counters whose calls it shows; absent = all. */
  counters: Type.Optional(Type.Array(Id, { maxItems: 500 })),
  /** Services whose calls it shows; absent = all. */
  services: Type.Optional(Type.Array(Id, { maxItems: 5000 })),
  /** Whether phones may follow what it shows; absent = no. */
  follow: Type.Optional(Type.Boolean()),
};

/** `notice`: a text as large as fits; `ticker`: a line below what else is shown. */
export const playlistKinds = ['picture', 'video', 'notice', 'ticker'] as const;
export type PlaylistKind = (typeof playlistKinds)[number];

/** Something that walls show between calls. */
export const PlaylistItem = Type.Object(
  {
    id: Id,
    /** As staff know it. */
    name: Line,
    kind: Type.Unsafe<PlaylistKind>(Type.Union(playlistKinds.map((one) => Type.Literal(one)))),
    /** Of a picture or a video. */
    file: Type.Optional(MediaHash),
    /** Of a notice or a ticker, by language code. */
    text: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]{2,3}$' }), Type.String({ maxLength: 300 }))),
    /** How long it stands, a video as long as it is; absent = 10. */
    seconds: Type.Optional(Type.Integer({ minimum: 3, maximum: 3600 })),
    /** The walls that show it; absent = all with a place for it. */
    displays: Type.Optional(Type.Array(Id, { maxItems: 500 })),
    /** From then until `to`, local; absent = from opening, to closing. */
    from: Type.Optional(TimeOfDay),
    to: Type.Optional(TimeOfDay),
    /** Absent = every day. */
    weekdays: Type.Optional(Type.Array(WeekdayName, { maxItems: 7 })),
    firstDay: Type.Optional(Day),
    lastDay: Type.Optional(Day),
  },
  closed,
);
export type PlaylistItem = Static<typeof PlaylistItem>;

export const Playlist = Type.Array(PlaylistItem, { maxItems: 100 });

/** Whether a wall shows a call to this counter for this service. */
export function wallShows({ counters, services }: WallChoice, counter: string, service: string): boolean {
  return (counters?.includes(counter) ?? true) && (services?.includes(service) ?? true);
}

interface WallChoice {
  readonly counters?: readonly string[];
  readonly services?: readonly string[];
}
