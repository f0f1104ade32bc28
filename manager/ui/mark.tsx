import type { ComponentChildren } from 'preact';
import type { PrinterStatus } from '../../shared/devices/printing.ts';
import { useWords } from './use-words.ts';

/** A state word with its mark: filled, half, hollow or crossed, so that it reads without colour too. */
export function Mark(props: { readonly kind: 'good' | 'busy' | 'warn' | 'off'; readonly children: ComponentChildren }) {
  return (
    <span class={`mark mark--${props.kind}`}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        {props.kind === 'warn' ? (
          <path d="M6 .5l5.8 10.7H.2z" fill="currentColor" />
        ) : (
          <circle
            cx="6"
            cy="6"
            r="4.8"
            fill={props.kind === 'busy' ? 'currentColor' : 'none'}
            stroke="currentColor"
            stroke-width="1.6"
          />
        )}
      </svg>
      {props.children}
    </span>
  );
}

/** How a printer is, as a mark. */
export function PrinterMark({ status }: { readonly status: PrinterStatus }) {
  const { words } = useWords();
  return <Mark kind={printerKind(status)}>{words.printers.statuses[status]}</Mark>;
}

const printerKind = (status: PrinterStatus): 'busy' | 'warn' | 'off' => {
  switch (status) {
    case 'ready':
      return 'busy';
    case 'unknown':
      return 'off';
    case 'paper-low':
    case 'paper-out':
    case 'cover-open':
    case 'offline':
    case 'error':
      return 'warn';
  }
};
