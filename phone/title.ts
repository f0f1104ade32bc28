import { bookedWords, clockOrNull } from '../shared/cases/told-words.ts';
import type { PhoneView } from '../shared/views.ts';
import type { ExpectedWait } from './expected-wait.ts';
import type { PhoneScene } from './phone-model.ts';
import type { ScreenWords } from './words.ts';

/** What the browser's tab says: the number first, then how it stands, so that a page in the background tells too; while the server is lost, that. */
export function titleOf(scene: PhoneScene, { phone, common }: ScreenWords, isLost = false): string {
  if (scene.step === 'loading') return common.product;
  if (scene.step === 'unknown') return phone.unknown;
  const { view } = scene;
  if (isLost) return `${view.number}: ${phone.lost}`;
  switch (view.status) {
    case 'waiting':
      return `${view.number}: ${common.peopleAhead(view.ahead ?? 0)}`;
    case 'called':
      return `${view.number}: ${phone.goTo(view.counter?.name ?? '')}`;
    case 'serving':
      return `${view.number}: ${phone.serving}`;
    case 'parked':
      return `${view.number}: ${phone.parked}`;
    case 'no-show':
      return `${view.number}: ${phone.noShow}`;
    case 'served':
      return `${view.number}: ${phone.served}`;
    case 'cancelled':
      return `${view.number}: ${phone.cancelled}`;
    case 'expired':
      return `${view.number}: ${phone.expired}`;
  }
}

/** How a ticket stands that does not wait, and what to do about it. */
export function stateWords(view: PhoneView, { phone }: ScreenWords): string {
  switch (view.status) {
    case 'waiting':
    case 'called':
      return '';
    case 'serving':
      return phone.serving;
    case 'parked':
      return `${phone.parked}. ${phone.parkedMore}`;
    case 'no-show':
      return `${phone.noShow}. ${phone.noShowMore}`;
    case 'served':
      return `${phone.served}. ${phone.servedMore}`;
    case 'cancelled':
      return `${phone.cancelled}. ${phone.cancelledMore}`;
    case 'expired':
      return `${phone.expired}. ${phone.expiredMore}`;
  }
}

/** How the waiting stands, in one breath: people ahead, how long it takes, whether that has grown. */
export function waitWords(view: PhoneView, wait: ExpectedWait | null, { phone, common }: ScreenWords): string {
  return [
    common.peopleAhead(view.ahead ?? 0),
    ...[bookedWords(common, view.estimate)].filter((words) => words !== ''),
    ...(wait === null ? [] : leftWords(view, wait, common)),
    ...(wait?.longer ? [phone.longer] : []),
  ].join('. ');
}

/** The wait that is left, in the one form in which it is told: minutes, or times of day. */
export function leftWords(
  view: PhoneView,
  { minutes, between }: ExpectedWait,
  common: ScreenWords['common'],
): readonly string[] {
  if (minutes !== null) return [common.waitTime(common.wait(minutes.from, minutes.to))];
  return between === null ? [] : [common.callAt(timesWords(view, between, common))];
}

/** Times of day between which the call is likely. */
export function timesWords(
  { centre }: PhoneView,
  { from, to }: NonNullable<ExpectedWait['between']>,
  common: ScreenWords['common'],
): string {
  return common.timesOfDay(clockOrNull(from, centre.timeZone), clockOrNull(to, centre.timeZone));
}
