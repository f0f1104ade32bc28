import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { Roundabout } from '../../ui/roundabout.tsx';
import type { KioskModel } from '../kiosk-model.ts';
import type { Step } from '../steps.ts';
import { type ScreenContext, screenContextOf } from '../words.ts';
import { HomeScreen } from './home.tsx';
import { LoadingScreen, OfflineScreen, PairingScreen, RefusedScreen } from './notices.tsx';

export function App({ model }: { readonly model: KioskModel }) {
  const context = { ...screenContextOf(model), tools: later.value?.HelpingTools };
  const warned = model.warning.value !== null;
  return (
    <>
      <div class="stage" inert={warned}>
        <CurrentScreen context={context} />
      </div>
      <Roundabout text={context.common.roundabout} />
      {warned && <Later context={context} draw={({ IdleWarning }) => <IdleWarning context={context} />} />}
      <p class="visually-hidden" role="status">
        {later.value?.spokenNumber(context)}
      </p>
    </>
  );
}

/** Fetches the screens that a visitor cannot be at yet; resolves once they are there. */
export async function fetchLater(): Promise<void> {
  later.value ??= await import('./later.tsx');
}

type LaterScreens = typeof import('./later.tsx');
const later = signal<LaterScreens | null>(null);

const Later = ({
  context,
  draw,
}: {
  readonly context: ScreenContext;
  readonly draw: (screens: LaterScreens) => ComponentChild;
}) => {
  // What could not be fetched before is asked for again.
  useEffect(() => void fetchLater().catch(() => undefined), []);
  return later.value === null ? <LoadingScreen context={context} /> : draw(later.value);
};

const StepScreen = ({ context, step }: { readonly context: ScreenContext; readonly step: Step }) => {
  const view = context.model.view.value;
  if (view === null) return <LoadingScreen context={context} />;
  const open = { ...context, view };
  switch (step.step) {
    case 'home':
      return <HomeScreen context={open} step={step} />;
    case 'group':
    case 'search':
    case 'confirm':
    case 'privilege':
    case 'about':
    case 'taking':
    case 'ticket':
    case 'errand':
      return <Later context={open} draw={({ LaterScreen }) => <LaterScreen context={open} step={step} />} />;
  }
};

const CurrentScreen = ({ context }: { readonly context: ScreenContext }) => {
  const screen = context.model.screen.value;
  switch (screen.at) {
    case 'loading':
      return <LoadingScreen context={context} />;
    case 'centres':
      return (
        <Later
          context={context}
          draw={({ CentresScreen }) => <CentresScreen context={context} centres={screen.centres} />}
        />
      );
    case 'code':
      return <PairingScreen context={context} code={screen.code} />;
    case 'refused':
      return <RefusedScreen context={context} />;
    case 'offline':
      return <OfflineScreen context={context} />;
    case 'step':
      return <StepScreen context={context} step={screen.step} />;
  }
};
