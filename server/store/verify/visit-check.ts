import { drawnByLot, inOrder } from '../../../engine/cases/lot.ts';
import type { CaseEvent, CaseVisitDrawn, CaseVisited } from '../../../shared/cases/case-events.ts';
import { textHash } from '../../rules/tables.ts';
import type { CheckedCases } from './checked-cases.ts';
import { portionsOf } from './checked-reads.ts';

/**
 * [CS26] Draws again who visits a household, from the seed, the number of the case and the candidates that the log tells; and
 * compares what the visitor wrote with its hash. What is erased is left out.
 */
export function visitCheck({ centre, reads, nameOf, report }: CheckedCases) {
  const draws: CaseVisitDrawn[] = [];
  const acts: CaseVisited[] = [];
  return {
    take(event: CaseEvent): void {
      if (event.type === 'case-visit-drawn') draws.push(event);
      else if (event.type === 'case-visited') acts.push(event);
    },
    async finish(): Promise<void> {
      for (const { case: id, seed, candidates, drawn } of draws) {
        const again = drawnByLot(candidates, { seed, number: nameOf(id) }, textHash);
        const isInOrder = inOrder(candidates).join(' ') === candidates.join(' ');
        if (again !== drawn || !isInOrder)
          report(`case ${nameOf(id)}: ${drawn} visits the household, the lot draws ${again ?? 'nobody'}`);
      }
      for (const portion of portionsOf(acts)) {
        const ofCases = portion.map((event) => event.case);
        const texts = await reads.written(centre, ofCases);
        for (const { case: id, text: of, hash } of portion) {
          if (texts.about(id) === null) continue;
          const body = texts.body(id, of);
          if (body === null || textHash(body) !== hash)
            report(`case ${nameOf(id)}: what the visitor wrote is not what was written`);
        }
      }
    },
  };
}
