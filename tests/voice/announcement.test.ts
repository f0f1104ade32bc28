import { afterEach, expect, test } from 'vitest';
import { samplesOf } from '../../server/voice/wav.ts';
import { hummingSpeaker, noSpeaker } from '../fakes/speaker.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

const closing: AServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

const called = async (language: string, speaker = hummingSpeaker()) => {
  const server = await aServer({ centre: openCentre({ languages: ['az', 'ru', 'en'] }), speaker });
  closing.push(server);
  await server.ask('manager', 'openDay', { body: {} });
  await server.ask('clerk', 'openCounter', { id: '1' });
  await server.ask('reception', 'issueTicket', { body: { service: 'a', language } });
  const { ticket } = (await server.ask('clerk', 'callNext', { id: '1' })).value;
  const view = await server.ask('display', 'view', { params: { view: 'hall', subject: 'd' } });
  const [{ callId } = { callId: '' }] = (view.value as { data: { calls: { callId: string }[] } }).data.calls;
  const said = async (call = callId) => server.ask('display', 'announcement', { params: { call } });
  return { server, speaker, ticket: ticket.id, said, callId };
};

test('a wall hears a call in its visitor’s language, with the counter', async () => {
  const { said, speaker } = await called('ru');
  const { status, value } = await said();
  expect([status, value.map(({ language }) => language)]).toEqual([200, ['ru']]);
  expect(samplesOf(Buffer.from(value[0]?.wav ?? '', 'base64'))?.length).toBeGreaterThan(10_000);
  expect(speaker.read).toEqual(['ru: Билет а, ноль ноль один. Окно номер один.']);
});

test('hears nothing where nothing can be read aloud', async () => {
  const dumb = await called('az', { ...noSpeaker, read: [] });
  expect((await dumb.said()).value).toEqual([]);
});

test('no more once its visitor has come, or another call of the ticket has followed', async () => {
  const { server, said, ticket } = await called('az');
  await server.ask('clerk', 'recall', { id: ticket });
  expect((await said()).status).toBe(404);
  const now = await called('az');
  await now.server.ask('clerk', 'start', { id: now.ticket });
  expect((await now.said()).status).toBe(404);
  expect((await now.said('..%2f..%2fetc')).status).toBe(404);
});
