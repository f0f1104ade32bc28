import type { IncomingHttpHeaders } from 'node:http';
import { type ScreenLanguage, screenLanguages } from '../../../shared/languages.ts';

/** What pages without scripts are written with. */

/** A text as HTML shows it, in an attribute too. */
export function safe(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? '');
}

/** The language that the address asks for, else the first of the browser's that there is. */
export function pageLanguage(query: unknown, headers: Pick<IncomingHttpHeaders, 'accept-language'>): ScreenLanguage {
  const asked = (query ?? {}) as { readonly language?: unknown };
  return languageOf(asked.language, headers['accept-language']);
}

const isLanguage = (code: string): code is ScreenLanguage => screenLanguages.some((one) => one === code);

const languageOf = (asked: unknown, accepted = ''): ScreenLanguage => {
  if (typeof asked === 'string' && isLanguage(asked)) return asked;
  const wanted = accepted.split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? 'az';
};

const escapes: { readonly [letter: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
