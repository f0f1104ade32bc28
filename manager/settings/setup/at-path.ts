import { emergencyKinds } from '../../../shared/centre/emergency.ts';
import { noticeKinds } from '../../../shared/notices/notices.ts';

/** A place in a document, by its path: `series/2/prefix`. Documents are never changed, but made again along the path. */

/** What stands at a path; undefined where nothing does. */
export function readAt(document: unknown, path: string): unknown {
  let at = document;
  for (const key of keysOf(path)) {
    if (!isBox(at)) return undefined;
    at = Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return at;
}

/**
 * The document with another value at a path; the same one where nothing changes. Undefined takes the field or the item away,
 * and with a field the box that may be left out and holds nothing else. What is on the way and not there is made: a list where a place in one is meant.
 */
export function writtenAt<T>(document: T, path: string, value: unknown): T {
  return written(document, keysOf(path), value, '') as T;
}

/** A path with `*` for each place in a list and each language: the same for all things of a kind. */
export function patternOf(path: string): string {
  return path.replace(/\/\d+(?=\/|$)/g, '/*');
}

/** Boxes that may be left out: an empty one stands for nothing. */
export const optionalBoxes: readonly string[] = [
  'region',
  'national',
  'slip',
  'slip/head',
  'limits',
  'limits/pace',
  'visits',
  'voice',
  'alerts',
  'booking',
  'booking/missedLimit',
  'notices',
  'notices/sms',
  'notices/titles',
  ...noticeKinds.map((kind) => `notices/titles/${kind}`),
  'caseTopics/*/urgent',
  'caseKinds/*/visit',
  'officials/*/room',
  'services/*/bookable',
  'displays/*/text',
  'kiosks/*/keys',
  'kiosks/*/wedge',
  'counterWedge',
  'playlist/*/text',
  ...emergencyKinds.map((kind) => `texts/${kind}`),
  'counters/*/place',
  'hours/exceptions/*/name',
  'services/*/week',
  'services/*/passport',
  'services/*/passport/purpose',
  'services/*/passport/eligible',
  'services/*/passport/time',
  'services/*/passport/price',
  'services/*/passport/legal',
];

type Box = { readonly [key: string]: unknown };
const isBox = (value: unknown): value is Box => typeof value === 'object' && value !== null;
const keysOf = (path: string): readonly string[] => (path === '' ? [] : path.split('/'));

const written = (box: unknown, [key, ...rest]: readonly string[], value: unknown, at: string): unknown => {
  if (key === undefined) return value;
  const here = isBox(box) && Object.hasOwn(box, key) ? box[key] : undefined;
  const path = at === '' ? key : `${at}/${key}`;
  if (value === undefined && here === undefined) return box;
  const next = rest.length === 0 ? value : settled(written(here, rest, value, path), here, path);
  return Object.is(next, here) ? box : withKey(box, key, next);
};

/** Nothing, where a box that may be left out has become empty. */
const settled = (next: unknown, before: unknown, path: string): unknown => {
  const isEmptied = next !== before && isBox(next) && !Array.isArray(next) && Object.keys(next).length === 0;
  return isEmptied && optionalBoxes.includes(patternOf(path)) ? undefined : next;
};

const withKey = (box: unknown, key: string, next: unknown): unknown => {
  if (Array.isArray(box)) {
    const at = Number(key);
    return next === undefined ? box.filter((_, place) => place !== at) : Object.assign([...box], { [at]: next });
  }
  if (box === undefined && /^\d+$/.test(key)) return [next];
  const { [key]: _, ...others } = isBox(box) ? box : {};
  return next === undefined ? others : { ...(isBox(box) ? box : {}), [key]: next };
};
