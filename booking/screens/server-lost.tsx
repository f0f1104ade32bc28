import type { ReadonlySignal } from '@preact/signals';
import { Notice } from '../../ui/visitor/heading.tsx';
import type { BookModel } from '../book-model.ts';
import type { ScreenWords } from '../words.ts';

/** Says that the server does not answer, unless the page says it itself or has nothing more to ask. */
export function ServerLost(props: {
  readonly lost: ReadonlySignal<boolean>;
  readonly model: BookModel;
  readonly words: ScreenWords;
}) {
  const { offers, dates, times, trouble, sent } = props.model;
  const shown = [offers.offered.value.at, dates.value, times.value, trouble.value?.why];
  if (!props.lost.value || shown.includes('lost') || sent.value !== null) return null;
  return (
    <Notice kind="warn">
      <p>{props.words.book.lost}</p>
    </Notice>
  );
}
