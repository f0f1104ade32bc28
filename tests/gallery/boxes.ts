import type { Measured } from './measure.ts';
import type { Seen } from './stage.ts';
import { languages } from './state.ts';

/**
 * What was measured of a screen's states, as a text that a person can read and compare. The first language tells each part by its
 * place, size and words; `= 8 12` are twelve parts as the state before has them, from its ninth. The others tell what is pressed, headings and parts
 * of the page of which the box differs, by their number, and all their words by a sum and a letter a part.
 */
export function written(seen: readonly Seen[]): string {
  let before: readonly string[] = [];
  return statesOf(seen)
    .map((state) => {
      const [first, ...others] = state;
      if (first === undefined) return '';
      const lines = first.parts.map(lineOf);
      const told = runs(lines, before);
      before = lines;
      const rest = others.map((other) => otherLine(first.parts, other));
      return [`# ${first.name}`, ...told, ...rest].join('\n');
    })
    .join('\n\n');
}

/**
 * What is different from what was accepted, a line each: words and parts exactly, boxes by more than `far` px, which is
 * infinite where another browser draws them.
 */
export function differences(seen: readonly Seen[], accepted: string, far = tolerance): readonly string[] {
  const [now, before] = [read(written(seen)), read(accepted)];
  const gone = [...before.keys()].filter((name) => !now.has(name)).map((name) => `${name}: is gone`);
  const changed = [...now].flatMap(([name, told]) => {
    const known = before.get(name);
    if (known === undefined) return [`${name}: is new`];
    return languages.flatMap((language) =>
      between(told.get(language) ?? [], known.get(language) ?? [], far).map((line) => `${name} [${language}]: ${line}`),
    );
  });
  return [...gone, ...changed];
}

/** Another release of a browser may draw letters a little wider. */
export const tolerance = 4;

/** A part as the text tells it. */
interface Told {
  readonly kind: string;
  readonly box: readonly number[];
  /** Its words, or the letter that stands for them. */
  readonly text: string;
}
type ByLanguage = ReadonlyMap<string, readonly Told[]>;

const between = (now: readonly Told[], before: readonly Told[], far: number): readonly string[] => {
  const name = ({ kind, box, text }: Told): string => `${kind} ${box[0]},${box[1]} ${box[2]}x${box[3]} ${text}`;
  const at = now.findIndex((part, index) => {
    const known = before[index];
    return known === undefined || known.kind !== part.kind || known.text !== part.text;
  });
  const [part, known] = at < 0 ? [undefined, before[now.length]] : [now[at], before[at]];
  if (part !== undefined || known !== undefined)
    return [
      `part ${at < 0 ? now.length : at}: ${known === undefined ? 'nothing' : name(known)} -> ${part === undefined ? 'nothing' : name(part)}`,
    ];
  return now.flatMap((moved, index) => {
    const old = before[index];
    const isFar = moved.box.some((px, side) => Math.abs(px - (old?.box[side] ?? px)) > far);
    return isFar && old !== undefined ? [`part ${index}: ${name(old)} -> ${name(moved)}`] : [];
  });
};

/** The states of a text, by name and language. */
const read = (text: string): ReadonlyMap<string, ByLanguage> => {
  const states = new Map<string, ByLanguage>();
  let before: readonly string[] = [];
  for (const block of text.split('\n\n')) {
    const [title = '', ...rest] = block.split('\n');
    const isOther = (line: string): boolean => languages.slice(1).some((language) => line.startsWith(`${language} `));
    before = rest
      .filter((line) => !isOther(line))
      .flatMap((line) => {
        const [, from, count] = /^= (\d+) (\d+)$/.exec(line) ?? [];
        return from === undefined ? [line] : before.slice(Number(from), Number(from) + Number(count));
      });
    const first = before.map(partOf);
    const others = rest.filter(isOther).map((line) => [line.slice(0, 2), otherParts(first, line)] as const);
    states.set(title.slice(2), new Map([[languages[0] ?? 'az', first], ...others]));
  }
  return states;
};

const partOf = (line: string): Told => {
  const [, kind = '', left, top, width, height, text = ''] =
    /^(\S+) (-?\d+),(-?\d+) (\d+)x(\d+)(?: (.*))?$/.exec(line) ?? [];
  return { kind, box: [left, top, width, height].map(Number), text };
};

/** Stands for the kind that the part has in the first language. */
const sameKind = '=';

const otherParts = (first: readonly Told[], line: string): readonly Told[] => {
  const [words = '', ...boxes] = line.split(' | ');
  const [, all = '', letters = ''] = words.split(' ');
  const own = new Map(
    boxes.map((told, at) => {
      const [, index, rest = told] = /^(\d+):(.*)$/.exec(told) ?? [];
      const part = partOf(/^-?\d/.test(rest) ? `${sameKind} ${rest}` : rest);
      return [index === undefined ? at : Number(index), part] as const;
    }),
  );
  const parts = [...letters].map((text, at): Told => {
    const base = first[at];
    const mine = own.get(at);
    const kind = mine === undefined || mine.kind === sameKind ? (base?.kind ?? '') : mine.kind;
    return { kind, box: mine?.box ?? base?.box ?? [], text };
  });
  return [{ kind: 'words', box: [], text: all }, ...parts];
};

const statesOf = (seen: readonly Seen[]): readonly (readonly Seen[])[] => [
  ...Map.groupBy(
    [...seen].sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language)),
    ({ name }) => name,
  ).values(),
];

const boxOf = ({ left, top, width, height }: Measured): string => `${left},${top} ${width}x${height}`;
const lineOf = (part: Measured): string =>
  `${part.kind} ${boxOf(part)}${part.text === '' ? '' : ` ${shortened(part.text)}`}`;
const shortened = (text: string): string =>
  text.length <= mostLetters ? text : `${text.slice(0, mostLetters - 5)}…${sum(text).slice(0, 4)}`;
const mostLetters = 30;

/** Lines that stand in the state before in the same order are counted. */
const runs = (lines: readonly string[], before: readonly string[]): readonly string[] => {
  const told: string[] = [];
  let at = 0;
  let from = 0;
  while (at < lines.length) {
    const start = before.indexOf(lines[at] ?? '', from);
    let length = 0;
    while (start >= 0 && at + length < lines.length && lines[at + length] === before[start + length]) length += 1;
    if (length < 2) {
      told.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    told.push(`= ${start} ${length}`);
    from = start + length;
    at += length;
  }
  return told;
};

const otherLine = (first: readonly Measured[], { language, parts }: Seen): string => {
  const alike = parts.length === first.length;
  const boxes = parts.flatMap((part, at) => {
    const base = alike ? first[at] : undefined;
    if (base === undefined) return [`${part.kind} ${boxOf(part)}`];
    const kind = base.kind === part.kind ? '' : `${part.kind} `;
    return kind === '' && (part.kind === 'text' || isNear(base, part)) ? [] : [`${at}:${kind}${boxOf(part)}`];
  });
  const letters = parts.map(({ text }) => letterOf(text)).join('');
  return `${language} ${sum(parts.map(({ text }) => text).join('\n'))} ${letters}${boxes.length === 0 ? '' : ` | ${boxes.join(' | ')}`}`;
};

/** So near that it is told as the same. */
const isNear = (one: Measured, other: Measured): boolean =>
  (['left', 'top', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) <= 2);

/** FNV-1a, 32 bits, in hexadecimal digits. */
const sum = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
};
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-';
const letterOf = (text: string): string => (text === '' ? '.' : (digits[Number.parseInt(sum(text), 16) % 64] ?? ''));
