import { type Band, bands, yOf } from './chart-scale.ts';

/** The geometry of one panel of columns. Dots; 0 is at the top left. */

export interface ColumnPlan {
  readonly key: string;
  readonly band: Band;
  /** null where there is no figure: nothing is drawn. */
  readonly column: {
    readonly y: number;
    readonly height: number;
    /** The part beyond the target, from the top; 0 = none. */
    readonly excess: number;
  } | null;
}
export interface PanelPlan {
  readonly columns: readonly ColumnPlan[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  readonly targetY: number | null;
}

/** Columns over the bands of a width: what lies beyond an upper target is told apart. */
export function planPanel(
  figures: readonly { readonly key: string; readonly value: number | null }[],
  ticks: readonly number[],
  target: number | null,
  size: { readonly width: number; readonly height: number },
): PanelPlan {
  const top = ticks.at(-1) ?? 1;
  const targetY = target === null ? null : yOf(target, top, size.height);
  const places = bands(figures.length, size.width);
  const columns = figures.map(({ key, value }, index): ColumnPlan => {
    const band = places[index] ?? { x: 0, width: 0 };
    if (value === null) return { key, band, column: null };
    const y = yOf(value, top, size.height);
    const excess = targetY === null ? 0 : Math.max(0, targetY - y);
    return { key, band, column: { y, height: size.height - y, excess } };
  });
  return { columns, ticks: ticks.map((value) => ({ value, y: yOf(value, top, size.height) })), targetY };
}

/** The greatest of the figures and the target, for the axis to hold both; 0 where there is nothing. */
export function axisMax(figures: readonly { readonly value: number | null }[], target: number | null): number {
  return figures.reduce((max, { value }) => Math.max(max, value ?? 0), target ?? 0);
}
