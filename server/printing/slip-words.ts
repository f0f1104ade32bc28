import { toldWords } from '../../shared/cases/told-words.ts';
import type { Centre, LocalText, Service } from '../../shared/centre/centre.ts';
import { placesOf } from '../../shared/devices/slip-places.ts';
import type { SlipPart } from '../../shared/devices/slip-schema.ts';
import type { Estimate, NoEstimateReason } from '../../shared/tickets/estimate.ts';
import { clockTime, inLanguage, longDate } from '../../shared/words.ts';
import { type Language, languages } from '../languages.ts';
import type { SlipContent } from './slip-content.ts';

/** What there is to say on a slip; how it is said depends on the visitor's language. */
export interface SlipFacts {
  readonly number: string;
  readonly service: string;
  readonly priorityClass: string | null;
  readonly language: string;
  /** When the ticket was issued (ms since 1970). */
  readonly issuedAt: number;
  /** How many are ahead; null on a copy, where it is no longer known. */
  readonly ahead: number | null;
  /** What the visitor is told of the wait; null on a copy, where it is no longer true, and where nothing is known. */
  readonly estimate: Estimate | null;
  /** Why nothing is known of the wait, where that is worth a word. */
  readonly why?: NoEstimateReason | null;
  /** What the QR code opens; null = no code. */
  readonly url: string | null;
  /** The services after this one, in their order. */
  readonly later?: readonly string[];
  /** The numbers of all who came together. */
  readonly numbers?: readonly string[];
  readonly copy: boolean;
  readonly practice: boolean;
  /** The whole server is a demo. */
  readonly demo?: boolean | undefined;
}

/** All that stands on the slip of a ticket, worded in its language by the centre's own texts and clock. */
export function slipContent(centre: Centre, facts: SlipFacts): SlipContent {
  const words = wordsFor(centre, facts.language);
  const [first = 'az'] = centre.languages;
  const say = (text: Centre['name']): string => inLanguage(text, facts.language, first);
  const service = centre.services.find(({ id }) => id === facts.service);
  const privilege = centre.priorityClasses.find(({ id }) => id === facts.priorityClass);
  const { timeZone } = centre;
  return {
    ...laidOut(centre, words, say, service),
    centre: say(centre.name),
    number: facts.number,
    service: service === undefined ? facts.service : say(service.name),
    issuedAt: `${longDate(facts.issuedAt, timeZone, words)}, ${clockTime(facts.issuedAt, timeZone)}`,
    ahead: facts.ahead === null ? null : words.common.peopleAhead(facts.ahead),
    estimate:
      toldWords(words.common, { estimate: facts.estimate, estimateReason: facts.why ?? null }, timeZone) || null,
    privilege: privilege === undefined ? null : say(privilege.name),
    proof: privilege === undefined ? null : words.slip.proof(say(privilege.proof)),
    ...moreOf(centre, facts, say, words),
    url: facts.url,
    qrCaption: words.slip.followOnPhone,
    text: say(centre.texts.slip),
    copy: facts.copy ? words.slip.copy : null,
    practice: markOf(facts, words),
    labels: { yourNumber: words.slip.yourNumber, copy: words.slip.copy },
  };
}

/** What a visit for several services, or of several people, has besides. */
const moreOf = (
  { services }: Centre,
  { later = [], numbers = [] }: SlipFacts,
  say: (text: Centre['name']) => string,
  { slip }: Language,
): Pick<SlipContent, 'later' | 'together'> => {
  const named = later.map((id) => say(services.find((one) => one.id === id)?.name ?? { az: id }));
  return {
    ...(named.length === 0 ? {} : { later: [slip.later, ...named.map((name, at) => `${at + 2}. ${name}`)] }),
    ...(numbers.length < 2 ? {} : { together: slip.together(numbers.join(', ')) }),
  };
};

/** A slip that tries a printer out, in the centre's first language; `at` in ms since 1970. */
export function testSlip(centre: Centre, at: number): SlipContent {
  const [language = 'az'] = centre.languages;
  const words = wordsFor(centre, language);
  return {
    ...laidOut(centre, words, (text) => inLanguage(text, language)),
    centre: inLanguage(centre.name, language),
    number: 'Ə042',
    service: words.slip.test,
    issuedAt: `${longDate(at, centre.timeZone, words)}, ${clockTime(at, centre.timeZone)}`,
    ahead: null,
    estimate: null,
    privilege: null,
    url: null,
    qrCaption: words.slip.followOnPhone,
    text: inLanguage(centre.texts.slip, language),
    copy: null,
    practice: null,
    labels: { yourNumber: words.slip.yourNumber, copy: words.slip.copy },
  };
}

/** What the layout of the centre's slips asks for beside what stands on every one. */
const laidOut = (
  centre: Centre,
  words: Language,
  say: (text: LocalText) => string,
  service?: Service,
): Pick<SlipContent, 'layout' | 'head' | 'place' | 'documents'> => {
  const { slip } = centre;
  if (slip === undefined) return {};
  const has = (part: SlipPart): boolean => slip.parts?.some((one) => one.part === part) === true;
  const documents = has('documents') ? (service?.documents ?? []) : [];
  const places = has('place') && service !== undefined ? placesOf(centre, service.id) : [];
  return {
    layout: slip,
    ...(slip.head === undefined ? {} : { head: say(slip.head) }),
    ...(places.length === 0 ? {} : { place: words.slip.place(places.map(say).join(', ')) }),
    ...(documents.length === 0 ? {} : { documents: { title: words.passport.documents, lines: documents.map(say) } }),
  };
};

/** What says that no number of this slip is for real. */
const markOf = ({ practice, demo }: SlipFacts, { slip }: Language): string | null => {
  if (practice) return slip.practice;
  return demo === true ? slip.demo : null;
};

/** The words of the visitor's language, else of the first language of the centre that has any. */
export function wordsFor(centre: Pick<Centre, 'languages'>, language: string): Language {
  const codes = [language, ...centre.languages, ...languages.keys()];
  const words = codes.map((code) => languages.get(code)).find((one) => one !== undefined);
  if (words === undefined) throw new Error('no language files were found');
  return words;
}
