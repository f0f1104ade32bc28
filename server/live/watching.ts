import { ok, type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import { type CentreViewName, viewNames } from '../../shared/views.ts';
import { type Caller, mayAsk, toDoFirst } from '../access/caller.ts';
import type { ViewKey } from './view-builder.ts';

/** Why this caller may not see this view; null if they may. Devices see their own place only, and nobody a view of the hall's people. */
export function watchRefusal(caller: Caller, key: ViewKey): Refusal | null {
  const first = key.view === 'ticket' ? null : toDoFirst(caller);
  if (first !== null) return first;
  if (may(caller, key)) return null;
  return caller.kind === 'nobody'
    ? { code: 'not-signed-in', message: 'Sign in first' }
    : { code: 'not-allowed', message: `This view is not for ${caller.role}` };
}

/** The view of a centre of this name, if there is one. */
export function viewNamed(name: string): Result<CentreViewName> {
  return isViewName(name) ? ok(name) : refuse('view-not-found', 'There is no such view', { view: name });
}

const staff = ['admin', 'manager', 'clerk', 'reception'] as const;
const atCounters = ['admin', 'manager', 'clerk'] as const;
const leads = ['admin', 'manager'] as const;

const isOwnPlace = (caller: Caller, key: ViewKey): boolean =>
  caller.kind === 'device' &&
  caller.centre === key.centre &&
  caller.place === key.id &&
  caller.device === (key.view === 'kiosk' ? 'kiosk' : 'display');

const may = (caller: Caller, key: ViewKey): boolean => {
  switch (key.view) {
    case 'kiosk':
    case 'hall':
      return isOwnPlace(caller, key) || mayAsk(caller, { roles: staff }, key.centre);
    case 'counter':
      return (
        mayAsk(caller, { roles: atCounters }, key.centre) &&
        (caller.counters === null || caller.counters.includes(key.id))
      );
    case 'floor':
      return mayAsk(caller, { roles: leads }, key.centre);
    case 'country':
      return caller.centre === null && mayAsk(caller, { roles: leads }, null);
    case 'ticket':
      // The secret of a ticket is the right to see it.
      return true;
  }
};

/** There is one floor in a centre: an id would mean nothing. */
export const floorHasNoId = refuse('malformed', 'The view floor takes no id');
export const countryHasNoId = refuse('malformed', 'The view country takes no id');

const isViewName = (name: string): name is CentreViewName => viewNames.some((one) => one === name);
