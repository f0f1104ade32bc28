import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerReader,
  askRealTime,
  canPrint,
  type RealTimeAnswers,
  statusFromInOrder,
  statusFromRealTime,
} from '../../server/printing/status.ts';

const status = (...answers: RealTimeAnswers) => statusFromRealTime(answers);
type Row = readonly [string, RealTimeAnswers];

describe('real-time answers', () => {
  const rows: readonly Row[] = [
    ['ready', [0x12, 0x12, 0x12, 0x12]],
    ['paper-low', [0x12, 0x12, 0x12, 0x1e]],
    ['paper-out', [0x1a, 0x32, 0x12, 0x7e]],
    ['paper-out', [0x12, 0x12, 0x12, 0x72]],
    ['paper-out', [0x12, 0x12, 0x12, 0x52]],
    ['cover-open', [0x1a, 0x16, 0x12, 0x12]],
    ['cover-open', [0x1a, 0x36, 0x12, 0x72]],
    ['error', [0x1a, 0x52, 0x1a, 0x12]],
    ['error', [0x12, 0x12, 0x32, 0x12]],
    ['offline', [0x1a, 0x12, 0x12, 0x12]],
    ['offline', [0x32, 0x12, 0x12, 0x12]],
  ];
  test.each(rows)('%s: %j', (expected, answers) => expect(status(...answers)).toBe(expected));

  test('the feed button held down is no trouble', () => expect(status(0x52, 0x12, 0x12, 0x12)).toBe('ready'));

  test('a question is three bytes', () => expect([...askRealTime(4)]).toEqual([0x10, 0x04, 0x04]));
});

test('the in-order answer tells of the paper', () => {
  expect([0x00, 0x03, 0x0c, 0x0f, 0x60].map(statusFromInOrder)).toEqual([
    'ready',
    'paper-low',
    'paper-out',
    'paper-out',
    'ready',
  ]);
});

test('only a printer that is ready or low on paper can print', () => {
  expect(
    (['ready', 'paper-low', 'paper-out', 'cover-open', 'offline', 'error', 'unknown'] as const).filter(canPrint),
  ).toEqual(['ready', 'paper-low']);
});

describe('the reader of answers', () => {
  test('tells the two kinds apart and passes over flow control and automatic reports', () => {
    const bytes = Uint8Array.of(0x12, 0x11, 0x13, 0x14, 0x00, 0x00, 0x0f, 0x1e, 0x0c);
    expect(answerReader()(bytes)).toEqual([
      { kind: 'real-time', byte: 0x12 },
      { kind: 'real-time', byte: 0x1e },
      { kind: 'in-order', byte: 0x0c },
    ]);
  });

  test('reads the same however the bytes are split', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.array(fc.nat(60)), (bytes, cuts) => {
        const whole = answerReader()(bytes);
        const read = answerReader();
        const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const parts = edges.slice(1).flatMap((end, i) => read(bytes.subarray(edges[i], end)));
        expect(parts).toEqual(whole);
      }),
    );
  });
});
