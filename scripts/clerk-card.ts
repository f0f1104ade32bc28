import { type KeyAction, keyActions, keyLabel } from '../counter/actions/keys.ts';
import type { InEach, ScreenLanguage } from '../shared/languages.ts';
import * as az from '../shared/text/az.ts';
import * as en from '../shared/text/en.ts';
import * as ru from '../shared/text/ru.ts';
import { cardWords } from './clerk-card-words.ts';

/** The clerk's card in a language: a page of HTML that prints on one sheet of A4 and loads nothing. */
export function clerkCard(language: ScreenLanguage): string {
  const { counter, common } = texts[language];
  const { title, lead, steps, otherwise, also, when, tips } = cardWords[language];
  const said = when(counter.queue.parked);
  const row = (action: Explained): string => {
    const name = action === 'next' ? `${counter.moves.next} / ${counter.moves.finishNext}` : counter.moves[action];
    const key = keyLabel(action, true) ?? '';
    return `      <tr><th scope="row"><kbd>${key}</kbd></th><td><b>${name}</b></td><td>${said[action]}</td></tr>`;
  };
  const table = (actions: readonly Explained[]): readonly string[] => [
    '    <table>',
    ...actions.map(row),
    '    </table>',
  ];
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '  <meta charset="utf-8">',
    '  <meta name="viewport" content="width=device-width">',
    `  <title>${common.product}: ${title}</title>`,
    `  <style>${style}</style>`,
    '</head>',
    '<body>',
    '  <header>',
    `    <h1>${title}</h1><p class="product">${common.product}</p>`,
    '  </header>',
    `  <p class="lead">${lead}</p>`,
    '  <section class="steps">',
    `    <h2>${steps}</h2>`,
    ...table(visit),
    '  </section>',
    '  <section>',
    `    <h2>${otherwise}</h2>`,
    ...table(others),
    '  </section>',
    '  <section>',
    `    <h2>${also}</h2>`,
    '    <ul>',
    ...tips.map((tip) => `      <li>${tip}</li>`),
    '    </ul>',
    '  </section>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const texts = { az, ru, en } satisfies InEach<object>;

type Explained = Exclude<KeyAction, 'primary'>;
const visit: readonly Explained[] = ['next', 'start', 'finish'];
const others = keyActions.filter(
  (action): action is Explained => action !== 'primary' && !visit.some((one) => one === action),
);

const style = `
    @page { size: A4; margin: 11mm 15mm; }
    body { max-width: 180mm; margin: 8mm auto; padding: 0 4mm; color: #0f2420;
      font: 10pt/1.3 'Inter Variable', 'Inter', 'Noto Sans', sans-serif; }
    @media print { body { margin: 0; padding: 0; } }
    header { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 1.2mm solid #00594f; }
    h1 { margin: 0 0 2mm; font-size: 22pt; line-height: 1.15; }
    .product { margin: 0; color: #00594f; font-size: 14pt; font-weight: 700; }
    .lead { margin: 3mm 0; font-size: 11pt; }
    h2 { margin: 3.5mm 0 1mm; color: #00594f; font-size: 12pt; }
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: 1mm 2mm; border-bottom: .2mm solid #d0dad6; text-align: left; vertical-align: baseline; }
    th { width: 13mm; padding-left: 0; }
    td:nth-child(2) { width: 50mm; }
    kbd { display: inline-block; min-width: 8mm; padding: .6mm 1.4mm; border: .3mm solid #6b807a; border-bottom-width: .7mm;
      border-radius: 1.4mm; background: #fff; font: 600 10pt/1.2 inherit; font-family: inherit; text-align: center; }
    .steps { padding: 1mm 4mm 3mm; border-radius: 3mm; background: #dcefe9; }
    .steps h2 { margin-top: 2mm; }
    .steps td, .steps th { border: 0; font-size: 11pt; }
    ul { margin: 0; padding-left: 5mm; }
    li { margin: .7mm 0; }
  `;
