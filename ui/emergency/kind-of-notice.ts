import type { EmergencyKind } from '../../shared/centre/emergency.ts';
import type { ViewName } from '../../shared/views.ts';

/** How an emergency is shown: on the whole screen, above it, to staff who may end it, or to who only looks at a hall that is run elsewhere. */
export type NoticeKind = 'whole' | 'bar' | 'staff' | 'looked-at';

/** The notice of a screen with this view; `isFollowed` = its hall is run by another server. */
export function noticeOf(view: ViewName, kind: EmergencyKind, isFollowed: boolean): NoticeKind {
  if (view === 'counter' || view === 'floor') return isFollowed ? 'looked-at' : 'staff';
  if (view === 'kiosk' || view === 'hall') return 'whole';
  return view === 'ticket' && kind !== 'suspend' ? 'whole' : 'bar';
}
