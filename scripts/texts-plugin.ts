import type { Plugin } from 'vite';

/** `textsOf('kiosk')` (ui/words.ts) becomes that one export of each text file, which leaves out all others: by the query each is a module of its own. */
export const texts: Plugin = {
  name: 'texts',
  enforce: 'pre',
  transform: (code, id) =>
    /\/words\.ts(\?preview)?$/.test(id)
      ? code.replace(
          /\btextsOf\('(\w+)'\)/g,
          "textsOf(import.meta.glob('/shared/text/??.ts', { eager: true, import: '$1', query: '?$1' }))",
        )
      : null,
};
