import { setTimeout as pause } from 'node:timers/promises';
import type { Asker, Asking } from '../demo/asking.ts';

export interface LetIn {
  readonly asking: Asking;
  readonly admin: Asker;
  /** How many branches there are. */
  readonly count: number;
  readonly onProgress: (what: string, done: number, of: number) => void;
}

/** Lets branches in as they ask, as the administrator of a head office does; resolves once the board shows the halls of all. */
export async function letBranchesIn({ asking, admin, count, onProgress }: LetIn): Promise<void> {
  for (let approved = 0; approved < count; ) {
    const known = await asking.ask(admin, 'branches');
    if (!known.ok) throw new Error(`branches could not be let in: ${known.refusal.code}`);
    for (const { code } of known.value.filter((one) => !one.approved))
      await asking.ask(admin, 'approveBranch', { params: { code } });
    approved = known.value.filter((one) => one.approved).length;
    onProgress('branches let in', approved, count);
    await pause(lookMs);
  }
  for (let shown = 0; shown < count; ) {
    const board = await asking.ask(admin, 'country');
    shown = board.ok ? board.value.data.centres.filter(({ hall, name }) => hall !== null && name !== null).length : 0;
    onProgress('halls on the board', shown, count);
    if (shown < count) await pause(boardMs);
  }
}

/** How long to leave it alone between two looks, and between two at the whole board (ms). */
const lookMs = 250;
const boardMs = 1000;
