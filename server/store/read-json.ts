import { deepestJson, faultOfJson, tooDeepAt } from '../text.ts';

/**
 * What a JSON text says. Throws NotJson with line and column, both from 1, of the first character that cannot stand there,
 * or the path of a text that is none.
 */
export function readJson(text: string): unknown {
  const deep = tooDeepAt(text);
  if (deep !== null) throw new NotJson(`${placeIn(text, deep)}: nested deeper than ${deepestJson} levels`);
  const value = parsed(text);
  const fault = faultOfJson(text, value);
  if (fault !== null) throw new NotJson(fault);
  return value;
}

/** Text that is not JSON; the message says where, as `line 3, column 5: ...`. */
export class NotJson extends Error {
  override readonly name = 'NotJson';
}

const space = /[ \t\r\n]*/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// Any character but quotes, backslash and control characters, or an escape.
const stringStart = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy;

/** Where reading cannot go on, and what should have stood there. */
class Stop extends Error {
  readonly offset: number;
  constructor(offset: number, expected: string) {
    super(expected);
    this.offset = offset;
  }
}

const match = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
};
const skipSpace = (text: string, from: number): number => match(space, text, from);

const skipString = (text: string, from: number, expected: string): number => {
  const end = match(stringStart, text, from);
  if (end === -1) throw new Stop(from, expected);
  if (text[end] !== '"') throw new Stop(end, 'this text is not closed with " on its line, or holds a bad escape');
  return end + 1;
};

const skipItem = (text: string, from: number, inObject: boolean): number => {
  if (!inObject) return skipValue(text, from);
  const colon = skipSpace(text, skipString(text, from, 'a field name in double quotes was expected'));
  if (text[colon] !== ':') throw new Stop(colon, '":" was expected');
  return skipValue(text, colon + 1);
};

const skipItems = (text: string, from: number, close: '}' | ']'): number => {
  let at = skipSpace(text, from);
  if (text[at] === close) return at + 1;
  for (;;) {
    at = skipSpace(text, skipItem(text, skipSpace(text, at), close === '}'));
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new Stop(at, `"," or "${close}" was expected`);
    at += 1;
  }
};

const skipValue = (text: string, from: number): number => {
  const at = skipSpace(text, from);
  const first = text[at];
  if (first === '{') return skipItems(text, at + 1, '}');
  if (first === '[') return skipItems(text, at + 1, ']');
  if (first === '"') return skipString(text, at, 'a text was expected');
  const end = match(scalar, text, at);
  if (end === -1) throw new Stop(at, first === undefined ? 'the text ends too early' : 'a value was expected');
  return end;
};

const firstFault = (text: string): Stop | null => {
  try {
    const end = skipSpace(text, skipValue(text, 0));
    return end === text.length ? null : new Stop(end, 'nothing more was expected');
  } catch (error) {
    if (error instanceof Stop) return error;
    throw error;
  }
};

const placeIn = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = firstFault(text);
    if (fault === null) throw new NotJson(error instanceof Error ? error.message : String(error));
    throw new NotJson(`${placeIn(text, fault.offset)}: ${fault.message}`);
  }
};
