import { useEffect } from 'preact/hooks';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank } from '../../ui/answered.tsx';
import { dayAndTime } from '../../ui/format.ts';
import { Heads } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { aboutIn } from './security-about.ts';
import type { SecurityLine } from './security-model.ts';

/** Who came in, who tried, and what was changed of who may. */
export function SecurityPage({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const { security } = office;
  useEffect(() => void security.load(), [security]);
  return (
    <>
      <p class="lead">{words.security.lead}</p>
      <p>
        <a class="button" href="/api/security/lines" download="security.ndjson">
          {words.security.download}
        </a>
      </p>
      <Answered state={security.state.value} onRetry={security.load}>
        {(lines) => <Lines office={office} lines={lines} />}
      </Answered>
    </>
  );
}

const Line = ({ office, line }: { readonly office: Office; readonly line: SecurityLine }) => {
  const { words } = useWords();
  const { kinds, times } = words.security;
  return (
    <tr>
      <th scope="row">
        {kinds[line.what]}
        {line.times > 1 && ` · ${times(line.times)}`}
      </th>
      <td translate={false}>{line.who ?? (line.what === 'configured' ? words.security.byHand : '–')}</td>
      <td translate={false}>{line.address ?? '–'}</td>
      <td translate={false}>{aboutIn(words, line)}</td>
      <td class="figure">{dayAndTime(Date.parse(line.lastAt), office.timeZone.value, words)}</td>
    </tr>
  );
};

const Lines = ({ office, lines }: { readonly office: Office; readonly lines: readonly SecurityLine[] }) => {
  const { words } = useWords();
  const { what, who, from, about, when, none, older } = words.security;
  if (lines.length === 0) return <Blank title={none} />;
  return (
    <>
      <table class="table table--roomy">
        <Heads words={[what, who, from, about]} figures={[when]} />
        <tbody>
          {lines.map((line) => (
            <Line key={line.seq} office={office} line={line} />
          ))}
        </tbody>
      </table>
      {office.security.mayHaveMore.value && (
        <p>
          <button class="button" type="button" onClick={() => void office.security.more()}>
            {older}
          </button>
        </p>
      )}
    </>
  );
};
