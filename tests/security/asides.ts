import type { ScreenToServer } from '../../shared/live.ts';

/**
 * All that a screen may say but `watch`, whose rows stand in the table: the types hold this list to the protocol. How a device is, is
 * written down beside that device alone.
 */
export const asides: { readonly [M in Exclude<keyof ScreenToServer, 'watch'>]: 'changes nothing' | 'tells of itself' } =
  {
    seen: 'changes nothing',
    report: 'tells of itself',
    heard: 'changes nothing',
  };
