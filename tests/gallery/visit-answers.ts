import type { RouteValue } from '../../shared/routes.ts';
import { longestPerson } from './booked.ts';
import { clerk } from './staff.ts';

/** [CS26] What the server answers about visits to households. */

export type Draws = NonNullable<RouteValue<'case'>['visit']>['draws'];
const drawnPeople = ['Aysel Quliyeva', 'Kamran Həsənov', longestPerson].map((name, at) => ({ id: `v${at}`, name }));
export const firstDraw: Draws[number] = {
  ...{ at: '2026-03-06T07:00:00.000Z', by: { id: 'u1', name: clerk.name }, department: 'social', reason: null },
  ...{ seed: 'k3vB0c1Zq8mN5tYxW2hJ7uRpLs4DfGaE', text: 'k3vB0c1Zq8mN5tYxW2hJ7uRpLs4DfGaE M26-000001-A' },
  ...{ candidates: drawnPeople, drawn: { id: 'v1', name: 'Kamran Həsənov' } },
};
export const secondDraw: Draws[number] = {
  ...firstDraw,
  ...{ at: '2026-03-09T07:00:00.000Z', reason: 'Xəstələnib', drawn: { id: 'v2', name: longestPerson } },
  candidates: drawnPeople.filter(({ id }) => id !== 'v1'),
};
export const found = {
  ...{ at: '2026-03-10T07:00:00.000Z', by: { id: 'v1', name: 'Kamran Həsənov' }, form: 'household-visit@1' },
  answers: { date: '2026-03-10', lives: 'yes', people: 4, found: 'Evdə dörd nəfər yaşayır, təmir tələb olunur.' },
};
