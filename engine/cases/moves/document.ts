import type { Case } from '../../../shared/cases/cases.ts';
import { refuse } from '../../../shared/refusals.ts';
import type { IssueDocument, RevokeDocument } from '../case-commands.ts';
import {
  because,
  type CaseDecision,
  type CaseWorld,
  casesDecided,
  conflict,
  hasConflict,
  stampCase,
  theCase,
} from '../case-world.ts';

/** [CS13] The number of the next document of a case, as `M26-000123-K/1`. */
export function nextDocumentNumber({ number, documents }: Pick<Case, 'number' | 'documents'>): string {
  return `${number}/${documents.length + 1}`;
}

/** [CS13] A document is issued, of a kind that fits the case. Refuses `in-use`: its number was given to another meanwhile. */
export function issue(world: CaseWorld, command: IssueDocument): CaseDecision {
  const moving = theCase(world, command.case, 'issue');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  if (hasConflict(found, world.staff)) return conflict;
  const { document, kind, number, hash } = command;
  const known = world.centre.caseDocuments?.find(({ id }) => id === kind);
  if (known === undefined || (known.kind ?? found.kind) !== found.kind)
    return refuse('kind-not-found', 'There is no such kind of document for this case', { kind });
  if (number !== nextDocumentNumber(found)) return refuse('in-use', 'Another document has this number', { number });
  return casesDecided({ ...stampCase(world, found.id), type: 'case-document-issued', document, kind, number, hash });
}

/** [CS13] A document holds no longer, with the reason. Refuses `file-not-found`, and `wrong-status` where it was withdrawn. */
export function revoke(world: CaseWorld, { case: id, document, reason }: RevokeDocument): CaseDecision {
  const moving = theCase(world, id, 'revoke');
  if (!moving.ok) return moving;
  const { found } = moving.value;
  if (hasConflict(found, world.staff)) return conflict;
  const one = found.documents.find((issued) => issued.id === document);
  if (one === undefined) return refuse('file-not-found', 'There is no such document', { document });
  if (one.withdrawn !== null) return refuse('wrong-status', 'It is withdrawn already', { number: one.number });
  return casesDecided({
    ...stampCase(world, id),
    type: 'case-document-withdrawn',
    document,
    ...because(world, reason),
  });
}
