import { wordsIn } from '../../appeal/words.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import type { DemoSign } from '../../server/demo.ts';
import { checkedPage } from '../../server/http/checked-page.ts';
import { firstPage, type NamedCentre } from '../../server/http/first-page/first-page.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { CheckedBody } from '../../shared/cases/document-routes.ts';
import type { CalendarWords } from '../../shared/words.ts';
import { type Language, languages, type Size, type State } from './state.ts';

/** The first page, as its server writes it. */
export interface HomeShown {
  readonly html: string;
}

const sizes = {
  '': { width: 1440, height: 900 },
  ', 1024': { width: 1024, height: 768 },
  ', phone': { width: 390, height: 844 },
} as const satisfies { readonly [name: string]: Size };

const demo: DemoSign = {
  signIns: [
    { user: 'admin', name: 'Administrator', role: 'admin', password: '94qk-nvlj-nwv6' },
    { user: 'manager', name: 'Səbinə Quliyeva', role: 'manager', password: 'ctwp-6x7e-rejn' },
    { user: 'clerk', name: 'Kamran Nəsirov', role: 'clerk', password: 'p4lv-kway-h4ax' },
  ],
};
const one: readonly NamedCentre[] = [sampleCentre];
const several: readonly NamedCentre[] = [
  sampleCentre,
  { id: 'second', name: { az: 'Nizami rayonu', ru: 'Низаминский район', en: 'Nizami district' } },
  { id: 'third', name: longestName },
];

/** The gallery has no server that gives pictures: a plain one of the same size stands for each. */
const plain = (html: string): string =>
  html.replace(
    /src="\/pictures\/[^"]+" alt="" width="(\d+)" height="(\d+)"/g,
    (_, width: string, height: string) => `alt="" src="${drawn(width, height)}"`,
  );
const drawn = (width: number | string, height: number | string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#b9d3cc"/></svg>`)}`;

const shown = (language: Language, centres: readonly NamedCentre[], sign: DemoSign | null): HomeShown => {
  const parts = { template: '<!--page-->', centres: () => centres, demo: sign };
  const html = firstPage(parts, { query: { language }, headers: {} });
  return { html: plain(html).replace('src="/favicon.ico"', `src="${drawn(32, 32)}"`) };
};

const kinds = [
  ['one centre', one, null],
  ['several centres', several, null],
  ['a demo', one, demo],
  ['no centre yet', [], null],
] as const;

const calendars: ReadonlyMap<string, CalendarWords> = new Map(languages.map((code) => [code, wordsIn(code).calendar]));

/** The page of a document's check code. */
const checkedShown = (language: Language, checked: CheckedBody | null): HomeShown => {
  const parts = { template: '<!--page-->', code: 'ABCDEFGHJKMN', checked, calendars };
  const html = checkedPage({ ...parts, query: { language }, headers: {} });
  return { html: html.replace('src="/favicon.ico"', `src="${drawn(32, 32)}"`) };
};

const certificate = {
  az: 'Ailə tərkibi haqqında arayış',
  ru: 'Справка о составе семьи',
  en: 'Certificate of family members',
};
const valid: CheckedBody = {
  ...{ standing: 'valid', number: 'E26-000123-4/1', name: certificate, initials: 'A. Q.', date: '2026-11-28' },
};
const unknown: CheckedBody = { standing: 'unknown', number: null, name: null, initials: null, date: null };
const checks = [
  ['document, valid', valid],
  ['document, longest name', { ...valid, name: longestName }],
  ['document, withdrawn', { ...valid, standing: 'withdrawn' }],
  // A code that is spoilt is one that nobody has.
  ['document, unknown or spoilt code', unknown],
  ['document, too many checked', null],
] as const satisfies readonly (readonly [string, CheckedBody | null])[];

const inSizes = (name: string, show: (language: Language) => HomeShown): readonly State<HomeShown>[] =>
  Object.entries(sizes).map(([suffix, size]) => ({
    name: `${name}${suffix}`,
    size,
    open: async (language: Language) => ({ shown: show(language), close: () => undefined }),
  }));

export const homeStates: readonly State<HomeShown>[] = [
  ...kinds.flatMap(([name, centres, sign]) => inSizes(name, (language) => shown(language, centres, sign))),
  ...checks.flatMap(([name, checked]) => inSizes(name, (language) => checkedShown(language, checked))),
];
