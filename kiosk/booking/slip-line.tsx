import { Icon } from '../screens/icons.tsx';
import { slipFailed, slipState } from '../slip-state.ts';
import type { OpenScreenContext } from '../words.ts';
import { bookingWords } from './words.ts';

/** How the paper stands of what was booked or written: it comes, it is to be taken, or its code is to be noted. */
export function SlipLine(props: {
  readonly context: OpenScreenContext;
  /** The job of what is printed; `asked` = not known yet, `none` = nothing is. */
  readonly slip: 'asked' | 'none' | { readonly job: string };
  readonly late: boolean;
  /** What is said where nothing comes. */
  readonly note: string;
}) {
  const { context, slip, late, note } = props;
  const job = typeof slip === 'object' ? slip.job : null;
  const state = slip === 'asked' ? 'printing' : slipState({ job, late }, context.view);
  const failed = slipFailed(state);
  return (
    <p class={failed ? 'slip-line slip-line--note' : 'slip-line'} role="status">
      <Icon name={failed ? 'warn' : 'slip'} />
      <span>{failed ? note : bookingWords(context.language).slip[state === 'take' ? 'take' : 'printing']}</span>
    </p>
  );
}
