import '../../ui/base.css';
import { DecisionsPage } from '../../appeal/decisions/decisions-page.tsx';
import { AppealPage } from '../../appeal/screens/appeal-page.tsx';
import { HistoryPage } from '../../appeal/screens/history-page.tsx';
import { OwnPage } from '../../appeal/screens/own-page.tsx';
import { type AppealShown, appealStates } from './appeal-states.ts';
import { drawnBy } from './state.ts';

export const states = drawnBy((shown: AppealShown) => {
  switch (shown.page) {
    case 'write':
      return <AppealPage model={shown.model} language={shown.language} />;
    case 'own':
      return <OwnPage model={shown.model} language={shown.language} onGoOn={() => undefined} />;
    case 'history':
      return <HistoryPage model={shown.model} language={shown.language} />;
    case 'decisions':
      return <DecisionsPage model={shown.model} language={shown.language} />;
  }
}, appealStates);
