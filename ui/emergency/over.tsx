import { effect, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { EmergencyLine } from '../../shared/centre/emergency.ts';
import type { OfFollowed } from '../../shared/country/country.ts';
import type { CentreLine, ViewName } from '../../shared/views.ts';
import { sayAloud } from './aloud.ts';
import { type NoticeKind, noticeOf } from './kind-of-notice.ts';
import { NoticeBar, WholeNotice } from './notice.tsx';
import { StaffNotice } from './staff.tsx';

/** What is shown of a centre, by the live view that a screen has of it; null = nothing yet, or no longer. */
type Watched = ReadonlySignal<WatchedView | null>;
type WatchedView = { readonly centre?: CentreLine } & OfFollowed;

/** Shows above a screen what its live view says of an emergency, for as long as it stands. Asked again for the same view, it goes on. */
export function followEmergency(view: ViewName, data: Watched): void {
  if (followed.has(data)) return;
  followed.add(data);
  let before: string | null = null;
  effect(() => {
    const { centre, heardAt } = data.value ?? {};
    const { emergency } = centre ?? {};
    const now = emergency === undefined ? null : JSON.stringify(emergency);
    // Only what changed is drawn again: a screen reader says it once.
    if (now === before) return;
    before = now;
    if (centre === undefined || emergency === undefined) take();
    else show(noticeOf(view, emergency.kind, heardAt !== undefined), view, centre, emergency);
  });
}

const followed = new WeakSet<Watched>();

const show = (kind: NoticeKind, view: ViewName, centre: CentreLine, emergency: EmergencyLine): void => {
  setInert(kind === 'whole');
  const { timeZone, id } = centre;
  const chosen = document.documentElement.lang;
  const parts = { emergency, timeZone };
  if (kind === 'staff') render(<StaffNotice key={emergency.kind} {...parts} centre={id} onCover={setInert} />, place());
  else if (kind === 'looked-at') render(<NoticeBar {...parts} languages={[chosen]} />, place());
  else if (kind === 'bar') render(<NoticeBar {...parts} languages={spokenFirst(centre, chosen)} />, place());
  else
    render(
      <WholeNotice {...parts} languages={view === 'ticket' ? spokenFirst(centre, chosen) : centre.languages} />,
      place(),
    );
  sayAloud(view, emergency);
};

/** The centre's languages, the chosen one first. */
const spokenFirst = ({ languages }: CentreLine, chosen: string): readonly string[] =>
  [chosen, ...languages.filter((language) => language !== chosen)].filter((one) => languages.includes(one));

const take = (): void => {
  setInert(false);
  render(null, place());
};

/** Before the screen itself, so that it is read first and stands on top. */
const place = (): HTMLElement => {
  const known = document.getElementById('emergency');
  if (known !== null) return known;
  const made = document.createElement('div');
  made.id = 'emergency';
  document.body.prepend(made);
  return made;
};

const setInert = (inert: boolean): void => {
  const app = document.getElementById('app');
  if (app !== null) app.inert = inert;
};
