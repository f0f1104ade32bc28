import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';

/** Whether the program is here that reads texts aloud: an oracle for how numbers are said. */
export const hasEspeak = ensureCommand('espeak-ng', ['--version'], 'espeak-ng');

/** The phonemes of each of these texts, without stress and pauses: one process for all of them. */
export function phonemesOf(texts: readonly string[], language: string): readonly string[] {
  const input = texts.map((text) => `${text}.\n`).join('');
  const said = spawnSync('espeak-ng', ['-v', language, '-q', '-x', '--stdin'], { input, maxBuffer: 2 ** 26 });
  const lines = said.stdout.toString().trim().split('\n');
  expect(lines).toHaveLength(texts.length);
  return lines.map((line) => line.replace(/[\s'%,;_:#|]/g, ''));
}
