import '../../ui/base.css';
import '../../kiosk/kiosk.css';
import '../../kiosk/screens.css';
import type { KioskModel } from '../../kiosk/kiosk-model.ts';
import { App, fetchLater } from '../../kiosk/screens/app.tsx';
import { kioskWords } from '../../kiosk/words.ts';
import { kioskStates } from './kiosk-states.ts';
import { drawnBy } from './state.ts';

await Promise.all([fetchLater(), kioskWords.fetch()]);
export const states = drawnBy((model: KioskModel) => {
  model.aids.large.value = 'large' in document.documentElement.dataset;
  return <App model={model} />;
}, kioskStates);
