import { bookingPaths } from '../shared/booking-paths.ts';
import { citizenPaths } from '../shared/citizen-paths.ts';
import { screenLanguages } from '../shared/languages.ts';
import { visitorPaths } from '../shared/visitor-paths.ts';
import '../ui/base.css';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { chosenLanguage } from '../ui/language.ts';
import { draw } from '../ui/own-nodes.ts';
import { browserMemory } from '../ui/storage.ts';
import { type AppealPorts, isStep, type Step } from './ports.ts';

const codes: readonly string[] = screenLanguages;
const own = navigator.language.slice(0, 2);
// Somebody who comes from elsewhere reads it in the language of their phone, until they choose another: on the page of services too.
const inOwnOrder = codes.includes(own) ? [own, ...codes.filter((code) => code !== own)] : codes;
const language = chosenLanguage(inOwnOrder, (key) => browserMemory(`${key}.services`));
const api = httpApi({ ...citizenPaths, form: bookingPaths.form, listCentres: visitorPaths.listCentres });
const ports = { api, clock: browserClock, newKey };

const write = async (root: HTMLElement, begun: AppealPorts['begun']): Promise<void> => {
  const [{ openAppeal }, { AppealPage }] = await Promise.all([
    import('./appeal-model.ts'),
    import('./screens/appeal-page.tsx'),
  ]);
  const model = openAppeal({
    ...ports,
    ...{ language, begun },
    centreAsked: new URLSearchParams(location.search).get('centre'),
    tab: browserMemory('novbe.appeal', () => sessionStorage),
    before: isStep(history.state) ? history.state : null,
    goTo: (step: Step, how) => history[how === 'push' ? 'pushState' : 'replaceState'](step, ''),
  });
  addEventListener('popstate', ({ state }) => model.show(isStep(state) ? state : { at: 'kind' }));
  draw(<AppealPage model={model} language={language} />, root);
};

const follow = async (root: HTMLElement, secret: string): Promise<void> => {
  const [{ openOwn }, { OwnPage }] = await Promise.all([import('./own-model.ts'), import('./screens/own-page.tsx')]);
  const model = openOwn({ ...ports, secret });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void model.load();
  });
  const goOn = (draft: NonNullable<AppealPorts['begun']>['draft']): void => {
    model.close();
    void write(root, { secret, draft });
  };
  draw(<OwnPage model={model} language={language} onGoOn={goOn} />, root);
};

const secret = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const app = document.getElementById('app');
if (app !== null) {
  if (secret === '') void write(app, null);
  else void follow(app, secret);
}
