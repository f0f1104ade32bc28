import type { Facts } from '../../shared/cases/table-schema.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import practice from './practice.json' with { type: 'json' };
import type { Registers } from './registers.ts';

/** [RE3] Invented families and what invented registers know of them, for sample centres: with them anybody may try an application. */

/** Somebody invented, by the personal code of their practice card. */
export interface PracticePerson {
  readonly fin: string;
  readonly name: LocalText;
}

/** The practice cards that there are. */
export const practicePeople: readonly PracticePerson[] = practice.people.map(({ fin, name }) => ({ fin, name }));

/** Whether this is the personal code of somebody invented. */
export function isPracticeFin(fin: string): boolean {
  return practicePeople.some((one) => one.fin === fin);
}

/**
 * [RE3] These registers and the invented ones beside them. An invented register answers for a practice card alone, and no other register is
 * ever asked about one.
 */
export function withPractice(registers: Registers): Registers {
  return {
    async ask(question, of, purpose) {
      const isPractice = institutions.has(question);
      if (of.kind !== 'practice') return isPractice ? { is: 'none' } : registers.ask(question, of, purpose);
      const person = people.find(({ fin }) => fin === of.fin);
      if (!isPractice || person === undefined) return { is: 'none' };
      if (person.down.includes(question)) return { is: 'down', why: 'unreachable' };
      const values = person.says[question];
      return values === undefined ? { is: 'none' } : { is: 'answer', values: { ...values } };
    },
    institutionOf: (question) => institutions.get(question) ?? registers.institutionOf?.(question) ?? null,
  };
}

const institutions = new Map<string, LocalText>(practice.registers.map(({ id, institution }) => [id, institution]));

const people: readonly {
  readonly fin: string;
  readonly says: { readonly [register: string]: Facts };
  readonly down: readonly string[];
}[] = practice.people.map(({ fin, says, ...more }) => ({ fin, says: { ...says }, down: more.down ?? [] }));
