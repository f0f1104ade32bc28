import { refusalWords } from '../../ui/refusal-words.ts';
import { Icon } from './icons.tsx';
import { useDesk } from './scene.ts';

/** What the last question came to, in words, until the next one. The place is kept, so that nothing jumps. */
export const SaidLine = () => {
  const { desk, words } = useDesk();
  const said = desk.said.value;
  const good = said?.tone === 'done';
  return (
    <div class="said">
      <div role="alert">
        {said !== null && !good && (
          <p class="said__text said__text--bad">
            <Icon name="trouble" />
            {said.tone === 'refused' ? refusalWords(said.refusal, words.refusals) : words.counter.said.lost}
          </p>
        )}
      </div>
      <div role="status">
        {said?.tone === 'done' && (
          <p class="said__text said__text--good">
            <Icon name="serving" />
            {words.counter.said[said.deed]}
          </p>
        )}
      </div>
    </div>
  );
};
