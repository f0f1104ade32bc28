import { expect, test } from 'vitest';
import { openProgress } from '../../../scripts/progress.ts';

const aScreen = (isTTY: boolean) => {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => void written.push(text) };
};

test('on a terminal a bar grows in its line, to the end', () => {
  const screen = aScreen(true);
  const progress = openProgress(screen);
  for (const done of [0, 1, 2]) progress.tell(done, 2, `day ${done}`);
  progress.end();
  const [none = '', half = '', full = '', end] = screen.written;
  const bars = [none, half, full].map((text) => [text.split('#').length - 1, text.split('-').length - 1]);
  expect(bars).toEqual([
    [0, 30],
    [15, 15],
    [30, 0],
  ]);
  expect([none, half, full].every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
  expect(half).toContain('1/2 day 1');
  expect(end).toBe('\n');
});

test('elsewhere each piece has a line; where nothing came nothing is drawn', () => {
  const file = aScreen(false);
  openProgress(file).tell(3, 10, '2026-11-20: 280 visits');
  expect(file.written).toEqual(['3/10 2026-11-20: 280 visits\n']);
  const terminal = aScreen(true);
  openProgress(terminal).end();
  expect(terminal.written).toEqual([]);
});
