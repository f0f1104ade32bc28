import { type ReadonlySignal, signal } from '@preact/signals';

export type Typed = HTMLInputElement | HTMLTextAreaElement;

/** The field that the keys of the screen type into: the one that has the focus, or had it last before one of the keys has. */
export function watchField(): ReadonlySignal<Typed | null> {
  const field = signal<Typed | null>(null);
  // Before it has the focus: else the system brings a keyboard of its own.
  addEventListener('pointerdown', ({ target }) => void quieten(typedOf(target)), { capture: true });
  addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.closest('.touch-keys') !== null) return;
    field.value = quieten(typedOf(target));
  });
  addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) field.value = null;
  });
  return field;
}

const quieten = (typed: Typed | null): Typed | null => {
  if (typed !== null && typed.inputMode !== 'none') {
    typed.dataset.keys = typed.inputMode;
    typed.inputMode = 'none';
  }
  return typed;
};

/** What is typed into, also where its label was touched. */
const typedOf = (target: EventTarget | null): Typed | null => {
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement) return /^(text|tel|email|search)$/.test(target.type) ? target : null;
  const label = target instanceof Element ? target.closest('label') : null;
  return label === null || label.control === null ? null : typedOf(label.control);
};
