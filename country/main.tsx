import '../ui/base.css';
import '../ui/controls.css';
import './country.css';
import { paths } from '../shared/paths.ts';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { hashPlace } from '../ui/hash-place.ts';
import { chosenLanguage } from '../ui/language.ts';
import { watchView } from '../ui/live-view.ts';
import { draw } from '../ui/own-nodes.ts';
import { createSession } from '../ui/session.ts';
import { browserMemory } from '../ui/storage.ts';
import { openCountry } from './country-model.ts';
import { App } from './screens/app.tsx';
import { languages } from './words.ts';

const api = httpApi(paths, { timeoutMs: 20_000 });
const session = createSession(api);
const language = chosenLanguage(
  languages.map(({ code }) => code),
  browserMemory,
);
const model = openCountry({
  ...{ api, newKey, session, language },
  clock: browserClock,
  place: hashPlace(window),
  watchCountry: () => watchView({ view: 'country' }, { onReload: () => location.reload() }),
});
const root = document.getElementById('app');
if (root !== null) draw(<App model={model} language={language} />, root);
void session.check();
