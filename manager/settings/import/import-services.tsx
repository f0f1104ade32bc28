import './import.css';
import { useId } from 'preact/hooks';
import { FieldFault } from '../../../ui/field-fault.tsx';
import { useWords } from '../../ui/use-words.ts';
import { ColumnsTable } from './columns-table.tsx';
import type { ImportModel } from './import-model.ts';
import { importWords } from './import-words.ts';
import { PlanShown } from './plan-shown.tsx';

/** Services out of a paste or a file: what was read, what the columns are taken to be, and what taking it in would do. */
export function ImportServices({ from, model }: { readonly from: 'paste' | 'file'; readonly model: ImportModel }) {
  return (
    <div class="import">
      {from === 'paste' ? <Paste model={model} /> : <File model={model} />}
      {model.table.value !== null && <ColumnsTable model={model} />}
      <PlanShown model={model} />
    </div>
  );
}

const Paste = ({ model }: { readonly model: ImportModel }) => {
  const words = importWords(useWords().language);
  const id = useId();
  const fault = model.fault.value;
  return (
    <div class="field">
      <label for={id}>{words.paste}</label>
      <p class="field__hint" id={`${id}-hint`}>
        {words.pasteHint}
      </p>
      <textarea
        id={id}
        class="import__text"
        rows={6}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        placeholder={words.pasteExample}
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== null}
        value={model.text.value}
        onInput={({ currentTarget }) => model.paste(currentTarget.value)}
      />
      <FieldFault id={`${id}-fault`} fault={fault === null ? null : words.fileFaults[fault]} />
    </div>
  );
};

const File = ({ model }: { readonly model: ImportModel }) => {
  const words = importWords(useWords().language);
  const id = useId();
  const fault = model.fault.value;
  return (
    <div class="field">
      <label for={id}>{words.file}</label>
      <p class="field__hint" id={`${id}-hint`}>
        {words.fileHint}
      </p>
      <input
        id={id}
        type="file"
        accept=".xlsx,.csv,.tsv,.txt"
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== null}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) void model.open(file);
        }}
      />
      <p role="status" class="soft">
        {model.reading.value ? words.reading : ''}
      </p>
      <FieldFault id={`${id}-fault`} fault={fault === null ? null : words.fileFaults[fault]} />
    </div>
  );
};
