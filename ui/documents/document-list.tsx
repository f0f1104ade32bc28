import type { ComponentChildren } from 'preact';
import type { DocumentBody } from '../../shared/cases/document-routes.ts';
import { textsIn } from '../../shared/languages.ts';
import { type CalendarWords, inLanguage, longDate, type Words } from '../../shared/words.ts';

interface Listed {
  readonly documents: readonly DocumentBody[];
  /** The address that they stand under. */
  readonly path: string;
  readonly language: string;
  readonly calendar: CalendarWords;
  readonly timeZone: string;
  /** What stands beside one, as what can be done with it. */
  readonly beside?: (document: DocumentBody) => ComponentChildren;
}

/** [CS13] The documents that were issued, each to be opened; what was withdrawn says so. */
export function DocumentList({ documents, path, language, calendar, timeZone, beside }: Listed) {
  const words = documentWords(language);
  return (
    <ul class="files">
      {documents.map((document) => {
        const { id, name, number, at, withdrawnAt } = document;
        return (
          <li key={id}>
            <a class="files__link" href={`${path}/${encodeURIComponent(id)}`} target="_blank" rel="noopener">
              {inLanguage(name, language)} (PDF)
            </a>
            <span class="files__more">
              {number}, {longDate(Date.parse(at), timeZone, calendar)}
              {withdrawnAt !== null && `. ${words.withdrawn}`}
            </span>
            {beside?.(document)}
          </li>
        );
      })}
    </ul>
  );
}

/** The words of documents, in a language. */
export function documentWords(language: string): Words<typeof az> {
  return textsIn({ az, ru, en }, language);
}

const az = {
  documents: 'Verilən sənədlər',
  withdrawn: 'Geri götürülüb',
  kind: 'Sənədin növü',
  issue: 'Sənəd ver',
};
const ru: typeof az = {
  documents: 'Выданные документы',
  withdrawn: 'Отозван',
  kind: 'Вид документа',
  issue: 'Выдать документ',
};
const en: typeof az = {
  documents: 'Documents issued',
  withdrawn: 'Withdrawn',
  kind: 'Kind of document',
  issue: 'Issue a document',
};
