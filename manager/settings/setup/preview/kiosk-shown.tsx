import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import frame from '../../../../kiosk/kiosk.css?inline';
import { type KioskModel, openKiosk } from '../../../../kiosk/kiosk-model.ts';
import { App, fetchLater } from '../../../../kiosk/screens/app.tsx';
import screens from '../../../../kiosk/screens.css?inline';
import { kioskWords, spoken } from '../../../../kiosk/words.ts';
import type { Centre } from '../../../../shared/centre/centre.ts';
import { plainEstimate } from '../../../../shared/tickets/plain-estimate.ts';
import type { KioskView } from '../../../../shared/views.ts';
import base from '../../../../ui/base.css?inline';
import { Frame } from './frame.tsx';
import { type Asked, numberOf, previewKiosk, shownServices } from './preview-views.ts';
import { stillApi, stillClock } from './still.ts';

/** Where a visitor of the kiosk is. */
export type KioskStep = 'home' | 'group' | 'confirm' | 'ticket';

/** A kiosk as it would be with this draft, at one of a visitor's steps. */
export function KioskShown(props: {
  readonly document: Centre;
  readonly asked: Asked;
  readonly step: KioskStep;
  readonly kiosk?: string;
  readonly title: string;
}) {
  const { document, asked, step } = props;
  const [subject] = shownServices(document, asked);
  const about = `${step} ${asked.language} ${asked.situation} ${asked.longest} ${subject?.id} ${subject?.group}`;
  const view = useMemo(() => signal<KioskView>(previewKiosk(document, asked, props.kiosk)), [about]);
  const model = useMemo(() => kioskAt(document, asked, step, view), [about]);
  // Set where it is drawn: the screen shows the key that was pressed, not the one before.
  view.value = useMemo(() => previewKiosk(document, asked, props.kiosk), [document, about, props.kiosk]);
  useEffect(() => void kioskWords.fetch(), [asked.language]);
  useEffect(() => () => model.close(), [model]);
  return (
    <Frame title={props.title} size={standing} css={css}>
      <App model={model} />
    </Frame>
  );
}

const standing = { width: 1080, height: 1920 };
const css = `${base}${frame}${screens}`;

const kioskAt = (document: Centre, asked: Asked, step: KioskStep, view: ReadonlySignal<KioskView>): KioskModel => {
  const [subject] = shownServices(document, asked);
  const clock = stillClock();
  const model = openKiosk({
    station: { situation: signal({ at: 'ready' }), view: view },
    api: stillApi({
      issueTicket: {
        ticket: { id: 'preview', number: numberOf(document, subject, 42), service: subject?.id },
        ahead: 4,
        estimate: plainEstimate(15, 25),
        estimateReason: null,
        print: null,
        secret: 'preview-preview-preview',
      },
    }),
    // Nobody presses anything here.
    openErrand: () => Promise.reject(new Error('a picture')),
    clock,
    newKey: () => 'preview',
    centre: () => document.id,
    languages: spoken,
    ready: kioskWords.ready,
    orientation: signal('portrait'),
    sound: () => undefined,
  });
  const then = (act: () => void): void => {
    clock.pass(1000);
    act();
  };
  then(() => model.chooseLanguage(asked.language));
  if (step !== 'home') void fetchLater();
  if (subject === undefined || step === 'home') return model;
  if (step === 'group') then(() => model.openGroup(subject.group));
  else then(() => model.openService(subject.id));
  if (step === 'ticket') then(() => model.take());
  return model;
};
