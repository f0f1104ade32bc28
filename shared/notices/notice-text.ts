import type { LocalText } from '../centre/centre.ts';
import type * as az from '../text/az.ts';
import { type CalendarWords, clockTime, longDate, type Words } from '../words.ts';
import type { CaseNoticeKind, NoticeKind, SeatNoticeKind } from './notices.ts';

/** What a notice is drawn from: as things are when it is sent. */
export interface NoticeFacts {
  readonly kind: SeatNoticeKind;
  readonly language: string;
  readonly centre: string;
  readonly timeZone: string;
  /** The centre's own words for what happened, in place of ours. */
  readonly title: LocalText | undefined;
  /** The date of one who stands by (YYYY-MM-DD); with a slot, its start (ms). */
  readonly date: string;
  readonly startsAt: number | null;
  readonly code: string | null;
  readonly link: string | null;
}
export interface NoticeText {
  readonly subject: string;
  readonly mail: string;
  readonly sms: string;
  /** What the reader's calendar calls it. */
  readonly entry: string;
}
export type NoticeWords = Words<typeof az.notices>;

/** [NO5] A notice in the words of a language: what happened, when, the code and the link, nothing of substance. */
export function noticeText(words: NoticeWords, calendar: CalendarWords, facts: NoticeFacts): NoticeText {
  const { kind, centre, code, link } = facts;
  const title = titleOf(words, facts);
  const when = whenOf(words, calendar, facts);
  const isOver = kind === 'cancelled' || kind === 'called-off';
  const codeLine = isOver || code === null ? [] : [words.code(code)];
  const leads = kind === 'called-off' ? words.otherTime : words.follow;
  const mail = [
    ...[`${title}.`, '', centre, when, ...codeLine, ''],
    ...(kind === 'standing-by' ? [words.waitForPlace, ''] : []),
    ...(link === null || kind === 'cancelled' ? [] : [leads, link, '']),
    words.doNotAnswer,
  ];
  const linkInSms = link === null || kind === 'cancelled' ? [] : [link];
  const sms = [`${centre}: ${title}.`, `${when}.`, ...codeLine.map((line) => `${line}.`), ...linkInSms];
  return {
    subject: `${title}: ${when}`,
    mail: `${mail.join('\n')}\n`,
    sms: sms.join(' '),
    entry: words.entry(centre),
  };
}

/** What a notice of a case is drawn from. */
export interface CaseNoticeFacts extends Pick<NoticeFacts, 'language' | 'centre' | 'title' | 'link'> {
  readonly kind: CaseNoticeKind;
  readonly number: string;
  /** YYYY-MM-DD: until when it is answered, or somebody visits; of what waits to be confirmed, until when that is. */
  readonly due: string;
}

/** [NO5] A notice of a case: what happened, its number, until when it is answered, and the link; nothing of what was written. */
export function caseNoticeText(
  words: NoticeWords,
  calendar: CalendarWords,
  facts: CaseNoticeFacts,
): Omit<NoticeText, 'entry'> {
  const { centre, number, link } = facts;
  const title = titleOf(words, facts);
  const due = dueLines(words, calendar, facts);
  const linkLines = link === null ? [] : [words.caseFollow, link, ''];
  const mail = [`${title}.`, '', centre, words.caseNumber(number), ...due, '', ...linkLines, words.doNotAnswer];
  const sms = [
    `${centre}: ${title}.`,
    `${number}.`,
    ...due.map((line) => `${line}.`),
    ...(link === null ? [] : [link]),
  ];
  return { subject: `${title}: ${number}`, mail: `${mail.join('\n')}\n`, sms: sms.join(' ') };
}

/** A notice of a case as the lines of a letter: what happened, and until when it is answered. */
export function caseLetterLines(words: NoticeWords, calendar: CalendarWords, facts: Omit<CaseNoticeFacts, 'link'>) {
  const title = titleOf(words, facts);
  return { title, lines: [`${title}.`, ...dueLines(words, calendar, facts)] };
}

/** What a notice with a code is drawn from. */
export interface CodeNoticeFacts extends Pick<NoticeFacts, 'language' | 'centre' | 'title'> {
  readonly code: string;
}

/** [PV5] A notice that brings a code: not in the subject, which a locked phone may show. */
export function codeNoticeText(words: NoticeWords, facts: CodeNoticeFacts): Omit<NoticeText, 'entry'> {
  const title = titleOf(words, { kind: 'code', ...facts });
  const code = words.code(facts.code);
  return {
    subject: title,
    mail: `${[`${title}.`, '', facts.centre, code, '', words.codeMore, '', words.doNotAnswer].join('\n')}\n`,
    sms: `${facts.centre}: ${code}. ${words.codeMore}`,
  };
}

/** The centre's own words for what happened, else ours. */
const titleOf = (
  words: NoticeWords,
  {
    kind,
    title,
    language,
  }: { readonly kind: NoticeKind; readonly title: LocalText | undefined; readonly language: string },
): string => title?.[language]?.trim() || words.title[kind];

const whenOf = (words: NoticeWords, calendar: CalendarWords, { startsAt, date, timeZone }: NoticeFacts): string =>
  startsAt === null
    ? longDate(Date.parse(`${date}T12:00:00Z`), 'UTC', calendar)
    : words.when(longDate(startsAt, timeZone, calendar), clockTime(startsAt, timeZone));

const dueLines = (
  words: NoticeWords,
  calendar: CalendarWords,
  { kind, due }: Pick<CaseNoticeFacts, 'kind' | 'due'>,
): readonly string[] => {
  const isOwed = kind === 'case-received' || kind === 'case-extended';
  const day = longDate(Date.parse(`${due}T12:00:00Z`), 'UTC', calendar);
  if (kind === 'case-unconfirmed') return [words.caseUntil(day)];
  if (kind === 'case-visit') return [words.caseVisit(day)];
  return isOwed ? [words.caseDue(day)] : [];
};
