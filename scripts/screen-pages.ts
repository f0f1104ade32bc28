import type { Plugin } from 'vite';

/** The HTML of every screen, which differs in little: the file on disk only says that there is one. */
export const screenPages: Plugin = {
  name: 'screen-pages',
  transformIndexHtml: {
    order: 'pre',
    handler(html, { path }) {
      const screen = /^\/(\w+)\/index\.html$/.exec(path)?.[1] ?? '';
      const about = screens.get(screen);
      return about === undefined ? html : pageOf(screen, about);
    },
  },
};

interface ScreenPage {
  /** Whether browsers may translate it: then it has no names and numbers that a translation could turn round. */
  readonly mayBeTranslated?: boolean;
  readonly head?: readonly string[];
}

const themed = '<meta name="theme-color" content="#f4f6f4" />';
const screens: ReadonlyMap<string, ScreenPage> = new Map<string, ScreenPage>([
  ['kiosk', {}],
  ['display', {}],
  ['counter', {}],
  ['manager', {}],
  ['phone', { head: [themed, '<link rel="apple-touch-icon" href="/icons/apple-180.png" />'] }],
  ['services', { mayBeTranslated: true, head: [themed] }],
  ['appeal', { head: ['<meta name="robots" content="noindex" />', themed] }],
  ['feedback', {}],
  ['follow', { head: [themed] }],
  ['country', { head: ['<meta name="robots" content="noindex" />'] }],
  ['office', { head: ['<meta name="robots" content="noindex" />'] }],
  ['booking', { head: ['<meta name="robots" content="noindex" />', themed] }],
]);

const pageOf = (screen: string, { mayBeTranslated = false, head = [] }: ScreenPage): string => `<!doctype html>
<html lang="az"${mayBeTranslated ? '' : ' translate="no"'}>
  <head>
    ${[
      '<meta charset="utf-8" />',
      ...(mayBeTranslated ? [] : ['<meta name="google" content="notranslate" />']),
      '<meta name="viewport" content="width=device-width, initial-scale=1" />',
      ...head,
      '<title>Növbə</title>',
      `<script type="module" src="/${screen}/main.tsx"></script>`,
    ].join('\n    ')}
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>
`;
