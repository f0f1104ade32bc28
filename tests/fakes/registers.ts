import type { Proof, Registers } from '../../server/registers/registers.ts';
import type { Answers } from '../../shared/cases/form.ts';

/** A register of people that can be out of order, and remembers what it was asked. */
export function fakeRegisters(people: { readonly [fin: string]: Answers } = {}) {
  const asked: { readonly question: string; readonly of: Proof; readonly purpose: string }[] = [];
  const plan = { down: false };
  const registers: Registers = {
    async ask(question, of, purpose) {
      asked.push({ question, of, purpose });
      if (plan.down) return { is: 'down' };
      const values = people[of.fin];
      return values === undefined ? { is: 'none' } : { is: 'answer', values };
    },
  };
  return { registers, asked, plan };
}
