import { filled } from '../shared/path-parts.ts';
import { paths } from '../shared/paths.ts';
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/files/files.css';
import './office.css';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { sendFilesTo } from '../ui/files/send-file.ts';
import { hashPlace } from '../ui/hash-place.ts';
import { chosenLanguage } from '../ui/language.ts';
import { draw } from '../ui/own-nodes.ts';
import { createSession } from '../ui/session.ts';
import { browserMemory } from '../ui/storage.ts';
import { openOffice } from './office-model.ts';
import { App } from './screens/app.tsx';
import { languages } from './words.ts';

const api = httpApi(paths, { timeoutMs: 20_000 });
const session = createSession(api);
const model = openOffice({
  api,
  session,
  newKey,
  clock: browserClock,
  sendTo: (of, part) => sendFilesTo(`${filled(paths.addCaseFile.path, of)}?part=${part}`),
  place: hashPlace(window),
  ...(location.pathname === '/hotline' ? { home: 'calls' as const } : {}),
  centreAsked: new URLSearchParams(location.search).get('centre'),
});
const language = chosenLanguage(
  languages.map(({ code }) => code),
  browserMemory,
);
const root = document.querySelector('#app');
if (root === null) throw new Error('the page has no #app');
draw(<App model={model} language={language} />, root);
void session.check();
