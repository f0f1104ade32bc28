import '../../ui/base.css';
import '../../ui/controls.css';
import '../../ui/dialog.css';
import '../../counter/counter.css';
import '../../counter/queue.css';
import '../../counter/dialogs.css';
import '../../counter/choose.css';
import { App } from '../../counter/screens/app.tsx';
import { languages, wordsIn } from '../../counter/words.ts';
import { type CounterShown, counterStates } from './counter-states.ts';
import { drawnBy } from './state.ts';

// What is fetched when it is opened is there before it is measured.
await Promise.all(Object.values(import.meta.glob('../../counter/request/*.tsx')).map((fetch) => fetch()));

export const states = drawnBy(
  ({ model, language }: CounterShown) => (
    <App model={model} languages={languages} language={language} wordsIn={wordsIn} />
  ),
  counterStates,
);
