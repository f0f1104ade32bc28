import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import '../ui/base.css';
import './kiosk.css';
import './screens.css';
import { effect, signal } from '@preact/signals';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { fetchWhen } from '../ui/late-words.ts';
import { watchView } from '../ui/live-view.ts';
import { draw } from '../ui/own-nodes.ts';
import { pairDevice } from '../ui/pairing.ts';
import { browserMemory } from '../ui/storage.ts';
import { listenToKeys } from './keys.ts';
import { openKiosk } from './kiosk-model.ts';
import { App, fetchLater } from './screens/app.tsx';
import { softSound } from './soft-sound.ts';
import { openStation } from './station.ts';
import { kioskWords, spoken } from './words.ts';

const address = new URLSearchParams(location.search);
const device = pairDevice({
  kind: 'kiosk',
  centre: address.get('centre'),
  place: address.get('id'),
  api: httpApi(visitorPaths),
  clock: browserClock,
  memory: browserMemory('novbe.kiosk'),
});
const pass = () => {
  const state = device.state.peek();
  return state.step === 'paired' ? state : null;
};
const token = (): string | null => pass()?.token ?? null;
const station = openStation({
  device,
  clock: browserClock,
  watch: ({ centre, place }) =>
    watchView({ centre, view: 'kiosk', id: place }, { token, onReload: () => location.reload() }),
});

const lying = matchMedia('(orientation: landscape)');
const orientation = signal<'portrait' | 'landscape'>(lying.matches ? 'landscape' : 'portrait');
lying.addEventListener('change', () => {
  orientation.value = lying.matches ? 'landscape' : 'portrait';
});

const model = openKiosk({
  station,
  api: httpApi(visitorPaths, { token }),
  openErrand: async (kind, host, from) => {
    const { bookingApi, openErrand } = await import('./booking/open-errand.ts');
    return openErrand(kind, host, bookingApi(token), token, from);
  },
  clock: browserClock,
  newKey,
  centre: () => pass()?.centre ?? '',
  languages: spoken,
  ready: kioskWords.ready,
  orientation,
  sound: softSound(),
});
// After the first picture: where it does not come, the machine's own settings decide.
void import('../ui/awake.ts').then(({ keepScreenAwake }) => keepScreenAwake()).catch(() => {});
listenToKeys({ touched: () => model.touched(), back: () => model.back() });
effect(() => {
  document.documentElement.lang = model.language.value;
});

effect(() => {
  if (model.view.value !== null) fetchLater().catch(() => undefined);
});
fetchWhen(() => model.screen.value.at !== 'loading', kioskWords, browserClock);
import('./access/open-access.ts').then(
  ({ openAccess }) => openAccess({ model, token }),
  () => undefined,
);

const root = document.getElementById('app');
if (root !== null) draw(<App model={model} />, root);
