import { afterEach, expect, test } from 'vitest';
import { samplesOf } from '../../server/voice/wav.ts';
import { pathOf } from '../../shared/paths.ts';
import type { Voice } from '../../shared/voice/voice-schema.ts';
import { hummingSpeaker, noSpeaker } from '../fakes/speaker.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

const closing: AServer[] = [];
afterEach(async () => {
  for (const server of closing.splice(0)) await server.close();
});

const called = async (language: string, speaker = hummingSpeaker(), voice?: Voice) => {
  const centre = openCentre({ languages: ['az', 'ru', 'en'], ...(voice === undefined ? {} : { voice }) });
  const server = await aServer({ centre, speaker });
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

test('then in those that the centre adds, in their order; nothing where the centre only chimes', async () => {
  const { said } = await called('ru', hummingSpeaker(), { languages: ['en', 'ru', 'az'] });
  expect((await said()).value.map(({ language }) => language)).toEqual(['ru', 'en', 'az']);
  const chimes = await called('ru', hummingSpeaker(), { chimeOnly: true, languages: ['en'] });
  expect((await chimes.said()).value).toEqual([]);
  expect(chimes.speaker.read).toEqual([]);
});

test('asks once for what it has already: the sounds have a tag', async () => {
  const { server, callId: call } = await called('az');
  const asked = (tag = '') =>
    server.app.inject({
      method: 'GET',
      url: pathOf('announcement', { centre: 'small', call }),
      headers: { authorization: `Bearer ${server.tokens.display}`, 'if-none-match': tag },
    });
  const first = await asked();
  expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'private, no-cache']);
  const again = await asked(String(first.headers.etag));
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', first.headers.etag]);
  expect((await asked('"another"')).statusCode).toBe(200);
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
