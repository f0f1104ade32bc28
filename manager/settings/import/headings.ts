import type { InEach } from '../../../shared/languages.ts';
import { plainLetters } from '../plain-letters.ts';

/** What a column may be, apart from the texts that it has in a language. */
export const plainKinds = ['code', 'minutes', 'keywords', 'prefix', 'dailyLimit', 'waitingLimit', 'offered'] as const;
export const textKinds = ['name', 'group', 'documents'] as const;
export type PlainKind = (typeof plainKinds)[number];
export type TextKind = (typeof textKinds)[number];
/** What stands in a column; null = nothing that is read. */
export type Column = { readonly kind: PlainKind } | { readonly kind: TextKind; readonly language: string } | null;

/** What a heading says, in whichever of the three languages; one that names no language is in its own. Null = not known. */
export function columnOf(heading: string): Column {
  const whole = plainLetters(heading);
  if (whole === '') return null;
  const exact = byWords.get(whole);
  if (exact !== undefined) return columnIn(exact.kind, exact.language);
  const { rest, language } = withoutLanguage(whole);
  if (rest === '' && language !== null) return { kind: 'name', language };
  const found = byWords.get(rest) ?? byWords.get(withoutUnit(rest));
  return found === undefined ? null : columnIn(found.kind, language ?? found.language);
}

interface Meaning {
  readonly kind: PlainKind | TextKind;
  readonly language: string;
}

const isText = (kind: PlainKind | TextKind): kind is TextKind => textKinds.some((one) => one === kind);
const columnIn = (kind: PlainKind | TextKind, language: string): Column =>
  isText(kind) ? { kind, language } : { kind };

const withoutLanguage = (words: string): { readonly rest: string; readonly language: string | null } => {
  for (const [language, names] of Object.entries(languageWords))
    for (const name of names) {
      const rest = ` ${words} `.replace(` ${name} `, ' ').trim();
      if (rest !== words) return { rest, language };
    }
  return { rest: words, language: null };
};

const units = new Set(['deq', 'deqiqe', 'deqiqeler', 'min', 'mins', 'minutes', 'minut', 'minuty', 'ile', 'in', 'v']);
const withoutUnit = (words: string): string =>
  words
    .split(' ')
    .filter((word) => !units.has(word))
    .join(' ');

/** The longer names first: what they leave must be nothing of a shorter one. */
const languageWords: InEach<readonly string[]> = {
  az: ['azerbaycan dilinde', 'na azerbaydzhanskom', 'azerbaydzhanskiy', 'azerbaijani', 'azerbaycanca', 'aze', 'az'],
  ru: ['rus dilinde', 'na russkom', 'po russki', 'russkiy', 'russian', 'rusca', 'rus', 'ru'],
  en: ['ingilis dilinde', 'na angliyskom', 'angliyskiy', 'ingilisce', 'english', 'eng', 'en'],
};

/** The words of each heading in plain letters, parted by a slash. */
const headings: InEach<{ readonly [Kind in PlainKind | TextKind]: string }> = {
  az: {
    code: 'kod/kodu/xidmet kodu/xidmetin kodu/sifre',
    name: 'ad/adi/xidmet/xidmetler/xidmetin adi/xidmet adi/basliq/xidmetin basligi',
    group: 'qrup/qrupu/xidmet qrupu/qrupun adi/bolme/kateqoriya/saha/sobe/novu/xidmet novu',
    documents: 'sened/senedler/teleb olunan senedler/lazimi senedler/lazim olan senedler',
    minutes: 'deqiqe/deq/muddet/muddeti/vaxt/xidmet muddeti/xidmet vaxti/orta muddet/orta vaxt/standart vaxt',
    keywords: 'acar sozler/acar soz/axtaris sozleri/axtaris ucun sozler',
    prefix: 'prefiks/herf/seriya/talon herfi/novbe herfi/nomrenin herfi',
    dailyLimit: 'gunluk limit/gunluk hedd/gunde en cox/gunluk say',
    waitingLimit: 'gozleyenlerin heddi/novbe heddi/gozleyen limiti/eyni anda en cox',
    offered: 'kioskda/kioskda gosterilir/teklif olunur/aktiv/gorunur',
  },
  ru: {
    code: 'kod/kod uslugi/shifr',
    name: 'nazvanie/naimenovanie/usluga/uslugi/nazvanie uslugi/naimenovanie uslugi/imya',
    group: 'gruppa/gruppa uslug/gruppa uslugi/nazvanie gruppy/kategoriya/razdel/otdel/napravlenie/vid uslugi',
    documents: 'dokument/dokumenty/neobkhodimye dokumenty/nuzhnye dokumenty/trebuemye dokumenty',
    minutes: 'minuty/minut/vremya/dlitelnost/prodolzhitelnost/vremya obsluzhivaniya/srednee vremya/norma vremeni',
    keywords: 'klyuchevye slova/slova dlya poiska/klyuchevoe slovo',
    prefix: 'prefiks/bukva/seriya/bukva talona',
    dailyLimit: 'limit v den/dnevnoy limit/sutochnyy limit/v den ne bolee/limit na den',
    waitingLimit: 'limit ocheredi/limit ozhidayushchikh/v ocheredi ne bolee',
    offered: 'na kioske/predlagaetsya/aktivna/aktivno/pokazyvat/vidna',
  },
  en: {
    code: 'code/id/service code/service id/key',
    name: 'name/service/services/service name/name of the service/title',
    group: 'group/service group/group name/category/section/department/area/type of service',
    documents: 'document/documents/required documents/what to bring/papers',
    minutes: 'minutes/min/duration/time/service time/average time/standard time/length',
    keywords: 'keywords/keyword/search words/other words',
    prefix: 'prefix/letter/series/ticket letter',
    dailyLimit: 'daily limit/limit a day/limit per day/per day/a day at most',
    waitingLimit: 'waiting limit/queue limit/waiting at most',
    offered: 'offered/on kiosk/on the kiosk/shown/active/visible',
  },
};

const kinds = [...plainKinds, ...textKinds];
const byWords: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(headings).flatMap(([language, words]) =>
    kinds.flatMap((kind) => words[kind].split('/').map((one): [string, Meaning] => [one, { kind, language }])),
  ),
);
