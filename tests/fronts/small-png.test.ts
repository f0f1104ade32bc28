import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { smallPng } from '../../scripts/small-png.ts';

test('a picture in a palette has the same dots; a smaller one the mean of each square', () => {
  const picture = new PNG({ width: 32, height: 16 });
  // The left half black, the right half in lines of white and grey.
  const grey = (x: number, y: number): number => (x < 16 ? 0 : y % 2 === 0 ? 255 : 155);
  for (let y = 0; y < 16; y++)
    for (let x = 0; x < 32; x++) picture.data.set([grey(x, y), grey(x, y), grey(x, y), 255], (y * 32 + x) * 4);
  const same = PNG.sync.read(smallPng(PNG.sync.write(picture)));
  expect([same.width, same.height, Buffer.compare(same.data, picture.data)]).toEqual([32, 16, 0]);
  const half = PNG.sync.read(smallPng(PNG.sync.write(picture), 2));
  expect([half.width, half.height]).toEqual([16, 8]);
  const firstLine = Array.from({ length: 16 }, (_, x) => half.data[x * 4]);
  expect(firstLine).toEqual([...Array(8).fill(0), ...Array(8).fill(205)]);
});
