import { useSignal } from '@preact/signals';
import { Icon } from '../screens/icons.tsx';
import { standsStill } from '../slip-state.ts';
import type { OpenScreenContext } from '../words.ts';
import { passportWords } from './words.ts';

/** How far a sheet has come: its job once the server has taken it. */
type Asked = { readonly job: string } | 'asking' | 'too-soon' | 'failed' | null;

/** The button that prints the sheet, where this kiosk has a printer that prints; its words tell how the sheet stands. */
export function PrintSheet({ context, service }: { readonly context: OpenScreenContext; readonly service: string }) {
  const words = passportWords(context.language);
  const asked = useSignal<Asked>(null);
  const { view, model } = context;
  if (view.printer === null || standsStill(view.printer)) return null;
  const standing = standingOf(asked.value, context);
  const busy = standing === 'printing';
  const print = async (): Promise<void> => {
    if (busy) return;
    asked.value = 'asking';
    const { api, centre, newKey } = model.asks;
    const params = { centre: centre(), service };
    const answer = await api('printService', { params, body: { language: context.language }, key: newKey() });
    if (answer.ok) asked.value = { job: answer.value.job };
    else asked.value = 'refusal' in answer && answer.refusal.code === 'too-many' ? 'too-soon' : 'failed';
  };
  return (
    <button type="button" class="row" aria-disabled={busy} onClick={() => void print()}>
      <Icon name="slip" />
      <span class="row__name" role="status">
        {words[standing]}
      </span>
    </button>
  );
}

const standingOf = (
  asked: Asked,
  { view }: OpenScreenContext,
): 'print' | 'printing' | 'taken' | 'tooSoon' | 'notPrinted' => {
  if (asked === null) return 'print';
  if (asked === 'too-soon') return 'tooSoon';
  if (asked === 'failed') return 'notPrinted';
  const line = asked === 'asking' ? undefined : view.prints.find(({ job }) => job === asked.job);
  if (line?.status === 'printed' || line?.status === 'sent') return 'taken';
  return line?.status === 'failed' ? 'notPrinted' : 'printing';
};
