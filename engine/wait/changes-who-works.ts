import type { QueueEvent } from '../../shared/events.ts';

/** What was said before says nothing any more once others are at work, or time goes on from elsewhere. */
export function changesWhoWorks({ type }: QueueEvent): boolean {
  return (
    type === 'clock-corrected' ||
    type === 'centre-configured' ||
    type === 'day-opened' ||
    type === 'profile-changed' ||
    type.startsWith('counter-') ||
    type.startsWith('emergency-')
  );
}
