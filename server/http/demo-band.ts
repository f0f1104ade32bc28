import { inEach, screenLanguages } from '../../shared/languages.ts';

/** A page of a demo, as it is served: above all that it shows stands a band that says so. No script of the page knows of it. */
export function withBand(page: string): string {
  return page
    .replace('</head>', `<link rel="stylesheet" href="${bandSheet.path}" /></head>`)
    .replace(/<body[^>]*>/, (body) => `${body}${band}`);
}

const words = inEach({
  az: 'Nümayiş: buradakı növbə uydurmadır',
  ru: 'Демонстрация: эта очередь вымышленная',
  en: 'Demo: the queue here is made up',
});

const shownIn = screenLanguages.map((one) => `.demo-band:lang(${one}) [lang=${one}]`).join(',');

/** What the band looks like; it goes by the language that the page says it is in. Screens leave it room by `--band`. */
export const bandSheet = {
  path: '/demo-band.css',
  text: `:root{--band:max(28px,2.6vmin)}
.demo-band{display:flex;align-items:center;justify-content:center;height:var(--band);padding:0 12px;
font-size:calc(var(--band)*.52);font-weight:var(--weight-strong);line-height:var(--leading-one);color:#0f2420;background:#fff2cf;box-shadow:inset 0 -1px #e3c877;
white-space:nowrap;overflow:hidden;user-select:none}
.demo-band span{display:none}
${shownIn}{display:inline}
@media print{.demo-band{display:none}:root{--band:0px}}
`,
} as const;

const band = `<div class="demo-band" role="note">${Object.entries(words)
  .map(([language, text]) => `<span lang="${language}">${text}</span>`)
  .join('')}</div>`;
