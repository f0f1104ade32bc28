import { codeInFours } from '../../../shared/cases/case-documents.ts';
import type { Case } from '../../../shared/cases/cases.ts';
import type { DocumentKind } from '../../../shared/cases/cases-schema.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { inEach, textsIn } from '../../../shared/languages.ts';
import { inLanguage, longDate } from '../../../shared/words.ts';
import { languages } from '../../languages.ts';
import type { AboutPerson } from '../../store/about-person.ts';
import type { LetterContent } from './letter-content.ts';

export interface IssuedDocument {
  readonly centre: Centre;
  readonly one: Case;
  readonly kind: DocumentKind;
  readonly language: string;
  readonly number: string;
  /** What it says, its places filled. */
  readonly text: string;
  readonly code: string;
  /** When it is issued (ms). */
  readonly at: number;
  readonly publicUrl: string | null;
  readonly signer: string | null;
}

/** [CS13] A document as a letter of its centre to nobody in particular, with its check code and where it is checked. */
export function composeDocument(issued: IssuedDocument): LetterContent {
  const { centre, one, kind, number, text, code, at, publicUrl, signer } = issued;
  const language = languages.has(issued.language) ? issued.language : 'az';
  const words = textsIn(documentWords, language);
  const inOurs = (name: Centre['name']) => inLanguage(name, language, centre.languages[0]);
  const department = centre.departments?.find(({ id }) => id === one.department);
  return {
    ...{ language, number, words, body: text, to: [], outcome: null },
    from: inOurs(centre.name),
    date: longDate(at, centre.timeZone, languages.get(language) ?? { months: [], weekdays: [] }),
    subject: inOurs(kind.name),
    signed: [signer, department === undefined ? null : inOurs(department.name)].filter((part) => part !== null),
    check: {
      code: `${words.code} ${codeInFours(code)}`,
      how: words.how,
      address: publicUrl === null ? `/v/${code}` : `${publicUrl}/v/${code}`,
      isOpen: publicUrl !== null,
    },
  };
}

/** [CS13] The initials of who asked: "Ş. G."; a dash where nobody is named. */
export function initialsOf({ contact, answers }: Pick<AboutPerson, 'contact' | 'answers'>): string {
  const said = [answers.surname, answers.name].filter((part) => typeof part === 'string').join(' ');
  const names = (said.trim() === '' ? (contact.name ?? '') : said).split(/[\s-]+/).filter((part) => part !== '');
  const letters = names.slice(0, 3).map((part) => `${[...part][0]?.toLocaleUpperCase('az') ?? ''}.`);
  return letters.length === 0 ? '–' : letters.join(' ');
}

const documentWords = inEach({
  az: {
    ...{ number: 'Nömrə:', date: 'Tarix:', to: '', outcome: '', code: 'Yoxlama kodu:' },
    how: 'Sənədin etibarlı olduğunu bu ünvanda yoxlamaq olar:',
  },
  ru: {
    ...{ number: 'Номер:', date: 'Дата:', to: '', outcome: '', code: 'Код проверки:' },
    how: 'Действителен ли документ, можно проверить по адресу:',
  },
  en: {
    ...{ number: 'Number:', date: 'Date:', to: '', outcome: '', code: 'Check code:' },
    how: 'Whether this document is valid can be checked at:',
  },
});
