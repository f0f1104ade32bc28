import { signal } from '@preact/signals';
import { bookingPaths } from '../shared/booking/booking-paths.ts';
import { citizenPaths } from '../shared/cases/citizen-paths.ts';
import { helpedPaths } from '../shared/cases/helped-paths.ts';
import { officePaths } from '../shared/cases/office-paths.ts';
import { screenLanguages } from '../shared/languages.ts';
import { filled } from '../shared/path-parts.ts';
import { visitorPaths } from '../shared/tickets/visitor-paths.ts';
import '../ui/base.css';
import { httpApi, newKey } from '../ui/api.ts';
import { browserClock } from '../ui/clock.ts';
import { sendFilesTo } from '../ui/files/send-file.ts';
import { chosenLanguage } from '../ui/language.ts';
import { draw } from '../ui/own-nodes.ts';
import { forgetful, isSharedDevice } from '../ui/shared-device/mark.ts';
import type { SharedPage } from '../ui/shared-device/shared-use.ts';
import { browserMemory } from '../ui/storage.ts';
import { type AppealPorts, isStep, type Step } from './ports.ts';

const codes: readonly string[] = screenLanguages;
const own = navigator.language.slice(0, 2);
// Somebody who comes from elsewhere reads it in the language of their phone, until they choose another: on the page of services too.
const inOwnOrder = codes.includes(own) ? [own, ...codes.filter((code) => code !== own)] : codes;
const language = chosenLanguage(inOwnOrder, (key) => browserMemory(`${key}.services`));
const filesOf = (secret: string): string => filled(citizenPaths.ownCaseFile.path, { secret });
/** In the kiosk a page asks as the kiosk. */
let token: string | null = null;
const api = httpApi(
  {
    ...citizenPaths,
    ownCaseCode: helpedPaths.ownCaseCode,
    ownCaseConfirm: helpedPaths.ownCaseConfirm,
    ownLooks: officePaths.ownLooks,
    form: bookingPaths.form,
    listCentres: visitorPaths.listCentres,
  },
  { token: () => token },
);
const ports = { api, clock: browserClock, newKey };
const isShared = isSharedDevice(location.search, browserMemory('novbe.shared'));
/** Only the kiosk may stand one of these pages in its own. */
const isInKiosk = parent !== window;
const tab = isInKiosk ? forgetful : browserMemory('novbe.appeal', () => sessionStorage);

/** [FO5] Gives what ends it, for another page in the same place. */
const guard = async (root: HTMLElement, page: Omit<SharedPage, 'clock'>): Promise<() => void> => {
  if (!isShared) return () => undefined;
  const { guardPage } = await import('../ui/shared-device/guard.tsx');
  return guardPage(root, { clock: browserClock, ...page }, language.code);
};

/** The address of what is one's own does not stay with the device, and a list that a code has opened is closed. */
const leave = (): void => {
  void api('endCitizenSession').finally(() => location.replace('/appeal'));
};

const write = async (root: HTMLElement, begun: AppealPorts['begun']): Promise<void> => {
  const kiosk = isInKiosk ? await import('../ui/kiosk-frame/join.tsx') : null;
  const joined = await kiosk?.joinKiosk(root, language, (given) => {
    token = given;
  });
  const [{ openAppeal }, { AppealPage }, { sharedAppeal }] = await Promise.all([
    import('./appeal-model.ts'),
    import('./screens/appeal-page.tsx'),
    import('./shared-appeal.ts'),
  ]);
  const before = isStep(history.state) ? history.state : null;
  // Those who come to a device that many use, and do not reload, begin from the start.
  if (isShared && before === null) tab.write(null);
  const model = openAppeal({
    ...ports,
    ...{ language, begun },
    centreAsked: new URLSearchParams(location.search).get('centre'),
    ...{ tab, before, keeps: !isInKiosk },
    sendTo: (secret) => sendFilesTo(filesOf(secret)),
    goTo: (step: Step, how) => history[how === 'push' ? 'pushState' : 'replaceState'](step, ''),
  });
  addEventListener('popstate', ({ state }) => model.show(isStep(state) ? state : { at: 'kind' }));
  draw(<AppealPage model={model} language={language} />, root);
  const shared = sharedAppeal(model);
  if (joined !== undefined) return joined.follow({ isPrivate: shared.isPrivate, isBusy: model.busy, sent: model.sent });
  await guard(root, begun === null ? shared : { ...shared, clear: leave });
};

const follow = async (root: HTMLElement, secret: string): Promise<void> => {
  const [{ openOwn }, { OwnPage }, { FetchedRating }] = await Promise.all([
    import('./own-model.ts'),
    import('./screens/own-page.tsx'),
    import('../ui/rating/fetched-rating.tsx'),
  ]);
  const rating = (of: string) => <FetchedRating kind="m" secret={secret} language={of} />;
  const model = openOwn({ ...ports, secret, send: sendFilesTo(filesOf(secret)) });
  const always = signal(true);
  const ending = guard(root, { isPrivate: always, isBegun: always, clear: leave });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void model.load();
  });
  const goOn = (draft: NonNullable<AppealPorts['begun']>['draft']): void => {
    model.close();
    void ending.then((end) => end());
    void write(root, { secret, draft });
  };
  draw(<OwnPage model={model} language={language} onGoOn={goOn} rating={rating} />, root);
};

// Who is about to come is told if nobody is served there; in the kiosk the kiosk says it.
if (!isInKiosk)
  void import('../ui/emergency/at-home.tsx')
    .then(({ watchFromHome }) =>
      watchFromHome({ api, clock: browserClock, centre: new URLSearchParams(location.search).get('centre') }),
    )
    .catch(() => undefined);

const secret = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const app = document.getElementById('app');
if (app !== null) {
  if (location.pathname.startsWith('/decisions'))
    void import('./decisions/start-decisions.tsx').then((page) => page.startDecisions(app, language));
  else if (location.pathname === '/history')
    void import('./start-history.tsx').then((page) => page.startHistory(app, { api, language, guard, isShared }));
  else if (secret === '') void write(app, null);
  else void follow(app, secret);
}
