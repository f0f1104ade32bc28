import type { CaseAnswered, CaseEvent, CaseRegistered } from '../../../shared/cases/case-events.ts';
import { textHash } from '../../rules/tables.ts';
import { readAbout } from '../about-person.ts';
import type { CheckedCases } from './checked-cases.ts';
import { portionsOf } from './checked-reads.ts';
import type { CheckedTexts } from './checked-texts.ts';

/**
 * [CS6] Compares what was asked and what was answered with what the log says of it: words that are not those that were written, and
 * an answer that is not there. What is erased is left out, and an answer whose event has no hash.
 */
export function answerCheck({ centre, reads, nameOf, report }: CheckedCases) {
  const asked = new Map<string, CaseRegistered>();
  const answers: CaseAnswered[] = [];
  return {
    take(event: CaseEvent): void {
      if (event.type === 'case-registered') asked.set(event.case, event);
      else if (event.type === 'case-answered' && event.hash !== undefined) answers.push(event);
    },
    async finish(): Promise<void> {
      for (const portion of portionsOf([...asked.values()])) {
        const texts = await reads.written(centre, portion.map(caseOf));
        for (const { case: id, answersHash } of portion) {
          const about = texts.about(id);
          if (about !== null && askedHash(about) !== answersHash)
            report(`case ${nameOf(id)}: what was asked is not what was written`);
        }
      }
      for (const portion of portionsOf(answers)) {
        const texts = await reads.written(centre, portion.map(caseOf));
        for (const answer of portion) {
          const fault = faultOf(answer, texts);
          if (fault !== null) report(`case ${nameOf(answer.case)}: ${fault}`);
        }
      }
    },
  };
}

const caseOf = (event: CaseEvent): string => event.case;

const faultOf = ({ case: id, text: of, hash }: CaseAnswered, texts: CheckedTexts): string | null => {
  if (texts.about(id) === null) return null;
  const body = texts.body(id, of);
  if (body === null) return 'its answer is not there';
  return textHash(body) === hash ? null : 'its answer is not what was written';
};

/** null = it can no longer be read. */
const askedHash = (about: string): string | null => {
  try {
    return textHash(JSON.stringify(readAbout(about).answers));
  } catch {
    return null;
  }
};
