import { useWords } from '../ui/use-words.ts';

export type FileKind = (typeof kinds)[number];

/** The same report as files, at the addresses that are given. */
export function ReportFiles({ addressOf }: { readonly addressOf: (kind: FileKind) => string }) {
  const { words } = useWords();
  return (
    <div class="history__files">
      {kinds.map((kind) => (
        <a key={kind} class="button" href={addressOf(kind)} download>
          {words.history.download(kindWords[kind])}
        </a>
      ))}
    </div>
  );
}

const kinds = ['pdf', 'xlsx', 'csv'] as const;
const kindWords = { pdf: 'PDF', xlsx: 'Excel', csv: 'CSV' } as const;
