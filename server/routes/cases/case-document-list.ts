import type { CaseDocument } from '../../../shared/cases/case-documents.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { DocumentBody } from '../../../shared/cases/document-routes.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { CaseStore } from '../../store/cases.ts';

/** The documents of a case that are kept, the first first. */
export async function documentsOf(
  store: Pick<CaseStore, 'keptDocuments'>,
  centre: Centre,
  { id, documents }: Pick<Case, 'id' | 'documents'>,
): Promise<DocumentBody[]> {
  if (documents.length === 0) return [];
  const kept = new Set(await store.keptDocuments(centre.id, id));
  return documents.filter((one) => kept.has(one.id)).map((one) => documentBody(centre, one));
}

/** What a kind of document is called; one that is configured no longer, by its code. */
export function documentName(centre: Centre, kind: string): Centre['name'] {
  return centre.caseDocuments?.find(({ id }) => id === kind)?.name ?? { az: kind };
}

/** A document as a reply shows it. */
export function documentBody(centre: Centre, { id, kind, number, at, withdrawn }: CaseDocument): DocumentBody {
  return {
    ...{ id, number, name: documentName(centre, kind) },
    at: new Date(at).toISOString(),
    withdrawnAt: withdrawn === null ? null : new Date(withdrawn).toISOString(),
  };
}
