import type { ComponentType } from 'preact';
import { fetchedPart } from '../../ui/lazily.tsx';
import { useScene } from './context.ts';
import { Plain } from './plain.tsx';

/** A section whose code is fetched when it is first opened; until then that it comes, or that it did not. */
export function lazily<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return fetchedPart(fetch, { Coming, Lost });
}

/** That something is on its way. */
export function Coming() {
  const { country } = useScene();
  return (
    <main class="country-plain">
      <p role="status" aria-busy="true">
        {country.loading}
      </p>
    </main>
  );
}

const Lost = ({ onRetry }: { readonly onRetry: () => void }) => {
  const { country } = useScene();
  return (
    <div role="alert">
      <Plain title={country.notFetched}>
        <button type="button" class="button" onClick={onRetry}>
          {country.tryAgain}
        </button>
      </Plain>
    </div>
  );
};
