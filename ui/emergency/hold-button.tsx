import { useEffect, useMemo } from 'preact/hooks';
import { browserClock } from '../clock.ts';
import { type Hold, openHold } from './hold.ts';
import type { EmergencyWords } from './words.ts';

/** A button that is held for two seconds, by touch or by key, or pressed and then confirmed by a second press. */
export function HoldButton(props: {
  readonly label: string;
  readonly more?: string;
  readonly words: EmergencyWords;
  readonly class: string;
  readonly onDone: () => void;
}) {
  const { label, more, words, onDone } = props;
  const hold = useMemo(() => openHold(browserClock, onDone), [onDone]);
  useEffect(() => hold.close, [hold]);
  const state = hold.state.value;
  return (
    <button type="button" class={`hold hold--${state} ${props.class}`} {...handlers(hold)}>
      <b class="hold__label">{label}</b>
      {more !== undefined && <span class="hold__more">{more}</span>}
      <span class="hold__how" role="status">
        {state === 'asked' ? words.again : words.hold}
      </span>
    </button>
  );
}

const handlers = ({ down, up, leave }: Hold) => ({
  onPointerDown: ({ button }: PointerEvent): void => {
    if (button === 0) down();
  },
  onPointerUp: up,
  onPointerLeave: leave,
  onPointerCancel: leave,
  onContextMenu: (event: MouseEvent): void => event.preventDefault(),
  onBlur: leave,
  onKeyDown: (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // The browser's own press would come in the middle of the holding.
    event.preventDefault();
    if (!event.repeat) down();
  },
  onKeyUp: ({ key }: KeyboardEvent): void => {
    if (key === 'Enter' || key === ' ') up();
  },
  onClick: ({ detail }: MouseEvent): void => {
    // By voice or a switch: a press without a pointer.
    if (detail !== 0) return;
    down();
    up();
  },
});
