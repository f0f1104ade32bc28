import { effect } from '@preact/signals';
import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import { httpApi } from '../ui/api.ts';
import { draw } from '../ui/own-nodes.ts';
import '../ui/base.css';
import { webChime } from '../ui/chime.ts';
import { browserClock } from '../ui/clock.ts';
import { fetchWhen } from '../ui/late-words.ts';
import { watchView } from '../ui/live-view.ts';
import { pairDevice } from '../ui/pairing.ts';
import { browserMemory } from '../ui/storage.ts';
import './display.css';
import { hallOf, openDisplay } from './display-model.ts';
import { mediaPlays } from './media/media-state.ts';
import { Wall } from './screens/wall.tsx';
import { heardAt, wallSound } from './sound.ts';
import { wallWords, wordsIn } from './words.ts';

/** A server that asks for a fresh page again and again must not make the screen spin, in ms. */
const reloadMs = 5000;
const address = new URLSearchParams(location.search);
const chime = webChime({ alive: true });
const sound = wallSound({
  chime,
  clock: browserClock,
  heard: () => heardAt(hallOf(model.scene.value), model.now.value),
  device: () => device,
});
let device: { readonly centre: string; readonly token: string } | null = null;
const model = openDisplay({
  clock: browserClock,
  languages: wallWords.ready,
  pairing: pairDevice({
    kind: 'display',
    centre: address.get('centre'),
    place: address.get('place'),
    api: httpApi(visitorPaths),
    clock: browserClock,
    memory: browserMemory('novbe.display'),
  }),
  player: sound,
  watch: ({ centre, place, token }, onAnnounce) => {
    device = { centre, token };
    return watchView(
      { centre, view: 'hall', id: place },
      {
        token: () => token,
        onAnnounce,
        sound: () => chime.sound.peek(),
        media: () => mediaPlays.peek(),
        onReload: () => void browserClock.after(reloadMs, () => location.reload()),
      },
    );
  },
});

effect(() => {
  const language = model.language.value;
  document.documentElement.lang = language;
  document.title = wordsIn(language).display.title;
});
effect(() => {
  if (hallOf(model.scene.value)?.voice.speaks === true) sound.fetch();
});
fetchWhen(() => model.scene.value.step !== 'loading', wallWords, browserClock);
for (const touch of ['pointerdown', 'keydown'] as const) addEventListener(touch, chime.unlock);
// After the first picture: where it does not come, the machine's own settings decide.
void import('../ui/awake.ts').then(({ keepScreenAwake }) => keepScreenAwake()).catch(() => {});

const app = document.getElementById('app');
if (app !== null) draw(<Wall model={model} chime={chime} media={{ device: () => device }} />, app);
