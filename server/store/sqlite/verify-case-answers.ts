import type { CaseAnswered, CaseEvent, CaseRegistered } from '../../../shared/case-events.ts';
import { textHash } from '../../rules/tables.ts';
import { readAbout } from '../about-person.ts';
import type { CheckedCases } from './checked-cases.ts';
import { checkedTexts } from './checked-texts.ts';
import type { Connection } from './database.ts';

/**
 * [CS6] Compares what was asked and what was answered with what the log says of it: words that are not those that were written, and
 * an answer that is not there. What is erased is left out, and an answer whose event has no hash.
 */
export function answerCheck(connection: Connection, { centre, nameOf, report }: CheckedCases) {
  const asked = new Map<string, CaseRegistered>();
  const answers: CaseAnswered[] = [];
  const texts = checkedTexts(connection, { centre });
  return {
    take(event: CaseEvent): void {
      if (event.type === 'case-registered') asked.set(event.case, event);
      else if (event.type === 'case-answered' && event.hash !== undefined) answers.push(event);
    },
    finish(): void {
      for (const { case: id, answersHash } of asked.values()) {
        const about = texts.about(id);
        if (about !== null && askedHash(about) !== answersHash)
          report(`case ${nameOf(id)}: what was asked is not what was written`);
      }
      for (const { case: id, text: of, hash } of answers) {
        if (texts.about(id) === null) continue;
        const body = texts.body(id, of);
        if (body === null) report(`case ${nameOf(id)}: its answer is not there`);
        else if (textHash(body) !== hash) report(`case ${nameOf(id)}: its answer is not what was written`);
      }
    },
  };
}

/** null = it can no longer be read. */
const askedHash = (about: string): string | null => {
  try {
    return textHash(JSON.stringify(readAbout(about).answers));
  } catch {
    return null;
  }
};
