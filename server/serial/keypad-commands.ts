import { findTicket } from '../../engine/queue/lookup.ts';
import { counterNow, type State } from '../../engine/queue/state.ts';
import type { Command } from '../../shared/commands.ts';
import type { Keypad, KeypadAction } from '../../shared/devices/serial-schema.ts';

/** What a key does, of those that the configuration names; null = nothing. */
export function actionOf({ keys }: Pick<Keypad, 'keys'>, key: string): KeypadAction | null {
  const found = Object.entries(keys).find(([, code]) => isKey(code, key));
  return found === undefined ? null : (found[0] as KeypadAction);
}

/**
 * The commands of a key, one after another as long as none is refused: at the keypad's counter alone, by the keypad. Who is being served
 * there is finished before the next is called. Empty = nobody is there that it could be about.
 */
export function commandsOf(
  state: State,
  { id, counter }: Pick<Keypad, 'id' | 'counter'>,
  action: KeypadAction,
  { at, newId }: { readonly at: number; readonly newId: () => string },
): readonly Command[] {
  const asked = { at, by: { kind: 'device', id, role: 'device' } } as const;
  const held = counterNow(state, counter)?.ticket ?? null;
  const there = held === null ? null : findTicket(state, held);
  const next = { ...asked, type: 'call-next', counter, callId: newId() } as const;
  const finish = (ticket: string): Command => ({ ...asked, type: 'finish-ticket', ticket, outcome: null });
  const about = (make: (ticket: string) => Command): readonly Command[] => (there === null ? [] : [make(there.id)]);
  switch (action) {
    case 'evacuate':
      return [{ ...asked, type: 'begin-emergency', kind: 'evacuate' }];
    case 'next':
      return there?.status === 'serving' ? [finish(there.id), next] : [next];
    case 'recall':
      return about((ticket) => ({ ...asked, type: 'recall-ticket', ticket, callId: newId() }));
    case 'start':
      return about((ticket) => ({ ...asked, type: 'start-ticket', ticket }));
    case 'finish':
      return about(finish);
    case 'noShow':
      return about((ticket) => ({ ...asked, type: 'mark-no-show', ticket }));
  }
}

/** Whether a key is the one that the configuration means: `1` in two bytes is the same key. */
const isKey = (code: string | undefined, key: string): boolean =>
  code !== undefined && code.toUpperCase().replace(/^(00)+(?=..)/u, '') === key.replace(/^(00)+(?=..)/u, '');
