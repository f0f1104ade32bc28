import { effect, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { EmergencyLine } from '../../shared/centre/emergency.ts';
import type { CentreLine, ViewName } from '../../shared/views.ts';
import { sayAloud } from './aloud.ts';
import { NoticeBar, WholeNotice } from './notice.tsx';
import { StaffNotice } from './staff.tsx';

/** What is shown of a centre, by the live view that a screen has of it; null = nothing yet, or no longer. */
type Watched = ReadonlySignal<{ readonly centre?: CentreLine } | null>;

/** Shows above a screen what its live view says of an emergency, for as long as it stands. Asked again for the same view, it goes on. */
export function followEmergency(view: ViewName, data: Watched): void {
  if (followed.has(data)) return;
  followed.add(data);
  let before: string | null = null;
  effect(() => {
    const centre = data.value?.centre;
    const { emergency } = centre ?? {};
    const now = emergency === undefined ? null : JSON.stringify(emergency);
    // Only what changed is drawn again: a screen reader says it once.
    if (now === before) return;
    before = now;
    if (centre === undefined || emergency === undefined) take();
    else show(view, centre, emergency);
  });
}

const followed = new WeakSet<Watched>();

const show = (view: ViewName, centre: CentreLine, emergency: EmergencyLine): void => {
  const isCovered = view === 'kiosk' || view === 'hall' || (view === 'ticket' && emergency.kind !== 'suspend');
  setInert(isCovered);
  const { languages, timeZone, id } = centre;
  const chosen = document.documentElement.lang;
  const spoken = [chosen, ...languages.filter((language) => language !== chosen)].filter((one) =>
    languages.includes(one),
  );
  const parts = { emergency, timeZone };
  if (view === 'counter' || view === 'floor')
    render(<StaffNotice key={emergency.kind} {...parts} centre={id} onCover={setInert} />, place());
  else if (isCovered) render(<WholeNotice {...parts} languages={view === 'ticket' ? spoken : languages} />, place());
  else render(<NoticeBar {...parts} languages={spoken} />, place());
  sayAloud(view, emergency);
};

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
