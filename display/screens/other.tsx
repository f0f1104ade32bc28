import { signal } from '@preact/signals';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { Timer } from '../../shared/time/clock.ts';
import { browserClock } from '../../ui/clock.ts';
import type { LayoutProps } from '../layouts/layout-props.ts';
import { mediaPlays } from '../media/media-state.ts';

/** Another layout than the calls alone. Its code is fetched; until it is there, and where it fails, the calls stand in its place. */
export function Other(props: LayoutProps) {
  const { calls, view } = props;
  const cannot = (): void => {
    if (view.display.layout === 'media') mediaPlays.value = false;
  };
  const [failed] = useErrorBoundary(cannot);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let timer: Timer | null = null;
    fetchLayouts().catch(() => {
      cannot();
      timer = browserClock.after(retryMs, () => setAttempt(attempt + 1));
    });
    return () => timer?.cancel();
  }, [attempt]);
  const Part = fetched.value;
  return <>{Part === null || failed !== undefined ? calls() : <Part {...props} />}</>;
}

/** Fetches the code of all other layouts. */
export async function fetchLayouts(): Promise<void> {
  fetched.value ??= (await import('../layouts/layouts.tsx')).OtherLayout;
}
/** Kept for as long as the page stands: a wall that opens its day once more draws its layout at once. */
const fetched = signal<typeof import('../layouts/layouts.tsx').OtherLayout | null>(null);

const retryMs = 10_000;
