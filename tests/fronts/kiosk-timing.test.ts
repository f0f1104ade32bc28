import { expect, test } from 'vitest';
import type { SlipState } from '../../kiosk/slip-state.ts';
import type { Step } from '../../kiosk/steps.ts';
import { patienceWith } from '../../kiosk/timing.ts';

const home = (page: number): Step => ({ step: 'home', page, topics: false });
const held = { step: 'ticket' } as Step;
const long = { quietMs: 45_000, warnSeconds: 20 };
const holding = { quietMs: 20_000, warnSeconds: 20 };

test.each([
  ['the first screen as it is found stays', home(0), null, false, null],
  ['touched, it goes back', home(0), null, true, long],
  ['its second page goes back although nothing else was touched', home(1), null, false, long],
  ['its third page, touched', home(2), null, true, long],
  ['the topics by themselves', { step: 'home', page: 0, topics: true }, null, false, long],
  ['a group', { step: 'group', group: 'a', page: 0 }, null, false, long],
  ['a search', { step: 'search', text: '', page: 0, typing: true }, null, false, long],
  ['while a ticket is taken nothing goes', { step: 'taking' } as Step, null, true, null],
  ['nor before anything is known of its slip', held, null, true, null],
] as const)('%s', (_, step, slip, touched, expected) => {
  expect(patienceWith(step as Step, slip, touched)).toEqual(expected);
});

test.each([
  ['printing', null],
  ['take', holding],
  ['no-paper', holding],
  ['not-printed', holding],
  ['late', holding],
  ['no-printer', holding],
] as const)('with a ticket whose slip is %s', (slip: SlipState, expected) => {
  expect(patienceWith(held, slip, false)).toEqual(expected);
});
