import { useState } from 'preact/hooks';
import { DocumentList, documentWords } from '../../ui/documents/document-list.tsx';
import { useOffice } from '../screens/context.ts';
import { TroubleLines } from '../screens/trouble.tsx';
import type { CaseModel, CaseShown } from './case-model.ts';
import { WithdrawDocument } from './withdraw-document.tsx';

interface Shown {
  readonly model: CaseModel;
  readonly value: CaseShown;
}

/** [CS13] What was issued from a case; who may, issues another. */
export function CaseDocuments({ model, value }: Shown) {
  const { work, words, language } = useOffice();
  const said = documentWords(language);
  const kinds = work.office.documents.filter(({ kind }) => kind === null || kind === value.case.kind);
  const issues = value.may.includes('issue') && value.person !== null && kinds.length > 0;
  if (!issues && value.documents.length === 0) return null;
  const path = `/api/centres/${encodeURIComponent(work.centre)}/cases/${encodeURIComponent(value.case.id)}/documents`;
  return (
    <section class="sheet" aria-labelledby="case-documents">
      <h2 id="case-documents">{said.documents}</h2>
      <DocumentList
        {...{ documents: value.documents, path, language, calendar: words, timeZone: work.office.timeZone }}
        beside={(document) =>
          document.withdrawnAt === null && value.may.includes('revoke') ? (
            <WithdrawDocument model={model.documents} document={document} />
          ) : null
        }
      />
      {issues && <Issuing model={model} kinds={kinds} />}
    </section>
  );
}

type Kinds = ReturnType<typeof useOffice>['work']['office']['documents'];

const Issuing = ({ model, kinds }: Pick<Shown, 'model'> & { readonly kinds: Kinds }) => {
  const { text, language } = useOffice();
  const said = documentWords(language);
  const [chosen, choose] = useState(kinds[0]?.id ?? '');
  const { busy, trouble, issue } = model.documents;
  return (
    <>
      <div class="field">
        <label for="document-kind">{said.kind}</label>
        <select id="document-kind" value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {kinds.map(({ id, name }) => (
            <option key={id} value={id}>
              {text(name)}
            </option>
          ))}
        </select>
      </div>
      <button type="button" class="button" disabled={busy.value} onClick={() => void issue(chosen)}>
        {said.issue}
      </button>
      {trouble.value !== null && <TroubleLines why={trouble.value} onRetry={() => void issue(chosen)} />}
    </>
  );
};
