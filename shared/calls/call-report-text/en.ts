import type { Words } from '../../words.ts';
import type { calls as pattern } from './az.ts';

export const calls: Words<typeof pattern> = {
  heading: 'Phone calls',
  by: { topic: 'Topic', hour: 'Hour', day: 'Day' },
  reportBy: { topic: 'By topic', hour: 'By hour', day: 'By day' },
  noTopic: 'No topic known',
  unknown: 'not known',
  figures: {
    calls: 'Calls',
    answered: 'Answered',
    abandoned: 'Given up',
    abandonment: 'Share given up',
    waitMean: 'Mean wait',
    waitP90: 'Wait, 90%',
    talkMean: 'Mean talk',
    talkP90: 'Talk, 90%',
  },
  definitions: {
    calls: 'Calls that the telephone exchange told of, or that were taken at a phone desk.',
    answered: 'Taken at a phone desk, or told as answered by the exchange.',
    abandoned: 'Told by the exchange: they hung up before the answer. Their topic is not known.',
    abandonment:
      'Of the calls that the exchange told as answered or given up. Where it tells of none, it is not known.',
    waitMean:
      'From the ringing to the answer, where the exchange told both. Otherwise the wait is not zero but not known.',
    waitP90: '90% of the calls of which the wait is known waited no longer.',
    talkMean:
      'From the answer to the end of the call; where the exchange did not tell it, the service time at the desk.',
    talkP90: '90% of the talks took no longer.',
  },
  waits: (known, all) => `known of ${known} of ${all}`,
  p90: (duration) => `90%: ${duration} or less`,
  onRecord: (count) => `with a ticket: ${count}`,
  callbacks: 'Call-backs',
  callbacksMore: 'Call-backs that were due on the chosen days, done and left.',
  callback: {
    due: 'Due',
    tried: 'Tried',
    reached: 'Reached',
    notReached: 'Closed after three tries',
    open: 'Still to be called',
  },
  noCallbacks: 'No call-back was due on these dates.',
  most: (shown, all) => `The ${shown} rows with the most calls; the table has all ${all}.`,
  none: 'No calls on these dates',
};
