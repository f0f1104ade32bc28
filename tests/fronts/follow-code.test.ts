import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { codeSide } from '../../display/follow/code-size.ts';
import { followPage } from '../../shared/tickets/follow.ts';
import { roomOf } from '../../shared/wall/wall-layout.ts';

/** The code on a wall by which phones follow its calls. */

const link = `https://queue.example.org${followPage('centre-1', 'hall-1')}`;
const { size: dots } = encode(link, { border: 4 });
/** Millimetres that a unit takes on 43 inches of this shape. */
const unit = (width: number, height: number): number =>
  ((43 * 25.4) / Math.hypot(width, height)) * Math.min(width / 1920, height / 1080);

test.each([
  ['lying', 1920, 1080, { width: 1840, height: 816 }],
  ['lying, beside the last calls', 1920, 1080, { width: 736, height: 816 }],
  ['4:3', 1024, 768, { width: 1840, height: 1180 }],
  ['upright', 1080, 1920, { width: 1840, height: 2600 }],
])('each of its dots is 4.3 mm or more on 43 inches, %s: read from 2 m', (_, width, height, stage) => {
  const side = codeSide(dots, roomOf(stage, { width, height }));
  expect(side).not.toBeNull();
  expect(((side ?? 0) / dots) * unit(width, height)).toBeGreaterThanOrEqual(4.3);
});

test('where it could not be read it does not stand', () => {
  const screen = { width: 1920, height: 1080 };
  expect(codeSide(dots, roomOf({ width: 500, height: 816 }, screen))).toBeNull();
  expect(codeSide(dots, roomOf({ width: 1840, height: 400 }, screen))).toBeNull();
});
