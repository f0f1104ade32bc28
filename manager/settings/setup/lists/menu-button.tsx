import type { TargetedKeyboardEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';

/** A button that opens a list of things to do; arrows lead through it, Escape closes it. */
export function MenuButton(props: {
  readonly word: string;
  /** What it is about, for those who cannot see it. */
  readonly about?: string;
  readonly look?: 'plain' | 'quiet';
  readonly items: readonly { readonly key: string; readonly word: string; readonly onPick: () => void }[];
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const place = (): void => {
    if (button.current === null || menu.current === null || !menu.current.matches(':popover-open')) return;
    const { left, bottom } = button.current.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = menu.current;
    menu.current.style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`;
    menu.current.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - offsetHeight - 8))}px`;
    menu.current.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  };
  return (
    <>
      <button
        ref={button}
        class={props.look === 'quiet' ? 'button button--quiet' : 'button'}
        type="button"
        aria-haspopup="menu"
        aria-label={props.about === undefined ? undefined : `${props.word}: ${props.about}`}
        {...{ popovertarget: id }}
      >
        {props.word} <span aria-hidden="true">▾</span>
      </button>
      <div ref={menu} id={id} class="edit-menu" role="menu" popover="auto" onToggle={place} onKeyDown={onKey}>
        {props.items.map(({ key, word, onPick }) => (
          <button
            key={key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              menu.current?.hidePopover();
              onPick();
            }}
          >
            {word}
          </button>
        ))}
      </div>
    </>
  );
}

const onKey = (event: TargetedKeyboardEvent<HTMLElement>): void => {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
};
