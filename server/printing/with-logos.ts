import { createLogoFiles, type LogoFiles } from '../files/logo-files.ts';
import type { Drawing, DrawOrder } from './drawing.ts';

/** The logos in a folder, and the same drawing given the file of the one that a slip has; a logo that is not there stops no slip. */
export function drawingWithLogos(
  drawing: Drawing,
  folder: string,
): { readonly drawing: Drawing; readonly logos: LogoFiles } {
  const logos = createLogoFiles(folder);
  const draw: Drawing['draw'] = async (order) => {
    const hash = logoOf(order);
    if (hash === null || order.logo !== undefined) return drawing.draw(order);
    return drawing.draw({ ...order, logo: await logos.read(hash) });
  };
  return { drawing: { ...drawing, draw }, logos };
}

const logoOf = ({ slip }: DrawOrder): string | null => {
  if ('kind' in slip) return null;
  const { parts = [], logo } = slip.layout ?? {};
  return logo !== undefined && parts.some(({ part }) => part === 'logo') ? logo : null;
};
