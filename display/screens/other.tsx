import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import type { Timer } from '../../shared/clock.ts';
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
  const [layout, setLayout] = useState<{ readonly Part: ComponentType<LayoutProps> } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (layout !== null) return;
    let timer: Timer | null = null;
    import('../layouts/layouts.tsx').then(
      ({ OtherLayout }) => setLayout({ Part: OtherLayout }),
      () => {
        cannot();
        timer = browserClock.after(retryMs, () => setAttempt(attempt + 1));
      },
    );
    return () => timer?.cancel();
  }, [attempt]);
  return <>{layout === null || failed !== undefined ? calls : <layout.Part {...props} />}</>;
}

const retryMs = 10_000;
