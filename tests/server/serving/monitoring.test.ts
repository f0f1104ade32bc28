import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changeDevice } from '../../store/changing.ts';
import { aServer } from '../../support/server.ts';

/** What docs/monitoring watches is what the server tells. */

const folder = join(import.meta.dirname, '../../../docs/monitoring');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
interface Dashboard {
  readonly panels: readonly { readonly id: number; readonly targets: readonly { readonly expr: string }[] }[];
}
const dashboard: Dashboard = JSON.parse(read('grafana.json'));
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const rules = [...read('alerts.yml').matchAll(/^ +expr: (.+)$/gm)].map(([, expr = '']) => expr);

/** The figures of a server with a screen that is amiss and a printer, as Prometheus reads them. */
const figures = async (): Promise<string> => {
  const server = await aServer();
  const asked = { centre: 'small', kind: 'display', place: 'd', code: 'x', askedAt: server.clock.now() } as const;
  const health = { sound: 'blocked', visible: false, faults: 0, offSeconds: 0, behind: false } as const;
  const device = { ...asked, id: 'wall', hash: 'h', approved: true, seenAt: server.clock.now() - 100_000, health };
  await changeDevice(server.store, device);
  await server.store.noteDevices([{ id: 'wall', seenAt: device.seenAt, health }]);
  const { body } = await server.app.inject({ url: '/metrics' });
  await server.close();
  return body;
};

test('screens and printers are told by their places', async () => {
  const told = await figures();
  expect(told).toContain('novbe_device_silent_seconds{centre="small",kind="display",place="d"} 100');
  expect(told).toContain('novbe_device_trouble{centre="small",kind="display",place="d",trouble="hidden"} 1');
  expect(told).toContain('novbe_device_trouble{centre="small",kind="display",place="d",trouble="muted"} 1');
});

describe('the rules and the dashboard', () => {
  test('ask for nothing that no server tells', async () => {
    const told = new Set([...(await figures()).matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    // Told only under TLS, where a file was ever read by hand, at a head office, and by Prometheus itself.
    const elsewhere = [
      'up',
      'novbe_certificate_end_seconds',
      'novbe_clock_in_doubt',
      'novbe_config_files_refused',
      'novbe_branch_trouble',
    ];
    const asked = [...rules, ...queries].flatMap((query) => query.match(/\b(novbe|process|nodejs)_\w+|\bup\b/g) ?? []);
    const unknown = asked.map((name) => name.replace(/_bucket$/, '')).filter((name) => !told.has(name));
    expect([...new Set(unknown)].filter((name) => !elsewhere.includes(name))).toEqual([]);
    expect(asked.length).toBeGreaterThan(25);
  });

  test('name each panel once', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  });
});
