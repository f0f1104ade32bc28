import { type ChosenWay, type ReachedBy, waysOffered } from '../shared/notices/notices.ts';

/** What somebody chose of how they are told, and what is known of them. */
export interface ToldChoice {
  readonly contact: ReachedBy;
  /** What they chose; null = nothing yet. */
  readonly chosen: ChosenWay | null;
  /** Where a letter goes, as it was typed; null = to where they live. */
  readonly letterTo: string | null;
  readonly livesAt: string | undefined;
  /** How those are told who gave neither an e-mail address nor a number. */
  readonly else: ChosenWay;
}

/** [NO4] How they are told: what they can choose from, what is chosen, and where a letter goes. */
export interface ToldBy {
  readonly ways: readonly ChosenWay[];
  readonly by: ChosenWay;
  readonly address: string;
  /** A letter is chosen, and nobody has said where it goes. */
  readonly needsAddress: boolean;
}

/** Until they choose, e-mail before SMS. */
export function toldBy({ contact, chosen, letterTo, livesAt = '', else: other }: ToldChoice): ToldBy {
  const ways = waysOffered(contact);
  const usual = contact.email !== undefined ? 'email' : contact.phone !== undefined ? 'sms' : other;
  const by = ways.find((way) => way === chosen) ?? usual;
  const address = letterTo ?? livesAt;
  return { ways, by, address, needsAddress: by === 'letter' && address.trim() === '' };
}

/** What is sent of it, beside the contact. */
export function toldByBody({ by, address }: ToldBy): { readonly by: ChosenWay; readonly address?: string } {
  return by === 'letter' ? { by, address: address.trim() } : { by };
}
