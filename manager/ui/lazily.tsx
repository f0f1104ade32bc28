import type { ComponentType } from 'preact';
import { fetchedPart } from '../../ui/lazily.tsx';
import { Blank, Loading } from './answered.tsx';
import { useWords } from './use-words.ts';

/** A part of the screen whose code is fetched when it is first drawn; until then that it comes, or that it did not. */
export function lazily<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return fetchedPart(fetch, { Coming: Loading, Lost });
}

/** That the code did not come, and another try. */
export function Lost({ onRetry }: { readonly onRetry: () => void }) {
  const { words } = useWords();
  return (
    <div role="alert">
      <Blank title={words.lostFirst}>
        <button class="button" type="button" onClick={onRetry}>
          {words.tryAgain}
        </button>
      </Blank>
    </div>
  );
}
