import { effect } from '@preact/signals';
import { visitorPaths } from '../shared/visitor-paths.ts';
import { httpApi } from '../ui/api.ts';
import { keepScreenAwake } from '../ui/awake.ts';
import { draw } from '../ui/own-nodes.ts';
import '../ui/base.css';
import { webChime } from '../ui/chime.ts';
import { browserClock } from '../ui/clock.ts';
import { watchView } from '../ui/live-view.ts';
import { pairDevice } from '../ui/pairing.ts';
import { browserMemory } from '../ui/storage.ts';
import './display.css';
import { openDisplay } from './display-model.ts';
import { Wall } from './screens/wall.tsx';
import { spoken, wordsIn } from './words.ts';

/** A server that asks for a fresh page again and again must not make the screen spin, in ms. */
const reloadMs = 5000;
const address = new URLSearchParams(location.search);
const chime = webChime({ alive: true });
const model = openDisplay({
  clock: browserClock,
  languages: spoken,
  pairing: pairDevice({
    kind: 'display',
    centre: address.get('centre'),
    place: address.get('place'),
    api: httpApi(visitorPaths),
    clock: browserClock,
    memory: browserMemory('novbe.display'),
  }),
  player: { play: () => chime.play() },
  watch: ({ centre, place, token }, onAnnounce) =>
    watchView(
      { centre, view: 'hall', id: place },
      { token: () => token, onAnnounce, onReload: () => void browserClock.after(reloadMs, () => location.reload()) },
    ),
});

effect(() => {
  const language = model.language.value;
  document.documentElement.lang = language;
  document.title = wordsIn(language).display.title;
});
for (const touch of ['pointerdown', 'keydown'] as const) addEventListener(touch, chime.unlock);
keepScreenAwake();

const app = document.getElementById('app');
if (app !== null) draw(<Wall model={model} chime={chime} />, app);
