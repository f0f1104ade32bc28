import '../../ui/base.css';
import '../../manager/manager.css';
import { App } from '../../manager/app.tsx';
import { type ManagerShown, managerStates } from './manager-states.ts';
import { drawnBy } from './state.ts';

// What is fetched when it is opened is there before it is measured.
await Promise.all([
  import('../../manager/settings/setup/setup.tsx'),
  import('../../manager/settings/setup/forms/form-part.tsx'),
  import('../../manager/settings/setup/preview/preview.tsx'),
]);

export const states = drawnBy(
  ({ manager, session, language }: ManagerShown) => <App manager={manager} session={session} language={language} />,
  managerStates,
);
