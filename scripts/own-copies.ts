import type { Plugin } from 'vite';

/**
 * What the preview beside the settings takes from the kiosk, the wall and the phone is built again for it, as modules of its own:
 * shared with those screens they would be cut into more files there, each of which a kiosk has to fetch before it shows anything.
 */
export const ownCopies: Plugin = {
  name: 'own-copies',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (importer === undefined || !(isPreview(importer) || importer.endsWith(mark))) return null;
    const found = await this.resolve(source, importer.replace(mark, ''), { ...options, skipSelf: true });
    if (found === null || found.external || !isScreen(found.id, isPreview(importer))) return found;
    return { ...found, id: `${found.id}${mark}` };
  },
};

const mark = '?preview';
const isPreview = (path: string): boolean => /\/manager\/settings\/setup\/preview\/[^?]*$/.test(path);

/** A screen's own module; for what such a module imports, those of ui/ and shared/ too, which the screens have between them. */
const isScreen = (path: string, isDirect: boolean): boolean =>
  (isDirect ? /\/(kiosk|display|phone)\/[^?]*\.tsx?$/ : /\/(kiosk|display|phone|ui)\/[^?]*\.tsx?$/).test(path) &&
  !path.includes('/node_modules/');
