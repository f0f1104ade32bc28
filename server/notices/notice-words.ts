import { type NoticeFacts, type NoticeText, noticeText } from '../../shared/notice-text.ts';
import { languages } from '../languages.ts';

/** [NO5] A notice in the person's language. */
export function drawnNotice(facts: NoticeFacts): NoticeText {
  const words = languages.get(facts.language) ?? languages.get('az');
  if (words === undefined) throw new Error('there are no words of notices');
  return noticeText(words.notices, words, facts);
}
