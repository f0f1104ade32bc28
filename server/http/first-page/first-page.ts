import type { IncomingHttpHeaders } from 'node:http';
import type { LocalText } from '../../../shared/centre/centre.ts';
import type { ScreenLanguage } from '../../../shared/languages.ts';
import type { DemoSign, DemoSignIn } from '../../demo.ts';
import { pageLanguage, safe } from './html.ts';
import { type FirstPageWords, firstPageLanguages, firstPageWords, type ScreenCard, type SmallCard } from './words.ts';

/** A centre by its name. */
export interface NamedCentre {
  readonly id: string;
  readonly name: LocalText;
}

export interface FirstPageParts {
  /** The built page, with places for what is written here. */
  readonly template: string;
  readonly centres: () => readonly NamedCentre[];
  readonly demo: DemoSign | null;
  /** Whether this server follows all centres: then a card leads to them. Absent = it does not. */
  readonly headOffice?: boolean;
}

export interface FirstPageAsked {
  readonly query: unknown;
  readonly headers: Pick<IncomingHttpHeaders, 'accept-language'>;
}

/** Where the built page stands in the folder of the screens. */
export const firstPageFile = 'home/index.html';

/** The page that leads to the screens: names of centres, and nothing else of them. With several, one is chosen first. */
export function firstPage(
  { template, centres, demo, headOffice = false }: FirstPageParts,
  { query, headers }: FirstPageAsked,
): string {
  const asked = (query ?? {}) as { readonly centre?: unknown };
  const language = pageLanguage(query, headers);
  const words = firstPageWords[language];
  const all = centres();
  const chosen = all.find(({ id }) => id === asked.centre) ?? all[0] ?? null;
  const page: Page = { language, words, all, chosen, headOffice };
  return template
    .replace('lang="az"', `lang="${language}"`)
    .replace('<!--page-->', () => [head(page), demoPart(page, demo), cards(page), foot(words)].join(''));
}

interface Page {
  readonly language: ScreenLanguage;
  readonly words: FirstPageWords;
  readonly all: readonly NamedCentre[];
  readonly chosen: NamedCentre | null;
  readonly headOffice: boolean;
}

const nameIn = ({ name, id }: NamedCentre, language: string): string =>
  safe(name[language] ?? Object.values(name).find((one) => one !== undefined) ?? id);

const here = (language: string, centre: string | undefined): string =>
  safe(`/?${new URLSearchParams({ language, ...(centre === undefined ? {} : { centre }) })}`);

const head = ({ language, words, all, chosen }: Page): string => {
  const languages = Object.entries(firstPageLanguages).map(
    ([code, name]) =>
      `<li><a href="${here(code, all.length > 1 ? chosen?.id : undefined)}" lang="${code}" hreflang="${code}"${code === language ? ' aria-current="true"' : ''}>${name}</a></li>`,
  );
  return (
    `<header class="head"><div class="head__line"><p class="brand"><img src="/favicon.ico" alt="" width="36" height="36" />${words.name}</p>` +
    `<nav aria-label="${words.language}"><ul class="languages">${languages.join('')}</ul></nav></div>` +
    `<h1>${words.title}</h1><p class="lead">${all.length === 0 ? words.none : words.lead}</p>${centreChoice({ language, words, all, chosen })}</header>`
  );
};

const centreChoice = ({ language, words, all, chosen }: Omit<Page, 'headOffice'>): string => {
  if (chosen === null) return '';
  if (all.length === 1) return `<p class="centre">${nameIn(chosen, language)}</p>`;
  const links = all.map(
    (one) =>
      `<li><a href="${here(language, one.id)}"${one.id === chosen.id ? ' aria-current="true"' : ''}>${nameIn(one, language)}</a></li>`,
  );
  return `<nav class="centres" aria-label="${words.centre}"><h2>${words.centre}</h2><ul>${links.join('')}</ul></nav>`;
};

const demoPart = ({ words }: Page, demo: DemoSign | null): string => {
  if (demo === null || demo.signIns.length === 0) return '';
  const { title, lead, user, password, role, counter } = words.demo;
  const one = (signIn: DemoSignIn): string =>
    `<li><h3>${role[signIn.role]}</h3><p class="person">${personOf(signIn, counter)}</p>` +
    `<dl><div><dt>${user}</dt><dd><code translate="no">${safe(signIn.user)}</code></dd></div><div><dt>${password}</dt><dd><code translate="no">${safe(signIn.password)}</code></dd></div></dl></li>`;
  return `<section class="demo" aria-labelledby="demo"><h2 id="demo">${title}</h2><p>${lead}</p><ul class="people">${demo.signIns.map(one).join('')}</ul></section>`;
};

/** The first administrator has no name of their own. */
const personOf = ({ name, role }: DemoSignIn, counter: string): string => {
  if (role === 'admin') return '';
  return `${safe(name)}${role === 'clerk' ? `, ${counter}` : ''}`;
};

/** Screens lie or stand, as their pictures do; those that stand are two rows tall. A visitor's phone is opened by their slip. */
const screens: readonly { readonly name: ScreenCard; readonly path: string | null; readonly size: Size }[] = [
  { name: 'kiosk', path: '/kiosk', size: { width: 360, height: 640 } },
  { name: 'display', path: '/display', size: { width: 640, height: 360 } },
  { name: 'counter', path: '/counter', size: { width: 683, height: 384 } },
  { name: 'phone', path: null, size: { width: 390, height: 844 } },
  { name: 'manager', path: '/manager', size: { width: 720, height: 450 } },
  { name: 'services', path: '/services', size: { width: 720, height: 450 } },
];
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pages without a picture, by who opens them. */
const pages: readonly (readonly [who: 'citizen' | 'staff', names: readonly SmallCard[]])[] = [
  ['citizen', ['book', 'appeal', 'history', 'decisions']],
  ['staff', ['office', 'hotline']],
];

/** Where a page of the chosen centre stands: with one centre it need not be said. */
const addressOf = (path: string, { all, chosen }: Page): string =>
  safe(all.length > 1 && chosen !== null ? `${path}?${new URLSearchParams({ centre: chosen.id })}` : path);

const smallCards = (page: Page): string => {
  const { pages: titles, page: texts } = page.words;
  const card = (name: SmallCard): string =>
    `<li class="card small"><h3><a href="${name === 'country' ? '/country' : addressOf(`/${name}`, page)}">${texts[name].name}</a></h3><p>${texts[name].for}</p></li>`;
  return pages
    .map(
      ([who, names]) =>
        `<h2 class="small__title">${titles[who]}</h2><ul class="smalls">${(who === 'staff' && page.headOffice ? (['country', ...names] as const) : names).map(card).join('')}</ul>`,
    )
    .join('');
};

const cards = (page: Page): string => {
  const { language, words } = page;
  const picture = (name: ScreenCard, { width, height }: Size): string =>
    `<span class="picture"><img src="/pictures/${name}-${language}.png" alt="" width="${width}" height="${height}" loading="lazy" /></span>`;
  const title = (name: string, path: string | null): string => {
    return path === null ? name : `<a href="${addressOf(path, page)}">${name}</a>`;
  };
  const listed = screens.map(({ name, path, size }) => {
    const card = words.screen[name];
    const text = `<h3>${title(card.name, path)}</h3><p>${card.for}</p><p class="who"><b>${words.who}</b> ${card.who}</p>`;
    return `<li class="card card--${name}">${picture(name, size)}<span class="card__text">${text}</span></li>`;
  });
  return `<main><h2 class="unseen">${words.screens}</h2><ul class="cards">${listed.join('')}</ul>${smallCards(page)}</main>`;
};

const foot = (words: FirstPageWords): string =>
  `<footer class="foot"><p>${words.more}</p><ul><li><a href="/api/docs">${words.api}</a></li><li><a href="/readyz">${words.health}</a></li></ul></footer>`;
