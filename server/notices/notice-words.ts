import {
  type CaseNoticeFacts,
  type CodeNoticeFacts,
  caseLetterLines,
  caseNoticeText,
  codeNoticeText,
  type NoticeFacts,
  type NoticeText,
  noticeText,
} from '../../shared/notices/notice-text.ts';
import { languages } from '../languages.ts';

/** [NO5] A notice in the person's language. */
export function drawnNotice(facts: NoticeFacts): NoticeText {
  const words = wordsIn(facts.language);
  return noticeText(words.notices, words, facts);
}

/** [NO5] A notice of a case in the person's language. */
export function drawnCaseNotice(facts: CaseNoticeFacts): Omit<NoticeText, 'entry'> {
  const words = wordsIn(facts.language);
  return caseNoticeText(words.notices, words, facts);
}

/** A notice of a case as the lines of a letter, in the person's language. */
export function drawnCaseLetter(facts: Omit<CaseNoticeFacts, 'link'>) {
  const words = wordsIn(facts.language);
  return caseLetterLines(words.notices, words, facts);
}

/** [NO5] A notice that brings a code, in the person's language. */
export function drawnCodeNotice(facts: CodeNoticeFacts): Omit<NoticeText, 'entry'> {
  return codeNoticeText(wordsIn(facts.language).notices, facts);
}

const wordsIn = (language: string) => {
  const words = languages.get(language) ?? languages.get('az');
  if (words === undefined) throw new Error('there are no words of notices');
  return words;
};
