import type { FloorView } from '../../../shared/views.ts';

/**
 * What stands between a centre and its first practice day: nothing, a day that its hours have opened and on which nothing was
 * taken, or a day on which tickets count. `practice`: it is open.
 */
export type PracticeStep = 'closed' | 'practice' | 'unused' | 'real';

export function practiceStep(view: Seen | null): PracticeStep {
  if (view === null || !view.day.open) return 'closed';
  if (view.day.practice) return 'practice';
  return view.today.issued === 0 ? 'unused' : 'real';
}

interface Seen {
  readonly day: Pick<FloorView['day'], 'open' | 'practice'>;
  readonly today: Pick<FloorView['today'], 'issued'>;
}
