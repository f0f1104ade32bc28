import type { Chance } from '../../server/link/chance.ts';
import type { Computer, Life } from './computer.ts';
import type { World } from './world.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ids and secrets out of the dice of a computer; the ids begin with the time as its clock showed it when the program began, and what has passed since. */
export function chanceOf(world: World, computer: Computer, life: Life): Chance {
  const dice = world.dice(`ids ${computer.name}`);
  const machine = computer.machine(life);
  const begun = machine.wall() - machine.elapsed();
  const letters = (count: number): string =>
    Array.from({ length: count }, () => alphabet.charAt(dice.int(32))).join('');
  const timePart = (): string => {
    let [rest, text] = [Math.max(0, Math.floor(begun + machine.elapsed())), ''];
    for (let place = 0; place < 10; place++) [text, rest] = [alphabet.charAt(rest % 32) + text, Math.floor(rest / 32)];
    return text;
  };
  return {
    newId: () => timePart() + letters(16),
    newSecret: () => letters(32),
    shortCode: (length) => letters(length).toUpperCase(),
    randomShare: () => dice.uniform(),
  };
}
