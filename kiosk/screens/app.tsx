import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { Roundabout } from '../../ui/roundabout.tsx';
import type { KioskModel } from '../kiosk-model.ts';
import type { Step } from '../steps.ts';
import { type Stage, stageOf } from '../words.ts';
import { HomeScreen } from './home.tsx';
import { LoadingScreen, OfflineScreen, PairingScreen, RefusedScreen } from './notices.tsx';

export function App({ model }: { readonly model: KioskModel }) {
  const stage = { ...stageOf(model), tools: later.value?.HelpingTools };
  const warned = model.warning.value !== null;
  return (
    <>
      <div class="stage" inert={warned}>
        <CurrentScreen stage={stage} />
      </div>
      <Roundabout text={stage.common.roundabout} />
      {warned && <Later stage={stage} draw={({ IdleWarning }) => <IdleWarning stage={stage} />} />}
      <p class="visually-hidden" role="status">
        {later.value?.spokenNumber(stage)}
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
  stage,
  draw,
}: {
  readonly stage: Stage;
  readonly draw: (screens: LaterScreens) => ComponentChild;
}) => {
  // What could not be fetched before is asked for again.
  useEffect(() => void fetchLater().catch(() => undefined), []);
  return later.value === null ? <LoadingScreen stage={stage} /> : draw(later.value);
};

const StepScreen = ({ stage, step }: { readonly stage: Stage; readonly step: Step }) => {
  const view = stage.model.view.value;
  if (view === null) return <LoadingScreen stage={stage} />;
  const open = { ...stage, view };
  switch (step.step) {
    case 'home':
      return <HomeScreen stage={open} step={step} />;
    case 'group':
    case 'search':
    case 'confirm':
    case 'privilege':
    case 'about':
    case 'taking':
    case 'ticket':
    case 'errand':
      return <Later stage={open} draw={({ LaterScreen }) => <LaterScreen stage={open} step={step} />} />;
  }
};

const CurrentScreen = ({ stage }: { readonly stage: Stage }) => {
  const screen = stage.model.screen.value;
  switch (screen.at) {
    case 'loading':
      return <LoadingScreen stage={stage} />;
    case 'centres':
      return (
        <Later stage={stage} draw={({ CentresScreen }) => <CentresScreen stage={stage} centres={screen.centres} />} />
      );
    case 'code':
      return <PairingScreen stage={stage} code={screen.code} />;
    case 'refused':
      return <RefusedScreen stage={stage} />;
    case 'offline':
      return <OfflineScreen stage={stage} />;
    case 'step':
      return <StepScreen stage={stage} step={screen.step} />;
  }
};
