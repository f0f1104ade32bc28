import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureCommand } from '../../scripts/debian.ts';
import { isLong } from './rounds.ts';

/** The rules and the questions of docs/monitoring, as Prometheus' own program reads them. Part of the long run. */

const folder = join(import.meta.dirname, '../../docs/monitoring');
const checks = isLong && ensureCommand('promtool', ['--version'], 'prometheus');
const promtool = (cwd: string, ...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('promtool', words, { cwd, encoding: 'utf8' });
  return [status, stderr, stdout];
};

test.runIf(checks)('alerts and panels are sound', () => {
  const { panels } = JSON.parse(readFileSync(join(folder, 'grafana.json'), 'utf8')) as {
    readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
  };
  const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  const asRules = queries.map((expr, at) => `      - record: panel_${at}\n        expr: ${JSON.stringify(expr)}\n`);
  const place = mkdtempSync(join(tmpdir(), 'novbe-rules-'));
  writeFileSync(join(place, 'panels.yml'), `groups:\n  - name: panels\n    rules:\n${asRules.join('')}`);
  const sound = [0, '', expect.stringContaining('SUCCESS')];
  expect(promtool(folder, 'check', 'rules', 'alerts.yml')).toEqual(sound);
  expect(promtool(place, 'check', 'rules', 'panels.yml')).toEqual(sound);
  expect(promtool(folder, 'check', 'config', 'prometheus.yml')).toEqual(sound);
  rmSync(place, { recursive: true });
});
