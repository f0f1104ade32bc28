import type { TransferTarget } from '../../shared/commands.ts';
import type { Placing } from '../../shared/events.ts';
import type { RouteBody } from '../../shared/routes.ts';
import type { Answer, Api } from '../../ui/api.ts';

/** What can be asked for at a counter, one variant a question to the server. */
export type Action = CounterAction | TicketAction;
export type CounterAction =
  | { readonly type: 'call-next' }
  | { readonly type: 'call'; readonly ticket: string; readonly reason: string | null }
  | { readonly type: 'serve'; readonly service: string }
  | { readonly type: 'open'; readonly profile: string | null }
  | { readonly type: 'profile'; readonly profile: string }
  | { readonly type: 'pause'; readonly reason: string | null }
  | { readonly type: 'resume-counter' }
  | { readonly type: 'close'; readonly reason: string | null };
export type Target = TransferTarget;
export type TicketAction =
  | { readonly type: 'recall' | 'start' | 'no-show' | 'resume' | 'reinstate' | 'undo'; readonly ticket: string }
  | { readonly type: 'finish'; readonly ticket: string; readonly outcome: string | null }
  | { readonly type: 'requeue' | 'park' | 'cancel'; readonly ticket: string; readonly reason: string | null }
  | { readonly type: 'transfer'; readonly ticket: string; readonly target: Target; readonly place: Placing }
  | { readonly type: 'add-service'; readonly ticket: string; readonly service: string }
  | { readonly type: 'edit'; readonly ticket: string; readonly changes: RouteBody<'editTicket'> }
  | { readonly type: 'reprint'; readonly ticket: string; readonly printer: string | null };
export type ActionType = Action['type'];

/** Where the question is asked from. */
export interface Desk {
  readonly centre: string;
  readonly counter: string;
}

/** Asks the server for an action; the same `key` asks the same question again. An edit needs none: twice is the same as once. */
export function send(api: Api, action: Action, desk: Desk, key: string): Promise<Answer<unknown>> {
  return isCounterAction(action)
    ? sendFromCounter(api, action, desk, key)
    : sendForTicket(api, action, desk.centre, key);
}

const because = (reason: string | null) => (reason === null ? {} : { reason });
const isCounterAction = (action: Action): action is CounterAction => {
  const names: readonly ActionType[] = [
    'call-next',
    'call',
    'serve',
    'open',
    'profile',
    'pause',
    'resume-counter',
    'close',
  ];
  return names.includes(action.type);
};

const sendFromCounter = (api: Api, action: CounterAction, desk: Desk, key: string): Promise<Answer<unknown>> => {
  const params = { centre: desk.centre, counter: desk.counter };
  switch (action.type) {
    case 'call-next':
      return api('callNext', { params, key });
    case 'call':
      return api('call', { params, key, body: { ticket: action.ticket, ...because(action.reason) } });
    case 'serve':
      return api('serve', { params, key, body: { service: action.service } });
    case 'open':
      return api('openCounter', { params, key, body: action.profile === null ? {} : { profile: action.profile } });
    case 'profile':
      return api('changeProfile', { params, key, body: { profile: action.profile } });
    case 'pause':
      return api('pauseCounter', { params, key, body: because(action.reason) });
    case 'resume-counter':
      return api('resumeCounter', { params, key });
    case 'close':
      return api('closeCounter', { params, key, body: because(action.reason) });
  }
};

const sendForTicket = (api: Api, action: TicketAction, centre: string, key: string): Promise<Answer<unknown>> => {
  const params = { centre, ticket: action.ticket };
  switch (action.type) {
    case 'recall':
    case 'start':
    case 'resume':
    case 'reinstate':
    case 'undo':
      return api(action.type, { params, key });
    case 'no-show':
      return api('noShow', { params, key });
    case 'finish':
      return api('finish', { params, key, body: action.outcome === null ? {} : { outcome: action.outcome } });
    case 'requeue':
    case 'park':
    case 'cancel':
      return api(action.type, { params, key, body: because(action.reason) });
    case 'transfer':
      return api('transfer', { params, key, body: { ...action.target, place: action.place } });
    case 'add-service':
      return api('addService', { params, key, body: { service: action.service } });
    case 'edit':
      return api('editTicket', { params, body: action.changes });
    case 'reprint':
      return api('reprint', { params, key, body: action.printer === null ? {} : { printer: action.printer } });
  }
};
