import '../../ui/base.css';
import { AppealPage } from '../../appeal/screens/appeal-page.tsx';
import { OwnPage } from '../../appeal/screens/own-page.tsx';
import { type AppealShown, appealStates } from './appeal-states.ts';
import { drawnBy } from './state.ts';

export const states = drawnBy(
  (shown: AppealShown) =>
    shown.page === 'write' ? (
      <AppealPage model={shown.model} language={shown.language} />
    ) : (
      <OwnPage model={shown.model} language={shown.language} onGoOn={() => undefined} />
    ),
  appealStates,
);
