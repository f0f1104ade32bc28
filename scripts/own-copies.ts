import type { Plugin } from 'vite';

/**
 * What the manager's settings take from the kiosk, the wall and the phone (their preview, and from how far a wall is read) is built
 * again for them, as modules of their own: shared with those screens they would be cut into more files there, each of which a kiosk
 * or a wall has to fetch before it shows anything.
 */
export const ownCopies: Plugin = {
  name: 'own-copies',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (importer === undefined || !(isSettings(importer) || importer.endsWith(mark))) return null;
    const found = await this.resolve(source, importer.replace(mark, ''), { ...options, skipSelf: true });
    if (found === null || found.external || !isScreen(found.id, isSettings(importer))) return found;
    return { ...found, id: `${found.id}${mark}` };
  },
};

/** Whether a module is built for the preview alone. */
export function isOwnCopy(id: string): boolean {
  return id.endsWith(mark);
}

const mark = '?preview';
const isSettings = (path: string): boolean =>
  /\/manager\/settings\/(setup\/preview\/|devices\/(reach-table|wall-reach)\.)[^?]*$/.test(path);

/** A screen's own module, or what the wall measures by; for what such a module imports, those of ui/ too, which the screens have between them. */
const isScreen = (path: string, isDirect: boolean): boolean =>
  (measures.test(path) ||
    (isDirect ? /\/(kiosk|display|phone)\/[^?]*\.tsx?$/ : /\/(kiosk|display|phone|ui)\/[^?]*\.tsx?$/).test(path)) &&
  !path.includes('/node_modules/');

const measures = /\/(shared\/wall\/wall-layout|ui\/letters)\.ts$/;
