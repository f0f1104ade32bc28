import { Fragment } from 'preact';
import { caseFileParts } from '../../shared/cases/case-files.ts';
import { fileWordsIn } from '../../ui/files/file-words.ts';
import { AddFiles, FileList } from '../../ui/files/files.tsx';
import { useOffice } from '../screens/context.ts';
import type { CaseModel, CaseShown } from './case-model.ts';

/** The files of a case; who may, adds to what is asked or to the answer. */
export function CaseFiles({ model, value }: { readonly model: CaseModel; readonly value: CaseShown }) {
  const { work, language } = useOffice();
  const said = fileWordsIn(language);
  const adds = value.may.includes('attach');
  const joined = value.joined.filter(({ files }) => files.length > 0);
  if (!adds && value.files.length === 0 && joined.length === 0) return null;
  const pathOf = (id: string) =>
    `/api/centres/${encodeURIComponent(work.centre)}/cases/${encodeURIComponent(id)}/files`;
  return (
    <section class="sheet" aria-labelledby="case-files">
      <h2 id="case-files">{said.files}</h2>
      <FileList files={value.files} path={pathOf(value.case.id)} language={language} />
      {joined.map((one) => (
        <Fragment key={one.case}>
          <h3>{said.ofCase(one.number)}</h3>
          <FileList files={one.files} path={pathOf(one.case)} language={language} />
        </Fragment>
      ))}
      {adds && <Adding model={model} />}
    </section>
  );
}

/** Adds a file to what is asked, or to the answer. */
const Adding = ({ model }: { readonly model: CaseModel }) => {
  const { words, language } = useOffice();
  const said = fileWordsIn(language);
  return (
    <>
      <div class="field">
        <label for="file-part">{said.part}</label>
        <select
          id="file-part"
          value={model.part.value}
          onChange={({ currentTarget }) => model.choosePart(currentTarget.value === 'request' ? 'request' : 'answer')}
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
  );
};
