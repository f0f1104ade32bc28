import type { passport } from '../text/az.ts';
import type { Words } from '../words.ts';
import type { LocalText, Service } from './centre.ts';
import { type PassportText, passportTexts } from './passport.ts';

/** A heading with what stands under it. */
export interface PassportSection {
  readonly about: PassportText | 'documents';
  readonly title: string;
  readonly lines: readonly string[];
  /** The lines are things, each for itself. */
  readonly list: boolean;
}

export interface PassportLink {
  readonly name: string;
  readonly address: string;
}

/** What there is to know of a service in one language, in the order in which it is read; what is missing takes no place. */
export function passportSections(
  { passport: all = {}, documents }: Pick<Service, 'passport' | 'documents'>,
  words: Pick<Words<typeof passport>, 'parts' | 'documents'>,
  say: (text: LocalText) => string,
): readonly PassportSection[] {
  const told = passportTexts.map((about): PassportSection => {
    const lines = paragraphs(all[about], say);
    return { about, title: words.parts[about], lines, list: false };
  });
  const bring = documents.map((text) => say(text).trim()).filter((line) => line !== '');
  const toBring: PassportSection = { about: 'documents', title: words.documents, lines: bring, list: true };
  return [...told.slice(0, beforeDocuments), toBring, ...told.slice(beforeDocuments)].filter(
    ({ lines }) => lines.length > 0,
  );
}

/** The links of a passport in one language. */
export function passportLinks(
  { passport: all = {} }: Pick<Service, 'passport'>,
  say: (text: LocalText) => string,
): readonly PassportLink[] {
  return (all.links ?? []).map(({ name, address }) => ({ name: say(name).trim() || address, address }));
}

/** What is it, and is it for me: these are asked before what to bring. */
const beforeDocuments = 2;

const paragraphs = (text: LocalText | undefined, say: (text: LocalText) => string): readonly string[] =>
  text === undefined
    ? []
    : say(text)
        .split(/\n+/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
