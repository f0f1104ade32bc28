import '../../ui/base.css';
import '../../manager/manager.css';
import { App } from '../../manager/app.tsx';
import { type ManagerShown, managerStates } from './manager-states.ts';
import { drawnBy } from './state.ts';

export const states = drawnBy(
  ({ manager, session, language }: ManagerShown) => (
    <App manager={manager} session={session} language={language} download={() => undefined} />
  ),
  managerStates,
);
