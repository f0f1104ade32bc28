import '../../ui/base.css';
import '../../manager/manager.css';
import { App } from '../../manager/app.tsx';
import { type ManagerShown, managerStates } from './manager-states.ts';
import { drawnBy } from './state.ts';

// What is fetched when it is opened is there before it is measured.
const parts = import.meta.glob(['../../manager/**/*.tsx', '!**/main.tsx']);
await Promise.all(Object.values(parts).map((fetch) => fetch()));

export const states = drawnBy(
  ({ manager, session, language }: ManagerShown) => <App manager={manager} session={session} language={language} />,
  managerStates,
);
