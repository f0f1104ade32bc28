import { afterAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { prepare, verify } from './a-centre.ts';
import { type Process, startProcess } from './a-process.ts';
import { ask, newAgent } from './asking.ts';
import { openCounters } from './crowd.ts';

/** An emergency in a server that is killed while it stands. */

const agent = newAgent();
afterAll(() => agent.destroy());

test('[EM1] [EM5] killed while it stands: it stands again, nothing is given out, and the log holds once it is ended', async () => {
  const prepared = await prepare({ counters: 1 });
  const { reception, clerks, displays } = prepared.tokens;
  const [clerk = '', display = ''] = [clerks[0], displays[0]];
  let server: Process = await startProcess({ folder: prepared.folder });
  const post = (path: string, token: string, body: object = {}) => ask(agent, server.base, { path, token, body });
  try {
    await eventually(() => openCounters(agent, server.base, prepared));
    expect((await post('/tickets', reception, { service: 'a' })).status).toBe(201);
    expect((await post('/emergency', clerk, { kind: 'shelter' })).status).toBe(200);
    await server.kill();
    server = await startProcess({ folder: prepared.folder });
    const view = `/views/hall/${prepared.centre.displays[0]?.id ?? ''}`;
    const wall = await ask(agent, server.base, { method: 'GET', path: view, token: display });
    expect(wall.text).toContain('"kind":"shelter"');
    expect((await post('/tickets', reception, { service: 'a' })).refusal).toBe('emergency');
    expect((await post('/counters/1/call-next', clerk)).refusal).toBe('emergency');
    expect((await post('/emergency/end', reception)).status).toBe(200);
    expect((await post('/counters/1/call-next', clerk)).status).toBe(200);
    await server.close();
    const { findings } = await verify(prepared.file);
    expect(findings).toEqual([]);
  } finally {
    await server.close();
    await prepared.remove();
  }
});
