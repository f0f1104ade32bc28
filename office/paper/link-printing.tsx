import { inEach, textsIn } from '../../shared/languages.ts';
import { useOffice } from '../screens/context.ts';
import { troubleWords } from '../screens/trouble.tsx';
import { Choice } from './choice.tsx';
import type { LinkPrinting } from './link-printing-model.ts';

/** [PV3] The citizen who is there gets the link to their case on paper: nobody reads it on screen. Nothing where there is no printer. */
export function LinkPrinted({ model }: { readonly model: LinkPrinting }) {
  const { language, words } = useOffice();
  const said = textsIn(all, language);
  const { printers, printer, busy, trouble, sentTo } = model;
  if (printers.length === 0) return null;
  return (
    <div class="paper__slip">
      <p class="field__hint">{said.what}</p>
      {printers.length > 1 && (
        <Choice
          id="printer"
          label={said.printer}
          value={printer.value}
          options={printers.map(({ id, name }) => [id, name])}
          onChoose={model.choose}
        />
      )}
      <button type="button" class="button" aria-disabled={busy.value} onClick={() => void model.print()}>
        {said.print}
      </button>
      <div role="status">{sentTo.value !== null && <p class="notice">{said.sent(sentTo.value)}</p>}</div>
      {trouble.value !== null && (
        <p class="notice notice--bad" role="alert">
          {troubleWords(trouble.value, words)}
        </p>
      )}
    </div>
  );
}

/** The same on the page of a case, for those who may. */
export function LinkSheet({ model }: { readonly model: LinkPrinting }) {
  const { language } = useOffice();
  if (model.printers.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="case-link">
      <h2 id="case-link">{textsIn(all, language).heading}</h2>
      <LinkPrinted model={model} />
    </section>
  );
}

interface Said {
  readonly heading: string;
  readonly what: string;
  readonly printer: string;
  readonly print: string;
  readonly sent: (printer: string) => string;
}

const all = inEach<Said>({
  az: {
    heading: 'Müraciət edənə vərəq',
    what: 'Müraciət edən buradadırsa, nömrəni və müraciətin QR kodunu kağızda verin. Çap qeydə alınır.',
    printer: 'Printer',
    print: 'Nömrəni və QR kodu çap et',
    sent: (printer) =>
      `«${printer}» printerinə göndərildi. Vərəqi yalnız müraciət edənə verin; çıxmasa, printerə baxın.`,
  },
  ru: {
    heading: 'Листок для заявителя',
    what: 'Если заявитель здесь, дайте ему на бумаге номер и QR‑код обращения. Печать записывается.',
    printer: 'Принтер',
    print: 'Напечатать номер и QR‑код',
    sent: (printer) =>
      `Отправлено на принтер «${printer}». Отдайте листок только заявителю; если он не вышел, проверьте принтер.`,
  },
  en: {
    heading: 'Slip for the applicant',
    what: 'If the applicant is here, give them the number and the QR code of the case on paper. The printing is on record.',
    printer: 'Printer',
    print: 'Print the number and the QR code',
    sent: (printer) =>
      `Sent to the printer “${printer}”. Give the slip to the applicant alone; if it does not come out, look at the printer.`,
  },
});
