import type { Plugin } from 'vite';

/**
 * `textsOf('kiosk')` (ui/words.ts) becomes that one export of each text file, which leaves out all others: by the query each is a module of its own.
 * So are the words of a language in a screen's own folder (kiosk/text/ru.ts): what it takes from shared/text goes into its file and no other.
 */
export const texts: Plugin = {
  name: 'texts',
  enforce: 'pre',
  transform: (code, id) => {
    const [, screen, preview = ''] = /\/(kiosk|display)\/text\/\w\w\.ts(?:\?(preview))?$/.exec(id) ?? [];
    if (screen !== undefined) return code.replace(/(\/shared\/text\/\w\w\.ts)/, `$1?${screen}-first${preview}`);
    if (!/\/words\.ts(\?preview)?$/.test(id)) return null;
    return code.replace(
      /\btextsOf\('(\w+)'\)/g,
      "textsOf(import.meta.glob('/shared/text/??.ts', { eager: true, import: '$1', query: '?$1' }))",
    );
  },
};
