import { expect, test } from 'vitest';
import { applyAll } from '../../../engine/queue/apply.ts';
import { decide } from '../../../engine/queue/decide.ts';
import { initialState, type State } from '../../../engine/queue/state.ts';
import { openCuttableLine } from '../../../scripts/country/cuttable-line.ts';
import { dayCommands } from '../../../scripts/country/day-commands.ts';
import { createLags } from '../../../scripts/country/lags.ts';
import { sampleCountry } from '../../../scripts/country/sample-country.ts';
import { checkDocument } from '../../../server/centre/centre-document.ts';
import type { Command } from '../../../shared/commands.ts';

/** `npm run country`: a head office and its branches on one machine. */

test('400 centres have ids and names of their own, all said to be samples, in documents that a server takes', () => {
  const country = sampleCountry(400);
  expect(new Set(country.map(({ id }) => id)).size).toBe(400);
  expect(new Set(country.map(({ name }) => name.en)).size).toBe(400);
  for (const { sample, name } of country) {
    expect(sample).toBe(true);
    expect([name.az, name.ru, name.en]).toEqual([
      expect.stringMatching(/^Nümunə: \S/),
      expect.stringMatching(/^Пример: \S/),
      expect.stringMatching(/^Sample: \S/),
    ]);
  }
  for (const centre of country.slice(0, 60)) expect(checkDocument(centre, centre.id).ok).toBe(true);
});

test('what people ask of a centre is granted by any engine that is asked the same', () => {
  const [centre] = sampleCountry(1);
  if (centre === undefined) throw new Error('no centre');
  const commands = dayCommands(centre, { date: '2026-12-01', seed: 3, visits: 60 });
  const begun = { type: 'configure', centre, source: 'install', onVersion: 0, at: 0, by } as const;
  const state = [begun, ...commands].reduce<State>((before, command: Command) => {
    const decided = decide(before, command);
    if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.code}`);
    return applyAll(before, decided.value);
  }, initialState);
  expect(state.day).toBeNull();
  expect(commands.filter(({ type }) => type === 'finish-ticket').length).toBeGreaterThan(30);
  expect(commands.every(({ at }, index) => at >= (commands[index - 1]?.at ?? 0))).toBe(true);
});
const by = { kind: 'system', id: 'simulate', role: 'system' } as const;

test('how long it took is known also where a view is heard of before its event', () => {
  const lags = createLags(new Set(['a']));
  lags.stored('a', 5, 100);
  lags.seen('a', 5, 130);
  lags.seen('a', 7, 220);
  lags.stored('a', 6, 150);
  lags.stored('a', 7, 210);
  lags.stored('b', 1, 0);
  lags.seen('b', 1, 9999);
  expect(lags.take()).toEqual({ p50: 10, p95: 30, count: 2 });
  expect(lags.take()).toBeNull();
});

test('a line that is cut lets nothing through until it is whole again', async () => {
  const far = await openCuttableLine(9);
  const line = await openCuttableLine(far.port);
  line.cut(true);
  await expect(fetch(`http://127.0.0.1:${line.port}`)).rejects.toThrow();
  await Promise.all([line.close(), far.close()]);
});
