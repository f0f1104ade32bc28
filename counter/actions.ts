import type { TransferTarget } from '../shared/commands.ts';
import type { Placing } from '../shared/events.ts';
import type { RouteBody } from '../shared/routes.ts';
import type { Answer, Api } from '../ui/api.ts';

/** What can be asked for at a counter, one variant a question to the server. */
export type Deed = CounterDeed | TicketDeed;
export type CounterDeed =
  | { readonly do: 'call-next' }
  | { readonly do: 'call'; readonly ticket: string; readonly reason: string | null }
  | { readonly do: 'serve'; readonly service: string }
  | { readonly do: 'open'; readonly profile: string | null }
  | { readonly do: 'profile'; readonly profile: string }
  | { readonly do: 'pause'; readonly reason: string | null }
  | { readonly do: 'resume-counter' }
  | { readonly do: 'close'; readonly reason: string | null };
export type Target = TransferTarget;
export type TicketDeed =
  | { readonly do: 'recall' | 'start' | 'no-show' | 'resume' | 'reinstate'; readonly ticket: string }
  | { readonly do: 'finish'; readonly ticket: string; readonly outcome: string | null }
  | { readonly do: 'requeue' | 'park' | 'cancel'; readonly ticket: string; readonly reason: string | null }
  | { readonly do: 'transfer'; readonly ticket: string; readonly target: Target; readonly place: Placing }
  | { readonly do: 'add-service'; readonly ticket: string; readonly service: string }
  | { readonly do: 'edit'; readonly ticket: string; readonly changes: RouteBody<'editTicket'> }
  | { readonly do: 'reprint'; readonly ticket: string; readonly printer: string | null };
export type DeedName = Deed['do'];

/** Where the question is asked from. */
export interface Desk {
  readonly centre: string;
  readonly counter: string;
}

const because = (reason: string | null) => (reason === null ? {} : { reason });
const isCounterDeed = (deed: Deed): deed is CounterDeed => {
  const names: readonly DeedName[] = [
    'call-next',
    'call',
    'serve',
    'open',
    'profile',
    'pause',
    'resume-counter',
    'close',
  ];
  return names.includes(deed.do);
};

const sendFromCounter = (api: Api, deed: CounterDeed, desk: Desk, key: string): Promise<Answer<unknown>> => {
  const params = { c: desk.centre, id: desk.counter };
  switch (deed.do) {
    case 'call-next':
      return api('callNext', { params, key });
    case 'call':
      return api('call', { params, key, body: { ticket: deed.ticket, ...because(deed.reason) } });
    case 'serve':
      return api('serve', { params, key, body: { service: deed.service } });
    case 'open':
      return api('openCounter', { params, key, body: deed.profile === null ? {} : { profile: deed.profile } });
    case 'profile':
      return api('changeProfile', { params, key, body: { profile: deed.profile } });
    case 'pause':
      return api('pauseCounter', { params, key, body: because(deed.reason) });
    case 'resume-counter':
      return api('resumeCounter', { params, key });
    case 'close':
      return api('closeCounter', { params, key, body: because(deed.reason) });
  }
};

const sendForTicket = (api: Api, deed: TicketDeed, centre: string, key: string): Promise<Answer<unknown>> => {
  const params = { c: centre, id: deed.ticket };
  switch (deed.do) {
    case 'recall':
    case 'start':
    case 'resume':
    case 'reinstate':
      return api(deed.do, { params, key });
    case 'no-show':
      return api('noShow', { params, key });
    case 'finish':
      return api('finish', { params, key, body: deed.outcome === null ? {} : { outcome: deed.outcome } });
    case 'requeue':
    case 'park':
    case 'cancel':
      return api(deed.do, { params, key, body: because(deed.reason) });
    case 'transfer':
      return api('transfer', { params, key, body: { ...deed.target, place: deed.place } });
    case 'add-service':
      return api('addService', { params, key, body: { service: deed.service } });
    case 'edit':
      return api('editTicket', { params, body: deed.changes });
    case 'reprint':
      return api('reprint', { params, key, body: deed.printer === null ? {} : { printer: deed.printer } });
  }
};

/** Asks the server for a deed; the same `key` asks the same question again. An edit needs none: twice is the same as once. */
export const send = (api: Api, deed: Deed, desk: Desk, key: string): Promise<Answer<unknown>> =>
  isCounterDeed(deed) ? sendFromCounter(api, deed, desk, key) : sendForTicket(api, deed, desk.centre, key);
