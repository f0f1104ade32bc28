import { expect, test } from 'vitest';
import { createTell } from '../../office/tell/tell-model.ts';
import { manualClock } from '../fakes/clock.ts';
import { toTell } from '../gallery/office-things.ts';
import { sendsNothing } from './file-fakes.ts';
import { countedKeys, good, lost, refused, talkingApi } from './manager-fakes.ts';
import { officeBody } from './office-fakes.ts';

/** [NO4] The list of who is to be told by a person. */

const opened = async () => {
  const server = talkingApi();
  server.on('casesToTell', () => good(toTell()));
  const model = createTell({
    ...{ api: server.api, newKey: countedKeys(), clock: manualClock(), centre: 'small', office: officeBody() },
    ...{ go: () => undefined, sendTo: () => sendsNothing },
  });
  await model.load();
  const [task] = toTell().tasks;
  if (task === undefined) throw new Error('no task');
  return { server, model, task };
};

test.each([
  ['sent', true, 'marked'],
  ['delivered', true, 'marked'],
  ['queued', false, 'next'],
  ['failed', false, 'failed'],
] as const)(
  'a task that becomes %s is marked once, said, and the list is read again',
  async (status, reached, came) => {
    const { server, model, task } = await opened();
    server.on('tellCase', () => good({ status }));
    await Promise.all([model.mark(task, reached), model.mark(task, reached)]);
    expect(server.of('tellCase')).toMatchObject([{ params: { case: 'c1', notice: 'n1' }, body: { reached } }]);
    expect(model.marked.value).toEqual({ number: task.case.number, came });
    expect(server.of('casesToTell')).toHaveLength(2);
  },
);

test('what somebody else has marked is refused in words, and the list stays when no answer comes', async () => {
  const { server, model, task } = await opened();
  server.on('tellCase', () => refused('wrong-status'));
  server.on('casesToTell', () => lost);
  await model.mark(task, true);
  expect(model.trouble.value).toMatchObject({ code: 'wrong-status' });
  expect(model.state.value.step).toBe('ready');
  const other = await opened();
  other.server.on('casesToTell', () => lost);
  await other.model.load();
  expect(other.model.state.value.step).toBe('ready');
});
