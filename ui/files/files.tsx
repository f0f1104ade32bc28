import { useId, useState } from 'preact/hooks';
import type { CaseFileBody } from '../../shared/cases/case-file-schema.ts';
import { type RefusalWords, refusalWords } from '../refusal-words.ts';
import { type FileWords, fileWordsIn } from './file-words.ts';
import type { FilesModel, SendingFile } from './files-model.ts';

interface Spoken {
  readonly language: string;
}

/** The files that there are, each to be saved; `path` is the address that they stand under. */
export function FileList({
  files,
  path,
  language,
}: Spoken & { readonly files: readonly CaseFileBody[]; readonly path: string }) {
  const words = fileWordsIn(language);
  return (
    <ul class="files">
      {files.map(({ id, name, bytes, part }) => (
        <li key={id}>
          <a class="files__link" href={`${path}/${encodeURIComponent(id)}`} download={name}>
            {name}
          </a>
          <span class="files__more">
            {sizeIn(bytes, words)}, {words.kinds[part]}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How buttons look: larger ones on pages for phones. */
type Look = '' | 'button--large';

interface Adding extends Spoken {
  readonly model: FilesModel;
  readonly refusals: RefusalWords;
  readonly look?: Look;
}

/** Where files are added: by drag, or chosen with a button; what is on its way stands below, and what did not go says why. */
export function AddFiles({ model, language, refusals, look = '' }: Adding) {
  const words = fileWordsIn(language);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => void model.add(Array.from(files ?? []));
  return (
    <fieldset
      class={`files__drop ${isOver ? 'files__drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <legend class="visually-hidden">{words.files}</legend>
      <Choosing {...{ words, look, take }} />
      <p class="files__status" role="status">
        {model.added.value === null ? '' : words.added(model.added.value)}
      </p>
      {model.sending.value.map((one) => (
        <OnItsWay key={one.key} {...{ one, model, words, refusals, look }} />
      ))}
    </fieldset>
  );
}

const Choosing = (parts: {
  readonly words: FileWords;
  readonly look: Look;
  readonly take: (files: FileList | null) => void;
}) => {
  const { words, look, take } = parts;
  const id = useId();
  return (
    <>
      <input
        {...{ id, type: 'file', multiple: true, class: 'files__input visually-hidden' }}
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
      <label class={`button ${look}`} for={id}>
        {words.choose}
      </label>
      <p class="files__more" id={`${id}-hint`}>
        {words.hint}
      </p>
    </>
  );
};

interface Way {
  readonly one: SendingFile;
  readonly model: FilesModel;
  readonly words: FileWords;
  readonly refusals: RefusalWords;
  readonly look: Look;
}

const OnItsWay = ({ one, model, words, refusals, look }: Way) => {
  if (one.trouble === null)
    return (
      <div class="files__way">
        <span class="files__name">{words.sending(one.name)}</span>
        <progress max={1} value={one.share} aria-label={words.sending(one.name)} />
      </div>
    );
  return (
    <div class="files__way files__way--bad" role="alert">
      <span class="files__name">
        {one.name}: {one.trouble === 'lost' ? words.lost : refusalWords(one.trouble, refusals)}
      </span>
      <div class="files__ways">
        {one.trouble === 'lost' && (
          <button type="button" class={`button ${look}`} onClick={() => void model.retry(one.key)}>
            {words.retry}
          </button>
        )}
        <button type="button" class={`button ${look}`} onClick={() => model.dismiss(one.key)}>
          {words.dismiss}
        </button>
      </div>
    </div>
  );
};

/** How large a file is, as a person reads it. */
const sizeIn = (bytes: number, words: FileWords): string => {
  const kb = Math.max(1, Math.round(bytes / 1024));
  if (kb < 1000) return words.kb(String(kb));
  return words.mb(Math.round((bytes / 1024 / 1024) * 10));
};
