import { caseFileParts } from '../../shared/case-files.ts';
import { fileWordsIn } from '../../ui/files/file-words.ts';
import { AddFiles, FileList } from '../../ui/files/files.tsx';
import { useOffice } from '../screens/context.ts';
import type { CaseModel, CaseShown } from './case-model.ts';

/** The files of a case; who may, adds to what is asked or to the answer. */
export function CaseFiles({ model, value }: { readonly model: CaseModel; readonly value: CaseShown }) {
  const { work, words, language } = useOffice();
  const said = fileWordsIn(language);
  const adds = value.may.includes('attach');
  if (!adds && value.files.length === 0) return null;
  const path = `/api/centres/${encodeURIComponent(work.centre)}/cases/${encodeURIComponent(value.case.id)}/files`;
  return (
    <section class="sheet" aria-labelledby="case-files">
      <h2 id="case-files">{said.files}</h2>
      <FileList files={value.files} path={path} language={language} />
      {adds && (
        <>
          <div class="field">
            <label for="file-part">{said.part}</label>
            <select
              id="file-part"
              value={model.part.value}
              onChange={({ currentTarget }) =>
                model.choosePart(currentTarget.value === 'request' ? 'request' : 'answer')
              }
            >
              {caseFileParts.map((part) => (
                <option key={part} value={part}>
                  {said.parts[part]}
                </option>
              ))}
            </select>
          </div>
          <AddFiles model={model.files} language={language} refusals={words.refusals} />
        </>
      )}
    </section>
  );
}
