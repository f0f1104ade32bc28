import type { Centre, LocalText } from '../centre/centre.ts';
import { isDate } from '../time/is-date.ts';
import type { PlaylistItem } from './wall-schema.ts';

/** What is wrong with what a document says of walls and of what they show: what refers to what, and what contradicts itself. */

export interface WallFault {
  readonly path: string;
  readonly code:
    | 'twice'
    | 'no-counter'
    | 'no-service'
    | 'no-display'
    | 'one-counter'
    | 'missing'
    | 'not-after'
    | 'no-date'
    | 'ends-before';
  readonly params: { readonly [name: string]: string | number };
}

/** [K3] All that is wrong with walls and playlist of a document of the right shape. */
export function* wallFaults(centre: Centre): Iterable<WallFault> {
  const [counters, services, walls] = [centre.counters, centre.services, centre.displays].map(idsOf);
  for (const [at, display] of centre.displays.entries()) {
    yield* known(`displays/${at}/counters`, display.counters, counters, 'no-counter');
    yield* known(`displays/${at}/services`, display.services, services, 'no-service');
    if (display.layout === 'counter' && display.counters?.length !== 1)
      yield fault(`displays/${at}/counters`, 'one-counter');
  }
  const seen = new Set<string>();
  for (const [at, item] of (centre.playlist ?? []).entries()) {
    if (seen.has(item.id)) yield fault(`playlist/${at}/id`, 'twice', { id: item.id });
    seen.add(item.id);
    yield* known(`playlist/${at}/displays`, item.displays, walls, 'no-display');
    yield* itemFaults(`playlist/${at}`, item, centre.languages[0] ?? '');
  }
}

/** The texts of a playlist, by their places. */
export function* playlistTexts({ playlist = [] }: Centre): Iterable<readonly [string, LocalText | undefined]> {
  for (const [at, { text }] of playlist.entries()) yield [`playlist/${at}/text`, text];
}

const fault = (path: string, code: WallFault['code'], params: WallFault['params'] = {}): WallFault => ({
  path,
  code,
  params,
});

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));

function* known(
  path: string,
  ids: readonly string[] = [],
  all: ReadonlySet<string> = new Set(),
  code: WallFault['code'],
): Iterable<WallFault> {
  for (const [place, id] of ids.entries()) if (!all.has(id)) yield fault(`${path}/${place}`, code, { id });
}

/** A picture has a file, a notice a text; hours and dates have an order. */
function* itemFaults(path: string, item: PlaylistItem, language: string): Iterable<WallFault> {
  const { kind, file, text, from, to, firstDay, lastDay } = item;
  const hasFile = kind === 'picture' || kind === 'video';
  if (hasFile && file === undefined) yield fault(`${path}/file`, 'missing');
  if (!hasFile && (text?.[language] ?? '').trim() === '') yield fault(`${path}/text/${language}`, 'missing');
  if (from !== undefined && to !== undefined && to <= from) yield fault(`${path}/to`, 'not-after', { from, to });
  for (const [name, date] of [
    ['firstDay', firstDay],
    ['lastDay', lastDay],
  ] as const)
    if (date !== undefined && !isDate(date)) yield fault(`${path}/${name}`, 'no-date', { date });
  if (firstDay !== undefined && lastDay !== undefined && lastDay < firstDay)
    yield fault(`${path}/lastDay`, 'ends-before', { from: firstDay, to: lastDay });
}
