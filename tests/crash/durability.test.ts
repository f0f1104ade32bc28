import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Centre } from '../../shared/centre/centre.ts';
import type { TicketBody } from '../../shared/route-bodies.ts';
import { ensureStrace, readTrace, readTraceFile, type SystemCall, withoutStrace } from '../fakes/strace.ts';
import { eventually } from '../support/eventually.ts';
import { type Prepared, prepare } from './a-centre.ts';
import { type Process, startProcess } from './a-process.ts';
import { ask, newAgent } from './asking.ts';
import { configure, openCounters } from './crowd.ts';

/** That an answer means "on disk": the order of the system calls of a real server, as the kernel saw them. */

const agent = newAgent();
const scratch = mkdtempSync(join(tmpdir(), 'novbe-trace-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const traced = ensureStrace();
const name = (what: string): string => (traced ? what : `${what} (${withoutStrace})`);

const seen = '/^(pwrite64|writev?|f(data)?sync|rename.*)$';

/** Runs what it is given against a server whose system calls are written down; gives those calls. */
const callsDuring = async (
  run: (server: Process, prepared: Prepared) => Promise<void>,
): Promise<readonly SystemCall[]> => {
  const file = join(scratch, `${Math.floor(performance.now())}.trace`);
  const prepared = await prepare({ counters: 1 });
  const under = ['strace', '-f', '--seccomp-bpf', '-qq', '-yy', '-s', '9000', '-o', file, '-e', `trace=${seen}`];
  const server = await startProcess({ folder: prepared.folder, under });
  try {
    await eventually(() => openCounters(agent, server.base, prepared));
    await run(server, prepared);
  } finally {
    await server.close();
    await prepared.remove();
  }
  return readTraceFile(file);
};

const isSync = ({ name: call }: SystemCall): boolean => call === 'fsync' || call === 'fdatasync';
const toLog = ({ text }: SystemCall): boolean => /^\d+<[^>]*novbe\.db-wal>/.test(text);
const toSocket = ({ name: call, text }: SystemCall): boolean => call.startsWith('write') && /^\d+<TCP/.test(text);

/** The answers that went out before what they speak of was on disk; `marks` stand in the answer and in the log. */
const tooEarly = (calls: readonly SystemCall[], marks: readonly string[]): readonly string[] =>
  marks.filter((mark) => {
    const answer = calls.find((call) => toSocket(call) && call.text.includes(mark));
    const written = calls.findLast(
      (call) =>
        call.name === 'pwrite64' && toLog(call) && call.text.includes(mark) && call.ended < (answer?.began ?? 0),
    );
    if (answer === undefined || written === undefined) return true;
    return !calls.some(
      (call) =>
        isSync(call) && toLog(call) && call.result === '0' && call.began > written.ended && call.ended < answer.began,
    );
  });

describe('the reader of traces', () => {
  const trace = [
    '7 pwrite64(5</d/novbe.db-wal>, "... T1 ...", 4096, 0) = 4096',
    '7 fdatasync(5</d/novbe.db-wal> <unfinished ...>',
    '8 write(1<pipe:[1]>, "x", 1) = 1',
    '7 <... fdatasync resumed>) = 0',
    '7 writev(9<TCP:[127.0.0.1:1->127.0.0.1:2]>, [{iov_base="HTTP/1.1 201 T1"}], 1) = 15',
  ];
  test('takes an answer after the sync for good', () => {
    expect(tooEarly(readTrace(trace.join('\n')), ['T1'])).toEqual([]);
  });
  test.each([
    ['no sync at all', [0, 4]],
    ['a sync that ends after the answer', [0, 1, 4, 3]],
    ['a sync before the writing', [1, 3, 0, 4]],
    ['nothing written', [1, 3, 4]],
  ])('finds %s', (_what, order) => {
    expect(tooEarly(readTrace(order.map((at) => trace[at]).join('\n')), ['T1'])).toEqual(['T1']);
  });
});

describe('on disk before it is said', () => {
  test.skipIf(!traced)(name('every answer comes after the sync of the log that holds it'), async () => {
    const ids: string[] = [];
    const moved: string[] = [];
    const calls = await callsDuring(async ({ base }, { tokens }) => {
      const [clerk = ''] = tokens.clerks;
      const post = async (path: string, token: string, key: string, body?: object) =>
        (await ask(agent, base, { path, token, key, ...(body ? { body } : {}) })).value<{ ticket: TicketBody }>();
      const issued = await Promise.all(
        Array.from({ length: 12 }, (_, at) => post('/tickets', tokens.reception, `issue-${at}`, { service: 'a' })),
      );
      ids.push(...issued.map(({ ticket }) => ticket.id));
      for (let at = 0; at < 4; at++) {
        const { ticket } = await post('/counters/1/call-next', clerk, `call-${at}`);
        await post(`/tickets/${ticket.id}/start`, clerk, `start-${at}`);
        const done = await post(`/tickets/${ticket.id}/finish`, clerk, `finish-${at}`);
        moved.push(`"endedAt":"${done.ticket.endedAt}"`);
      }
    });
    expect(ids).toHaveLength(12);
    expect(tooEarly(calls, ids)).toEqual([]);
    // The kept answer of a finish stands in the log byte for byte: with its quotes as strace shows them.
    expect(
      tooEarly(
        calls,
        moved.map((mark) => mark.replaceAll('"', '\\"')),
      ),
    ).toEqual([]);
  });

  test.skipIf(!traced)(
    name('a document is synced before it gets its name, and the folder after, and then it is answered'),
    async () => {
      const calls = await callsDuring(async ({ base }, { tokens }) => {
        const salam = (centre: Centre): Centre => ({ ...centre, texts: { ...centre.texts, welcome: { az: 'Salam' } } });
        (await configure(agent, async () => base, tokens.admin, salam)).value();
      });
      const renames = calls.filter(
        (call) => call.name.startsWith('rename') && /centres\/(?:[^"]*\/)?crowd\.json"/.test(call.text),
      );
      expect(renames.length).toBeGreaterThan(0);
      const answer = calls.find((call) => toSocket(call) && call.text.includes('Salam'));
      expect(answer, 'the new document was never answered').toBeDefined();
      let kept = 0;
      for (const rename of renames) {
        const [from = '', to = ''] = [...rename.text.matchAll(/"([^"]+)"/g)].map(([, path]) => path ?? '');
        const syncOf = (path: string) => (call: SystemCall) =>
          isSync(call) && call.result === '0' && call.text.replace(/ $/, '').endsWith(`<${path}>`);
        const written = calls.findLast(({ name: call, text, ended }) =>
          call.startsWith('write') || call === 'pwrite64' ? text.includes(`<${from}>`) && ended < rename.began : false,
        );
        expect(written, `nothing written to ${from}`).toBeDefined();
        expect(
          calls.some((call) => syncOf(from)(call) && call.began > (written?.ended ?? 0) && call.ended < rename.began),
        ).toBe(true);
        const folder = to.slice(0, to.lastIndexOf('/'));
        const listed = calls.find((call) => syncOf(folder)(call) && call.began > rename.ended);
        expect(listed, `${to} is not listed durably`).toBeDefined();
        if (written?.text.includes('Salam') !== true) continue;
        kept += 1;
        expect(listed?.ended).toBeLessThan(answer?.began ?? 0);
      }
      expect(kept).toBe(1);
    },
  );
});
