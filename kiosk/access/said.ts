import type { AccessWords } from './access-words.ts';
import type { Control, Line, Seen, Typed } from './seen.ts';

/** A text to be said, in the language that it is in. */
export interface Said {
  readonly text: string;
  readonly language: string;
}

/** Everything that a screen has to say to somebody who comes to it. */
export function allOf(seen: Seen, words: AccessWords): readonly Said[] {
  const { title, lines, page, focus, controls, hasCode, isPrivate } = seen;
  return spoken(seen, [
    title,
    ...(hasCode ? [words.codeOnPaper] : []),
    ...lines.map(({ text }) => text),
    ...(isPrivate ? [words.typedUnsaid] : []),
    ...(page === null ? [] : [words.page(page.at, page.of)]),
    ...(focus === null && controls > 0 ? [words.choices(controls)] : []),
  ]).concat(focus === null ? [] : focusSaid(focus, seen, { words }));
}

/** What is to be said of a screen that was another before; nothing where nothing of it is news. */
export function newsOf(before: Seen, now: Seen, words: AccessWords): readonly Said[] {
  if (now.warning !== null) return before.warning === null ? spoken(now, [now.warning, words.anyKey]) : [];
  if (isOther(before, now)) return allOf(now, words);
  return [
    ...spoken(now, [...echoOf(before.typed, now.typed, words), ...liveNews(before.lines, now.lines)]),
    ...(now.page === null || before.page?.at === now.page.at
      ? []
      : spoken(now, [words.page(now.page.at, now.page.of)])),
    ...(now.focus === null || isSame(before.focus, now.focus)
      ? []
      : focusSaid(now.focus, now, { words, last: before.focus })),
  ];
}

/** Whether what was being said is to be cut off by it: another screen, or something that went wrong. */
export function isOther(before: Seen, now: Seen): boolean {
  return before.title !== now.title || before.language !== now.language;
}

const spoken = ({ language }: Seen, texts: readonly string[]): readonly Said[] =>
  texts.filter((text) => text !== '').map((text) => ({ text, language }));

/** A control: its name in its own language, then what it is a part of, unless the last one was too, how it stands and where. */
const focusSaid = (
  focus: Control,
  seen: Seen,
  { words, last = null }: { readonly words: AccessWords; readonly last?: Control | null },
): readonly Said[] => {
  const more = [
    last?.about === focus.about ? '' : focus.about,
    focus.isField ? words.field : '',
    focus.isPressed ? words.chosen : '',
    focus.isOff ? words.off : '',
    words.place(focus.at, focus.of),
  ];
  const rest = more.filter((text) => text !== '').join('. ');
  return [
    { text: focus.name, language: focus.language === '' ? seen.language : focus.language },
    { text: rest, language: seen.language },
  ].filter(({ text }) => text !== '');
};

const isSame = (before: Control | null, now: Control): boolean =>
  before !== null && before.name === now.name && before.at === now.at && before.isPressed === now.isPressed;

/** Lines that change by themselves and stand there only now. */
const liveNews = (before: readonly Line[], now: readonly Line[]): readonly string[] => {
  const known = new Set(before.map(({ text }) => text));
  return now.filter(({ text, isLive }) => isLive && !known.has(text)).map(({ text }) => text);
};

/** What was typed or erased: the letter only where everybody may hear it. */
const echoOf = (before: Typed | null, now: Typed | null, words: AccessWords): readonly string[] => {
  if (now === null || before === null || before.field !== now.field || before.length === now.length) return [];
  if (now.length < before.length) return [words.erased(now.length)];
  return [now.last === null || now.last.trim() === '' ? words.entered(now.length) : now.last];
};
