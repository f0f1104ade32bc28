import { planPanel } from '../../../shared/reports/chart-columns.ts';
import { labelEvery } from '../../../shared/reports/chart-scale.ts';
import { colours, heightOf, inner, line, margin, needRoom, type Pdf, paragraph, widest } from './pdf-page.ts';
import type { FileCharts, FilePanel } from './report-content.ts';

/** Draws the pictures of a report where the document stands. */
export function drawCharts(pdf: Pdf, charts: FileCharts): void {
  if (charts.alongTime) drawOverTime(pdf, charts);
  else drawOfKeys(pdf, charts);
  if (charts.note === null) return;
  line(pdf, charts.note, { x: margin, y: pdf.y, width: inner, size: 7.5, colour: colours.soft });
  pdf.y += 8;
}

const panelHeight = 58;
const panelStep = 92;
const gutter = 58;
const labelSize = 6.5;

const drawOverTime = (pdf: Pdf, charts: FileCharts): void => {
  needRoom(pdf, charts.panels.length * panelStep + 16);
  for (const panel of charts.panels) {
    drawPanel(pdf, panel, charts.labels, pdf.y);
    pdf.y += panelStep;
  }
  const [width, count] = [inner - gutter, charts.labels.length];
  const room = Math.max(34, widest(pdf, charts.labels, labelSize, 'regular') + 4);
  const every = labelEvery(count, width, room);
  charts.labels.forEach((label, at) => {
    if (at % every !== 0) return;
    const middle = margin + gutter + ((at + 0.5) * width) / count;
    const place = { x: middle - room / 2, y: pdf.y - 12, width: room, size: labelSize } as const;
    line(pdf, label, { ...place, colour: colours.soft, align: 'center' });
  });
  pdf.y += 10;
};

const isPoor = ({ kind, target }: FilePanel, value: number | null): boolean =>
  kind === 'share' && target !== null && value !== null && value < target.value;

const drawPanel = (pdf: Pdf, panel: FilePanel, labels: readonly string[], top: number): void => {
  line(pdf, panel.title, { x: margin, y: top, width: inner - 120, size: 8.5, font: 'strong' });
  if (panel.target !== null) {
    const at = { x: margin + inner - 160, y: top + 0.5, width: 160, size: 7.5, colour: colours.soft } as const;
    line(pdf, panel.target.word, { ...at, align: 'right' });
  }
  const [x, y, width] = [margin + gutter, top + 16, inner - gutter];
  const figures = panel.values.map((value, at) => ({ key: `${at} ${labels[at]}`, value }));
  const ticks = panel.ticks.map(({ value }) => value);
  const plan = planPanel(figures, ticks, panel.target?.value ?? null, { width, height: panelHeight });
  panel.ticks.forEach(({ word }, at) => {
    const height = y + (plan.ticks[at]?.y ?? 0);
    pdf
      .moveTo(x, height)
      .lineTo(x + width, height)
      .lineWidth(0.5)
      .strokeColor(colours.line)
      .stroke();
    line(pdf, word, { x: margin, y: height - 4, width: gutter - 8, size: 7, colour: colours.soft, align: 'right' });
  });
  plan.columns.forEach(({ band, column }, at) => {
    if (column === null || column.height <= 0) return;
    const excess = panel.kind === 'duration' ? column.excess : 0;
    const whole = isPoor(panel, panel.values[at] ?? null);
    pdf.rect(x + band.x, y + column.y, band.width, column.height).fill(whole ? colours.excess : colours.brand);
    if (excess > 0) pdf.rect(x + band.x, y + column.y, band.width, excess).fill(colours.excess);
  });
  if (plan.targetY !== null) drawTarget(pdf, x, y + plan.targetY, width);
};

const drawTarget = (pdf: Pdf, x: number, y: number, width: number): void => {
  pdf.save();
  pdf
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.9)
    .dash(3, { space: 2 })
    .strokeColor(colours.ink)
    .stroke();
  pdf.restore();
};

const drawOfKeys = (pdf: Pdf, { labels, panels }: FileCharts): void => {
  const heights = labels.map((label) => heightOf(pdf, label, { width: keyWidth - 12, size: keySize }));
  const all = heights.reduce((sum, height) => sum + rowHeight(height), headRoom);
  needRoom(pdf, Math.min(all, mostTogether));
  const bars = barsOf(pdf, panels);
  drawKeyHeads(pdf, bars);
  for (const [row, label] of labels.entries()) {
    const tall = rowHeight(heights[row] ?? 0);
    if (needRoom(pdf, tall)) drawKeyHeads(pdf, bars);
    const y = pdf.y;
    pdf
      .moveTo(margin, y)
      .lineTo(margin + inner, y)
      .lineWidth(0.5)
      .strokeColor(colours.line)
      .stroke();
    paragraph(pdf, label, { x: margin, y: y + 4.5, width: keyWidth - 12, size: keySize });
    for (const bar of bars) drawBar(pdf, bar, row, y + tall / 2 - 5.5);
    pdf.y = y + tall;
  }
  pdf.y += 8;
};
const headRoom = 40;
/** A picture that is higher than this goes on over the page. */
const mostTogether = 330;
const keyWidth = 160;
const keySize = 8;

/** A panel's place: its bars from x on, each with its figure behind it. */
interface Bars {
  readonly panel: FilePanel;
  readonly x: number;
  readonly room: number;
  readonly figure: number;
}

/** All bars are equally long at most; figures take what they need. */
const barsOf = (pdf: Pdf, panels: readonly FilePanel[]): readonly Bars[] => {
  const figures = panels.map(({ words }) => widest(pdf, words, figureSize, 'regular') + 6);
  const taken = figures.reduce((sum, figure) => sum + figure + between, 0);
  const room = (inner - keyWidth - taken) / panels.length;
  let x = margin + keyWidth;
  return panels.map((panel, at) => {
    const bars = { panel, x, room, figure: figures[at] ?? 0 };
    x += room + bars.figure + between;
    return bars;
  });
};
const between = 10;
const figureSize = 7;

const drawKeyHeads = (pdf: Pdf, bars: readonly Bars[]): void => {
  const heads = bars.map(({ panel, x, room, figure }) => {
    const at = { x, width: room + figure, size: 7.5, font: 'strong' } as const;
    return { at, title: panel.title, height: heightOf(pdf, panel.title, at) };
  });
  const tall = Math.max(...heads.map(({ height }) => height));
  for (const { at, title, height } of heads) paragraph(pdf, title, { ...at, y: pdf.y + tall - height });
  pdf.y += tall + 5;
};

const rowHeight = (ofKey: number): number => Math.max(19, ofKey + 9);

const drawBar = (pdf: Pdf, { panel, x, room, figure }: Bars, row: number, y: number): void => {
  const top = panel.ticks.at(-1)?.value ?? 1;
  const value = panel.values[row] ?? null;
  const long = value === null || top <= 0 ? 0 : Math.min(1, value / top) * room;
  const target = panel.target === null || top <= 0 ? null : Math.min(1, panel.target.value / top) * room;
  pdf.rect(x, y, room, 11).fill(colours.ground);
  if (long > 0) pdf.rect(x, y, long, 11).fill(isPoor(panel, value) ? colours.excess : colours.brand);
  if (target !== null) {
    if (panel.kind === 'duration' && long > target) pdf.rect(x + target, y, long - target, 11).fill(colours.excess);
    pdf
      .moveTo(x + target, y - 2)
      .lineTo(x + target, y + 13)
      .lineWidth(0.9)
      .strokeColor(colours.ink)
      .stroke();
  }
  line(pdf, panel.words[row] ?? '', { x: x + room + 4, y: y + 1.5, width: figure, size: figureSize });
};
