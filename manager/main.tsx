import '../ui/base.css';
import './manager.css';
import { pathOf, paths } from '../shared/paths.ts';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { hashPlace } from '../ui/hash-place.ts';
import { chosenLanguage } from '../ui/language.ts';
import { watchView } from '../ui/live-view.ts';
import { draw } from '../ui/own-nodes.ts';
import { createSession } from '../ui/session.ts';
import { browserMemory } from '../ui/storage.ts';
import { App } from './app.tsx';
import { openManager } from './manager-model.ts';
import { httpConfig } from './settings/config/http-config.ts';
import { httpDrafts } from './settings/config/http-drafts.ts';
import { httpShared } from './settings/tagged-documents.ts';
import { languages } from './words.ts';

const api = httpApi(paths, { timeoutMs: 20_000 });
const session = createSession(api);
const language = chosenLanguage(
  languages.map(({ code }) => code),
  browserMemory,
);
const manager = openManager({
  api,
  session,
  language,
  config: httpConfig((centre) => pathOf('config', { centre })),
  drafts: httpDrafts(api),
  shared: httpShared(),
  place: hashPlace(window),
  clock: browserClock,
  newKey,
  memories: browserMemory,
  centreAsked: new URLSearchParams(location.search).get('centre'),
  watchFloor: (centre) => watchView({ centre, view: 'floor' }, { onReload: () => location.reload() }),
});

const root = document.getElementById('app');
if (root !== null) draw(<App manager={manager} session={session} language={language} />, root);
void session.check();
