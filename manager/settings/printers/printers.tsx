import { useEffect } from 'preact/hooks';
import { type PrinterStatus, printerStatuses } from '../../../shared/devices/printing.ts';
import { textsIn } from '../../../shared/languages.ts';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank, TroubleNotice } from '../../ui/answered.tsx';
import { dayAndTime } from '../../ui/format.ts';
import { PrinterMark } from '../../ui/mark.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { PrinterLine } from './printers-model.ts';

/** The printers: how they are, a test print, and what the virtual ones printed. */
export function PrintersPage({ office }: { readonly office: Office }) {
  const { words } = useWords();
  const { printers } = office;
  useEffect(() => printers.follow(), [printers]);
  return (
    <>
      <p class="lead">{words.printers.lead}</p>
      <TroubleNotice why={printers.change.trouble.value} />
      <Answered state={printers.state.value} onRetry={printers.load}>
        {(list) =>
          list.length === 0 ? (
            <Blank title={words.printers.none} />
          ) : (
            list.map((printer) => <One key={printer.id} office={office} printer={printer} />)
          )
        }
      </Answered>
    </>
  );
}

const statusOf = (word: string): PrinterStatus => printerStatuses.find((status) => status === word) ?? 'unknown';

const Slips = ({ office, printer }: { readonly office: Office; readonly printer: PrinterLine }) => {
  const { words } = useWords();
  const slips = office.printers.slips.value.get(printer.id) ?? [];
  if (slips.length === 0) return <Blank title={words.printers.noSlips} />;
  return (
    <>
      <h3>{words.printers.slips}</h3>
      <ul class="slips">
        {slips.map((slip) => {
          const time = dayAndTime(Date.parse(slip.at), office.timeZone.value, words);
          const url = office.printers.slipUrl(printer.id, slip.job);
          return (
            <li key={slip.job}>
              <a href={url} target="_blank" rel="noreferrer">
                <img src={url} alt={words.printers.slipAt(time)} loading="lazy" />
              </a>
              <p>{time}</p>
            </li>
          );
        })}
      </ul>
    </>
  );
};

/** How the printer answers, and what that means for its slips; a virtual one needs no asking. */
const Grade = ({ office, printer }: { readonly office: Office; readonly printer: PrinterLine }) => {
  const { words } = useWords();
  if (printer.kind === 'virtual') return null;
  const { grade, gradedAt } = printer;
  const found = gradedAt === null ? '' : dayAndTime(Date.parse(gradedAt), office.timeZone.value, words);
  return (
    <p class="printer__grade">
      {grade === null ? words.printers.noGrade : words.printers.grades[grade]}
      {gradedAt !== null && <span>{words.printers.gradedAt(found)}</span>}
    </p>
  );
};

/** The width of the paper that a printer of so many dots takes. */
const paperWords = (dots: 576 | 384, language: string): string => {
  const millimetres = dots === 576 ? 80 : 58;
  const all = { az: `kağız ${millimetres} mm`, ru: `бумага ${millimetres} мм`, en: `${millimetres} mm paper` };
  return textsIn(all, language);
};

const One = ({ office, printer }: { readonly office: Office; readonly printer: PrinterLine }) => {
  const { words, language } = useWords();
  const { test, tested, change } = office.printers;
  const kinds: { readonly [kind: string]: string } = words.printers.kinds;
  const dots = office.names.centre.value?.printers.find(({ id }) => id === printer.id)?.dots;
  const paper = dots === undefined ? null : paperWords(dots, language);
  return (
    <section class="printer">
      <div class="printer__head">
        <h2>{printer.name}</h2>
        <p>
          {kinds[printer.kind] ?? printer.kind}
          {paper !== null && `, ${paper}`}
        </p>
        <PrinterMark status={statusOf(printer.status)} />
        <button
          class="button"
          type="button"
          aria-label={`${words.printers.test}: ${printer.name}`}
          aria-disabled={change.busy.value}
          onClick={() => void test(printer.id)}
        >
          {words.printers.test}
        </button>
        <p role="status" class="good">
          {tested.value === printer.id ? words.printers.sent : ''}
        </p>
      </div>
      {printer.trouble !== null && <p class="printer__trouble">{words.printers.troubles[printer.trouble]}</p>}
      {printer.kiosks.length > 0 && <p class="printer__now">{words.printers.now(printer.kiosks.join(', '))}</p>}
      <Grade office={office} printer={printer} />
      {printer.kind === 'virtual' && <Slips office={office} printer={printer} />}
    </section>
  );
};
