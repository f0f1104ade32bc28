import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Clerks at their counters: they call, start, finish and look at their screen, each in their own rhythm. */
export interface Shift {
  readonly port: number;
  readonly seconds: number;
  /** How long a clerk rests after each request, on average (ms). */
  readonly restMs: number;
  readonly clerks: readonly { readonly cookie: string; readonly counter: string }[];
}
export interface Worked {
  readonly ms: readonly number[];
  readonly failed: readonly string[];
  readonly calls: number;
  /** Calls that found nobody: such a clerk does next to nothing, so they should be few. */
  readonly nobodyWaiting: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

interface Reply {
  readonly ok: boolean;
  readonly text: string;
  readonly ms: number;
}

const ask = (port: number, method: string, path: string, cookie: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const body = method === 'POST' ? '{}' : '';
    const headers = { cookie, 'content-type': 'application/json', 'content-length': body.length };
    const asked = request({ port, host: '127.0.0.1', method, path, agent, headers }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (piece: string) => {
        text += piece;
      });
      reply.on('end', () => resolve({ ok: (reply.statusCode ?? 500) < 300, text, ms: performance.now() - began }));
    });
    asked.on('error', reject);
    asked.end(body);
  });

const work = async (shift: Shift): Promise<Worked> => {
  const ms: number[] = [];
  const failed: string[] = [];
  let calls = 0;
  let nobodyWaiting = 0;
  const end = performance.now() + shift.seconds * 1000;
  const clerk = async (cookie: string, counter: string, index: number): Promise<void> => {
    const rest = () => pause(shift.restMs * (0.5 + ((index * 7919 + ms.length * 104_729) % 1000) / 1000));
    const step = async (method: string, path: string): Promise<Reply> => {
      const reply = await ask(shift.port, method, `/api/centres/sample${path}`, cookie);
      ms.push(reply.ms);
      if (!reply.ok) failed.push(`${path}: ${reply.text}`);
      await rest();
      return reply;
    };
    await rest();
    while (performance.now() < end) {
      const called = await step('POST', `/counters/${counter}/call-next`);
      calls += 1;
      if (called.text.includes('"nothing-waiting"')) nobodyWaiting += 1;
      await step('GET', `/views/counter/${counter}`);
      if (!called.ok) continue;
      const { id } = JSON.parse(called.text).value.ticket as { readonly id: string };
      await step('POST', `/tickets/${id}/start`);
      await step('GET', `/views/counter/${counter}`);
      await step('POST', `/tickets/${id}/finish`);
    }
  };
  await Promise.all(shift.clerks.map(({ cookie, counter }, index) => clerk(cookie, counter, index)));
  return { ms, failed, calls, nobodyWaiting };
};

process.on('message', (shift: Shift) => {
  work(shift).then(
    (worked) => process.send?.(worked),
    (error) => {
      throw error;
    },
  );
});
