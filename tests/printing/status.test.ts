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
import { assertSeeded } from '../fakes/seeds.ts';

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

  /** What each bit says when it is the only one set beside the fixed ones, from bit 0 on; `null`: it is fixed. */
  const bits: readonly (readonly (string | null)[])[] = [
    ['ready', null, 'ready', 'offline', null, 'offline', 'ready', null],
    ['ready', null, 'cover-open', 'ready', null, 'paper-out', 'error', null],
    ['ready', null, 'ready', 'error', null, 'error', 'error', null],
    ['ready', null, 'paper-low', 'paper-low', null, 'paper-out', 'paper-out', null],
  ];
  test.each(bits.map((expected, question) => [question + 1, expected] as const))(
    'each bit of answer %d by itself: %j',
    (question, expected) => {
      const said = expected.map((none, bit) => {
        if (none === null) return null;
        const answers = [0x12, 0x12, 0x12, 0x12] as [number, number, number, number];
        answers[question - 1] = 0x12 | (1 << bit);
        return status(...answers);
      });
      expect(said).toEqual(expected);
    },
  );

  test('the worst that is true is said', () => {
    expect(status(0x1a, 0x36, 0x1a, 0x7e)).toBe('cover-open');
    expect(status(0x1a, 0x52, 0x1a, 0x7e)).toBe('paper-out');
    expect(status(0x1a, 0x52, 0x1a, 0x1e)).toBe('error');
    expect(status(0x1a, 0x12, 0x12, 0x1e)).toBe('offline');
  });

  test('the feed button held down is no trouble', () => expect(status(0x52, 0x12, 0x12, 0x12)).toBe('ready'));

  test('a question is three bytes', () => expect([...askRealTime(4)]).toEqual([0x10, 0x04, 0x04]));
});

test('each bit of the in-order answer by itself', () => {
  const said = [0, 1, 2, 3, 5, 6].map((bit) => statusFromInOrder(1 << bit));
  expect(said).toEqual(['paper-low', 'paper-low', 'paper-out', 'paper-out', 'ready', 'ready']);
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
    assertSeeded(
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
