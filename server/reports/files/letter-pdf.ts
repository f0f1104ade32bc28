import { encode } from 'uqr';
import type { LetterContent } from './letter-content.ts';
import { pdfBytes } from './pdf-bytes.ts';
import {
  colours,
  type FontName,
  flow,
  inner,
  line,
  margin,
  needRoom,
  newPdf,
  type Pdf,
  pageHeight,
  paragraph,
} from './pdf-page.ts';

/** A letter on pages of A4: the head of the authority, to whom, the text as it was written, who signed. */
export async function letterPdf(letter: LetterContent): Promise<Uint8Array> {
  const pdf = newPdf(`${letter.number}. ${letter.subject}`, letter.language, letter.from);
  return pdfBytes(pdf, () => {
    drawHead(pdf, letter);
    drawSubject(pdf, letter);
    flow(pdf, letter.body, { size, gap: 7 });
    drawSigned(pdf, letter);
    if (letter.check !== undefined) drawCheck(pdf, letter.check);
    drawFeet(pdf, letter);
  });
}

const size = 11;
const strong: FontName = 'strong';

const drawHead = (pdf: Pdf, { from, number, date, to, words }: LetterContent): void => {
  pdf.rect(0, 0, inner + 2 * margin, 6).fill(colours.brand);
  const head = { x: margin, y: margin, width: inner, size: 15, font: 'bold', colour: colours.brand } as const;
  pdf.y = margin + paragraph(pdf, from, head) + 6;
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(margin + inner, pdf.y)
    .lineWidth(0.8)
    .strokeColor(colours.line)
    .stroke();
  const top = pdf.y + 14;
  const left = { x: margin, width: inner * 0.4, size: 9.5 } as const;
  line(pdf, `${words.number} ${number}`, { ...left, y: top, font: 'strong' });
  line(pdf, `${words.date} ${date}`, { ...left, y: top + 15, colour: colours.soft });
  const right = { x: margin + inner * 0.5, width: inner * 0.5 } as const;
  let y = top;
  for (const [at, text] of (to.length === 0 ? [] : [words.to, ...to]).entries()) {
    const look = at === 0 ? { size: 9.5, colour: colours.soft } : at === 1 ? { size, font: strong } : { size };
    y += paragraph(pdf, text, { ...right, ...look, y }) + 3;
  }
  pdf.y = Math.max(top + 40, y) + 18;
};

const drawSubject = (pdf: Pdf, { subject, outcome, words }: LetterContent): void => {
  pdf.y += paragraph(pdf, subject, { x: margin, y: pdf.y, width: inner, size: 13, font: 'strong' }) + 4;
  const said = { x: margin, y: pdf.y, width: inner, size: 9.5, colour: colours.soft };
  pdf.y += outcome === null ? 8 : paragraph(pdf, `${words.outcome} ${outcome}`, said) + 14;
};

const drawSigned = (pdf: Pdf, { signed }: LetterContent): void => {
  needRoom(pdf, 60);
  pdf.y += 20;
  for (const [at, text] of signed.entries()) {
    const font = at === 0 ? 'strong' : 'regular';
    pdf.y += paragraph(pdf, text, { x: margin, y: pdf.y, width: inner, size, font }) + 3;
  }
};

/** The code, where it is checked, and the same as a QR code of 80 points. */
const drawCheck = (pdf: Pdf, { code, how, address, isOpen }: NonNullable<LetterContent['check']>): void => {
  needRoom(pdf, qrSize + 30);
  pdf.y += 20;
  const top = pdf.y;
  if (isOpen) drawQr(pdf, address, { x: margin, y: top });
  const beside = isOpen ? qrSize + 16 : 0;
  const place = { x: margin + beside, width: inner - beside } as const;
  let y = top + 4;
  y += paragraph(pdf, code, { ...place, y, size: 12, font: 'strong' }) + 6;
  y += paragraph(pdf, how, { ...place, y, size: 9.5, colour: colours.soft }) + 3;
  y += paragraph(pdf, address, { ...place, y, size: 9.5 });
  pdf.y = Math.max(y, top + (isOpen ? qrSize : 0));
};

const qrSize = 80;
const drawQr = (pdf: Pdf, text: string, { x, y }: { readonly x: number; readonly y: number }): void => {
  const { data, size: side } = encode(text, { border: 0 });
  const dot = qrSize / side;
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries()) if (dark) pdf.rect(x + column * dot, y + row * dot, dot, dot);
  pdf.fill('#000000');
};

const drawFeet = (pdf: Pdf, { number }: LetterContent): void => {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    const foot = { x: margin, y: pageHeight - margin, width: inner, size: 8, colour: colours.soft } as const;
    pdf.page.margins.bottom = 0;
    line(pdf, `${number} · ${page - start + 1} / ${count}`, { ...foot, align: 'right' });
  }
};
