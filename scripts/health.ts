import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { readSettings, type Settings } from '../server/settings.ts';
import { commandLine, fail, say } from './command-line.ts';

const usage = 'npm run health [-- --seconds N]';
const { values } = commandLine({
  usage,
  help: [
    'Asks the server of these settings (PORT, HOST, TLS_CERT) at /readyz whether it is ready. Ends with 1 where it takes',
    'connections and does not answer three times: it hangs, and has to be restarted. A server that answers that it is not',
    'ready helps itself, and one that takes no connections is starting, or was ended: both end with 0.',
    '',
    '  --seconds N   how long it has for each answer; 10 unless given',
  ].join('\n'),
  options: { seconds: { type: 'string' } },
});
const seconds = values.seconds ?? '10';
if (!/^[1-9][0-9]{0,2}$/.test(String(seconds)))
  fail(`--seconds must be a number from 1 to 999, not "${seconds}" (use: ${usage})`, 2);

type Answer = 'ready' | 'not ready' | 'not reached' | 'silent';

const answerMs = Number(seconds) * 1000;
const pauseMs = 1000;
const times = 3;

/** What one question at /readyz comes to. */
const ask = (settings: Settings): Promise<Answer> =>
  new Promise((resolve) => {
    const everywhere = settings.host === '0.0.0.0' || settings.host === '::';
    const where = { host: everywhere ? 'localhost' : settings.host, port: settings.port, path: '/readyz' };
    // The certificate is for the name that others call this machine by.
    const asked = settings.tls === null ? plain(where) : secure({ ...where, rejectUnauthorized: false });
    asked.setTimeout(answerMs, () => {
      resolve('silent');
      asked.destroy();
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? 'ready' : 'not ready');
    });
    asked.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED' ? 'not reached' : 'silent'));
    asked.end();
  });

const read = readSettings();
if (!read.ok) fail(read.refusal, 2);
for (let left = times; left > 0; left -= 1) {
  const answer = await ask(read.value);
  if (answer !== 'silent') {
    say(`The server is ${answer}.`);
    process.exit(0);
  }
  if (left > 1) await wait(pauseMs);
}
fail(`The server did not answer ${times} times.`);
