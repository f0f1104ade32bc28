import { paths } from '../shared/paths.ts';
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/dialog.css';
import './counter.css';
import './queue.css';
import './dialogs.css';
import './choose.css';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { chosenLanguage } from '../ui/language.ts';
import { watchView } from '../ui/live-view.ts';
import { draw } from '../ui/own-nodes.ts';
import { createSession } from '../ui/session.ts';
import { browserMemory } from '../ui/storage.ts';
import { openCounter } from './counter-model.ts';
import { App } from './screens/app.tsx';
import { languages, wordsIn } from './words.ts';

const api = httpApi(paths);
const session = createSession(api);
const model = openCounter({
  api,
  session,
  newKey,
  clock: browserClock,
  memory: browserMemory,
  centre: new URLSearchParams(location.search).get('centre'),
  watch: (desk) =>
    watchView({ centre: desk.centre, view: 'counter', id: desk.counter }, { onReload: () => location.reload() }),
});
const language = chosenLanguage(
  languages.map(({ code }) => code),
  browserMemory,
);
const root = document.querySelector('#app');
if (root === null) throw new Error('the page has no #app');
draw(<App model={model} languages={languages} language={language} wordsIn={wordsIn} />, root);
void session.check();
