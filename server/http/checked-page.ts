import type { CheckedBody } from '../../shared/cases/document-routes.ts';
import { inEach } from '../../shared/languages.ts';
import { type CalendarWords, inLanguage, longDate } from '../../shared/words.ts';
import type { FirstPageAsked } from './first-page/first-page.ts';
import { pageLanguage, safe } from './first-page/html.ts';
import { firstPageLanguages } from './first-page/words.ts';

export interface CheckedPage extends FirstPageAsked {
  /** The built page, with places for what is written here. */
  readonly template: string;
  readonly code: string;
  /** Months by language. */
  readonly calendars: ReadonlyMap<string, CalendarWords>;
  /** null = too many were checked from there. */
  readonly checked: CheckedBody | null;
}

/** [CS13] Whether a document holds, as a page without scripts: number, kind, initials and date, and nothing else of it. */
export function checkedPage({ template, code, checked, calendars, ...asked }: CheckedPage): string {
  const language = pageLanguage(asked.query, asked.headers);
  const words = pageWords[language];
  const standing = checked?.standing ?? 'later';
  const body =
    `<header class="head"><div class="head__line"><p class="brand"><img src="/favicon.ico" alt="" width="36" height="36" />${words.title}</p>` +
    `<nav aria-label="${words.language}"><ul class="languages">${languageLinks(code, language)}</ul></nav></div>` +
    `<h1 class="checked checked--${standing}">${words.standing[standing]}</h1><p class="lead">${words.more[standing]}</p></header>` +
    `<main>${checked === null || checked.number === null ? '' : factsOf(checked, language, calendars.get(language))}</main>`;
  return template.replace('lang="az"', () => `lang="${language}"`).replace('<!--page-->', () => body);
}

type Language = keyof typeof pageWords;

const languageLinks = (code: string, language: Language): string =>
  Object.entries(firstPageLanguages)
    .map(
      ([one, name]) =>
        `<li><a href="/v/${safe(encodeURIComponent(code))}?language=${one}" lang="${one}" hreflang="${one}"${one === language ? ' aria-current="true"' : ''}>${name}</a></li>`,
    )
    .join('');

const factsOf = (
  { number, name, initials, date }: CheckedBody,
  language: Language,
  calendar: CalendarWords | undefined,
): string => {
  const { facts } = pageWords[language];
  const day = date === null || calendar === undefined ? date : longDate(Date.parse(date), 'UTC', calendar);
  const rows = [
    [facts.kind, name === null ? null : inLanguage(name, language)],
    [facts.number, number],
    [facts.date, day],
    [facts.initials, initials],
  ] as const;
  const row = ([label, text]: (typeof rows)[number]): string =>
    text === null ? '' : `<div><dt>${label}</dt><dd>${safe(text)}</dd></div>`;
  return `<dl class="checked__facts">${rows.map(row).join('')}</dl>`;
};

const pageWords = inEach({
  az: {
    title: 'Sənədin yoxlanması',
    language: 'Dil',
    standing: {
      valid: 'Sənəd etibarlıdır',
      withdrawn: 'Sənəd geri götürülüb',
      unknown: 'Belə sənəd tapılmadı',
      later: 'Bir az sonra yoxlayın',
    },
    more: {
      valid: 'Kağızdakı nömrə, tarix və adın baş hərfləri aşağıdakılarla eyni olmalıdır.',
      withdrawn: 'Sənəd verilib, lakin artıq qüvvədə deyil.',
      unknown: 'Kodu sənəddəki ilə tutuşdurun. Sənədin saxlanma müddəti bitmiş də ola bilər.',
      later: 'Buradan çox sayda sənəd yoxlanılıb.',
    },
    facts: { kind: 'Sənəd', number: 'Nömrə', date: 'Verilib', initials: 'Adın baş hərfləri' },
  },
  ru: {
    title: 'Проверка документа',
    language: 'Язык',
    standing: {
      valid: 'Документ действителен',
      withdrawn: 'Документ отозван',
      unknown: 'Такой документ не найден',
      later: 'Проверьте чуть позже',
    },
    more: {
      valid: 'Номер, дата и инициалы на бумаге должны совпадать с указанными ниже.',
      withdrawn: 'Документ был выдан, но больше не действует.',
      unknown: 'Сверьте код с документом. Возможно, срок хранения документа истёк.',
      later: 'Отсюда проверяли слишком много документов.',
    },
    facts: { kind: 'Документ', number: 'Номер', date: 'Выдан', initials: 'Инициалы' },
  },
  en: {
    title: 'Checking a document',
    language: 'Language',
    standing: {
      valid: 'The document is valid',
      withdrawn: 'The document was withdrawn',
      unknown: 'There is no such document',
      later: 'Check again a little later',
    },
    more: {
      valid: 'The number, the date and the initials on paper must be the same as below.',
      withdrawn: 'It was issued, and holds no longer.',
      unknown: 'Compare the code with the one on the document. It may also be kept no longer.',
      later: 'Too many documents were checked from here.',
    },
    facts: { kind: 'Document', number: 'Number', date: 'Issued', initials: 'Initials' },
  },
});
