import { pdfBytes } from './pdf-bytes.ts';
import { drawCharts } from './pdf-charts.ts';
import {
  bottom,
  colours,
  heightOf,
  inner,
  line,
  margin,
  needRoom,
  newPdf,
  type Pdf,
  pageHeight,
  paragraph,
} from './pdf-page.ts';
import { type CellWords, drawTable } from './pdf-table.ts';
import type { FileFigure, ReportContent } from './report-content.ts';

/** The report on pages of A4: figures, pictures, tables, definitions in small print, and the number on every page. */
export async function pdfOf(content: ReportContent, words: CellWords): Promise<Uint8Array> {
  const pdf = newPdf(`${content.title}. ${content.subtitle}`, content.language, content.centre);
  return pdfBytes(pdf, () => {
    drawTitle(pdf, content);
    drawFigures(pdf, content);
    if (content.charts !== null) drawCharts(pdf, content.charts);
    pdf.y += 12;
    for (const table of content.tables) drawTable(pdf, table, words);
    drawDefinitions(pdf, content);
    drawFeet(pdf, content);
  });
}

const drawTitle = (pdf: Pdf, { title, subtitle, centre, period }: ReportContent): void => {
  pdf.rect(0, 0, inner + 2 * margin, 6).fill(colours.brand);
  const name = { x: margin, y: margin - 6, width: inner, size: 10, font: 'strong', colour: colours.brand } as const;
  // A long name takes the lines that it needs.
  const top = margin - 6 + paragraph(pdf, centre, name) + 4;
  line(pdf, title, { x: margin, y: top, width: inner * 0.62, size: 24, font: 'bold' });
  const right = { x: margin + inner * 0.5, width: inner * 0.5, align: 'right' } as const;
  line(pdf, period, { ...right, y: top + 2, size: 11, font: 'strong' });
  line(pdf, subtitle, { ...right, y: top + 18, size: 9, colour: colours.soft });
  const y = top + 37;
  pdf
    .moveTo(margin, y)
    .lineTo(margin + inner, y)
    .lineWidth(0.8)
    .strokeColor(colours.line)
    .stroke();
  pdf.y = y + 14;
};

/** The two averages and the level first and large, then the counts. */
const drawFigures = (pdf: Pdf, { figures, compared }: ReportContent): void => {
  const rows = [figures.slice(0, 3), figures.slice(3)];
  for (const [at, row] of rows.entries()) {
    const [top, width] = [pdf.y, inner / Math.max(1, row.length)];
    const named = Math.max(0, ...row.map(({ name }) => heightOf(pdf, name, { ...nameLook, width: width - 14 })));
    const heights = row.map((figure, column) =>
      drawFigure(pdf, figure, {
        ...{ x: margin + column * width, y: top, width: width - 14, named },
        size: at === 0 ? 21 : 15,
      }),
    );
    pdf.y = top + Math.max(0, ...heights) + 12;
  }
  if (compared !== null) {
    const small = { x: margin, width: inner, size: 8, colour: colours.soft } as const;
    pdf.y += paragraph(pdf, compared, { ...small, y: pdf.y - 2 }) + 6;
  }
  pdf
    .moveTo(margin, pdf.y)
    .lineTo(margin + inner, pdf.y)
    .lineWidth(0.8)
    .strokeColor(colours.line)
    .stroke();
  pdf.y += 14;
};

const nameLook = { size: 8, font: 'strong', colour: colours.soft } as const;
interface FigurePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** How high the highest name of its row is. */
  readonly named: number;
}

const drawFigure = (
  pdf: Pdf,
  { name, value, more, isMet }: FileFigure,
  { x, y, width, size, named }: FigurePlace,
): number => {
  paragraph(pdf, name, { ...nameLook, x, y, width });
  const colour = isMet === false ? colours.bad : colours.ink;
  line(pdf, value, { x, y: y + named + 1, width, size, font: 'bold', colour });
  let height = named + 1 + size * 1.3;
  for (const [at, text] of more.entries()) {
    const isTarget = at === 0 && isMet !== null;
    const sign = isTarget ? (isMet ? '✓ ' : '✗ ') : '';
    const shade = isTarget ? (isMet ? colours.good : colours.bad) : colours.soft;
    line(pdf, `${sign}${text}`, { x, y: y + height, width, size: 7.5, colour: shade });
    height += 11;
  }
  return height;
};

const drawDefinitions = (pdf: Pdf, content: ReportContent): void => {
  needRoom(pdf, 60);
  line(pdf, content.words.definitions, {
    x: margin,
    y: pdf.y,
    width: inner,
    size: 9,
    font: 'bold',
    colour: colours.brand,
  });
  pdf.y += 15;
  const small = { x: margin, width: inner, size: 7, colour: colours.soft } as const;
  for (const text of [
    ...content.definitions.map(({ name, text: meaning }) => `${name}: ${meaning}`),
    ...content.notes,
  ]) {
    needRoom(pdf, heightOf(pdf, text, small) + 2);
    pdf.y += paragraph(pdf, text, { ...small, y: pdf.y }) + 2;
  }
};

const drawFeet = (pdf: Pdf, { centre, made }: ReportContent): void => {
  const { start, count } = pdf.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    pdf.switchToPage(at);
    // What stands below the margin must not begin a page.
    pdf.page.margins.bottom = 0;
    const y = Math.min(bottom + 10, pageHeight - 30);
    const small = { y, size: 7.5, colour: colours.soft } as const;
    line(pdf, `${centre} · ${made}`, { ...small, x: margin, width: inner - 60 });
    line(pdf, `${at - start + 1} / ${count}`, { ...small, x: margin + inner - 60, width: 60, align: 'right' });
  }
};
