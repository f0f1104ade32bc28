import type { ScreenToServer } from '../../shared/live.ts';

/** All that a screen may say but `watch`, whose rows stand in the table: the types hold this list to the protocol. */
export const asides: { readonly [M in Exclude<keyof ScreenToServer, 'watch'>]: 'changes nothing' } = {
  seen: 'changes nothing',
  heard: 'changes nothing',
};
