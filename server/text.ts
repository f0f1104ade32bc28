/** The text that bytes are, without a byte order mark. Throws NotText with the line of the first byte that is none. */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return strict.decode(bytes);
  const at = goodBytes(bytes);
  const line = bytes.subarray(0, at).reduce((count, byte) => (byte === 10 ? count + 1 : count), 1);
  const what = at === bytes.length ? 'it ends inside of a letter' : `byte ${bytes[at]?.toString(16).toUpperCase()}`;
  throw new NotText(`line ${line} is not text in UTF-8 (${what}): save it as UTF-8`);
}

/** What is wrong with the letters of a text; null = nothing. */
export function textFault(text: string): string | null {
  if (text.includes('\0')) return 'holds the character NUL';
  return text.isWellFormed() ? null : 'holds half of a letter (a lone surrogate)';
}

/** Where JSON begins to nest deeper than it may (an offset); null = nowhere. */
export function tooDeepAt(text: string): number | null {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === backslash) at += 1;
      else if (code === quote) inText = false;
    } else if (code === quote) inText = true;
    else if (closes(code)) depth -= 1;
    else if (opens(code)) {
      depth += 1;
      if (depth > deepestJson) return at;
    }
  }
  return null;
}

/**
 * What is wrong with a value that this JSON said, though it reads well; null = nothing. In well-formed text a bad letter can only
 * come from an escape. Of a name that stands twice only the last would count, for us; for others who read it, perhaps the first.
 */
export function faultOfJson(text: string, value: unknown): string | null {
  const fault = text.includes('\\u') ? faultIn(value, '') : null;
  if (fault !== null) return fault;
  return fieldsIn(text) === fieldsOf(value) ? null : `"${twiceIn(text)}" stands twice in one object`;
}

/** A message as one line that can be shown. */
export function shortLine(message: string): string {
  const letters = [...message.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()];
  if (letters.length <= headLetters + 1 + tailLetters) return letters.join('');
  return `${letters.slice(0, headLetters).join('')}…${letters.slice(-tailLetters).join('')}`;
}

/**
 * What counts as text everywhere: bytes in UTF-8, letters that are whole (no half of a surrogate pair) and none of them NUL.
 * JSON may nest so deep and no deeper.
 */
export const deepestJson = 64;

/** Bytes or letters that are no text; the message says where and what. */
export class NotText extends Error {
  override readonly name = 'NotText';
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** How many bytes from the beginning are whole letters in UTF-8. */
const goodBytes = (bytes: Uint8Array): number => {
  let [good, bad] = [0, bytes.length];
  // A stream may end inside of a letter: only what is wrong, not what is missing, counts here.
  const fits = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2);
    if (fits(middle)) good = middle;
    else bad = middle - 1;
  }
  return good;
};

/** What is wrong with a text that came in place of bytes that were none: what read it has put U+FFFD there. */
export const lostBytes = (text: string): boolean => text.includes('\uFFFD');

const [quote, backslash, colon] = [34, 92, 58];
const opens = (code: number): boolean => code === 91 || code === 123;
const closes = (code: number): boolean => code === 93 || code === 125;

const within = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}/${key}`);

/** The first text in a JSON value that is none, with its path; null = all are. */
const faultIn = (value: unknown, path: string): string | null => {
  if (typeof value === 'string') {
    const fault = textFault(value);
    return fault === null ? null : `${path === '' ? 'the text' : path} ${fault}`;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const named = textFault(key);
    if (named !== null) return `a name in ${path === '' ? 'the document' : path} ${named}`;
    const found = faultIn(part, within(path, key));
    if (found !== null) return found;
  }
  return null;
};

/** How many fields the objects of a JSON value have. */
const fieldsOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const parts = Object.values(value);
  return parts.reduce<number>((sum, part) => sum + fieldsOf(part), Array.isArray(value) ? 0 : parts.length);
};

/** How many fields a good JSON text writes down: outside of texts a colon stands in each, and nowhere else. */
const fieldsIn = (text: string): number => {
  let fields = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) inText = !inText;
    else if (!inText) fields += Number(code === colon);
    else if (code === backslash) at += 1;
  }
  return fields;
};

/** The first name that stands twice in one object of a good JSON text. */
const twiceIn = (text: string): string => {
  const objects: Set<string>[] = [];
  for (const [token, name] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (name !== undefined) {
      const key = String(JSON.parse(name));
      if (objects.at(-1)?.has(key)) return key;
      objects.at(-1)?.add(key);
    }
  }
  return '';
};

/** Letters that are shown of the beginning of a message and of its end; what is refused may hold a name of a megabyte. */
const [headLetters, tailLetters] = [200, 99];
