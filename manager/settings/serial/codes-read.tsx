import type { Office } from '../../manager-model.ts';
import { Blank } from '../../ui/answered.tsx';
import { Heads } from '../../ui/table-parts.tsx';
import { clockSeconds } from './keys-pressed.tsx';
import type { CodeRead, SerialLine } from './serial-model.ts';
import type { SerialTexts } from './texts.ts';

/** The codes read last: by which scanner, and what each opened; never the code itself. */
export function CodesRead(props: {
  readonly office: Office;
  readonly reads: readonly CodeRead[];
  readonly scanners: readonly SerialLine[];
  readonly texts: SerialTexts;
}) {
  const { office, reads, scanners, texts } = props;
  const nameOf = (id: string): string => scanners.find((scanner) => scanner.id === id)?.name ?? id;
  return (
    <section aria-labelledby="codes-read">
      <h2 id="codes-read">{texts.codes}</h2>
      {reads.length === 0 ? (
        <Blank title={texts.noCodes} />
      ) : (
        <table class="table">
          <Heads words={[texts.when, texts.scanner, texts.result]} />
          <tbody>
            {reads.map((read) => (
              <tr key={`${read.at} ${read.scanner}`}>
                <td>{clockSeconds(Date.parse(read.at), office.timeZone.value)}</td>
                <th scope="row">{nameOf(read.scanner)}</th>
                <td>{texts.outcomes[read.came]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
