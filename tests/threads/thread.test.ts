import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { CannotStore } from '../../server/store/store.ts';
import { openThread, ThreadEnded } from '../../server/threads/thread.ts';
import { keptLog } from '../support/server.ts';

const aThread = () => {
  const workers: Worker[] = [];
  const { log, lines } = keptLog();
  const thread = openThread<string, string>({
    name: 'the thread of the test',
    start() {
      const worker = new Worker(new URL('./children/answering.ts', import.meta.url));
      workers.push(worker);
      return worker;
    },
    log,
  });
  onTestFinished(() => thread.close());
  return { ...thread, workers, lines };
};

test('one thread, started at the first question, answers in the order of asking', async () => {
  const { ask, waiting, workers } = aThread();
  expect(workers).toHaveLength(0);
  const asked = ['a', 'b', 'c'].map(ask);
  expect(waiting()).toBe(2);
  expect(await Promise.all(asked)).toEqual(['a 1', 'b 2', 'c 3']);
  expect(await ask('d')).toBe('d 4');
  expect(workers).toHaveLength(1);
});

test('what goes wrong in the thread comes to who asked, and the thread goes on', async () => {
  const { ask, workers, lines } = aThread();
  const [wrong, full, right] = [ask('wrong'), ask('full'), ask('right')];
  await Promise.all([
    expect(wrong).rejects.toThrow('that word is wrong'),
    expect(full).rejects.toEqual(new CannotStore('the disk is full')),
    expect(right).resolves.toBe('right 3'),
  ]);
  await expect(full).rejects.toBeInstanceOf(CannotStore);
  expect(workers).toHaveLength(1);
  expect(lines).toEqual([]);
});

test.each(['throw', 'exit'])(
  'a thread that dies (%s) loses what is under way; the next one answers the rest',
  async (word) => {
    const { ask, workers, lines } = aThread();
    const [before, dead, behind] = [ask('a'), ask(word), ask('b')];
    await Promise.all([
      expect(before).resolves.toBe('a 1'),
      expect(dead).rejects.toThrow('the thread of the test died'),
      expect(behind).resolves.toBe('b 1'),
    ]);
    await expect(dead).rejects.toBeInstanceOf(ThreadEnded);
    expect(workers).toHaveLength(2);
    expect(lines.filter((line) => line.includes('thrown by nobody'))).toHaveLength(word === 'throw' ? 1 : 0);
  },
);

test('closed, it rejects what is under way, what waits and what comes; its thread is gone', async () => {
  const { ask, waiting, close, workers } = aThread();
  await ask('a');
  const asked = [ask('for ever'), ask('b'), ask('c')];
  const rejected = Promise.all(asked.map((one) => expect(one).rejects.toThrow('closed')));
  await close();
  await rejected;
  expect(waiting()).toBe(0);
  await expect(ask('d')).rejects.toBeInstanceOf(ThreadEnded);
  expect(workers.map(({ threadId }) => threadId)).toEqual([-1]);
  await close();
});
