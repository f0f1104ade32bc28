import type { ComponentChildren } from 'preact';
import { refusalWords } from '../../ui/refusal-words.ts';
import { useDesk } from './context.ts';
import { Icon } from './icons.tsx';

/** What the last question came to, in words, until the next one. The place is kept, so that nothing jumps. */
export function SaidLine({ children }: { readonly children?: ComponentChildren }) {
  const { desk, words } = useDesk();
  const said = desk.said.value;
  const good = said?.tone === 'done';
  const dropped = desk.dropped.value.map((name) => words.counter.moves[name === 'call-next' ? 'next' : name]);
  return (
    <div class="said">
      {children}
      <div role="alert">
        {said !== null && !good && (
          <p class="said__text said__text--bad">
            <Icon name="trouble" />
            {said.tone === 'refused' ? refusalWords(said.refusal, words.refusals) : words.counter.said.lost}
          </p>
        )}
        {dropped.length > 0 && (
          <p class="said__text said__text--bad">
            {(said === null || good) && <Icon name="trouble" />}
            {words.counter.said.dropped(dropped.join(', '))}
          </p>
        )}
      </div>
      <div role="status">
        {said?.tone === 'done' && (
          <p class="said__text said__text--good">
            <Icon name="serving" />
            {words.counter.said[said.action]}
          </p>
        )}
      </div>
    </div>
  );
}
