import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child.ts';
import type { Cast } from './children/bare-cast.ts';
import type { Said, ScreensOrder } from './children/screens.ts';
import { median, ratioOf, shown, table, verdict } from './figures.ts';
import { type BenchHall, openBenchHall } from './hall.ts';
import { cpuMs } from './process-figures.ts';

/** What all of 1,000 screens are shown, against a bare Socket.IO broadcast of the same bytes. */

/** One call. */
export const screens = (): Promise<void> =>
  againstBare('call', 'announcement and view sent', async (crowd, hall) => {
    const { touch } = touching(crowd, hall);
    const said = await touch('/counters/1/call-next');
    const { value } = JSON.parse(said.reply) as { readonly value: { readonly ticket: { readonly id: string } } };
    await touch(`/tickets/${value.ticket.id}/no-show`);
    return said;
  });

/** [EM1] One emergency: begun until all have it. It is ended before the next one. */
export const emergency = (): Promise<void> =>
  againstBare('emergency', 'view sent', async (crowd, hall) => {
    const { touch } = touching(crowd, hall);
    const said = await touch('/emergency', { kind: 'evacuate' });
    await touch('/emergency/end');
    return { ...said, announce: '' };
  });

type Crowd = ReturnType<typeof startChild<ScreensOrder, Said>>;

const againstBare = async (
  what: string,
  sent: string,
  once: (crowd: Crowd, hall: BenchHall) => Promise<Said>,
): Promise<void> => {
  const hall = await openBenchHall();
  const bare = startChild<Cast | { readonly port: null }, { readonly port: number }>('bare-cast.ts');
  const crowds: readonly [Crowd, Crowd] = [startChild('screens.ts'), startChild('screens.ts')];
  try {
    await prepare(hall);
    const { port } = await bare.ask({ port: null });
    const tokens = await tokensFor(hall);
    const watch = { centre: 'sample', view: 'hall', id: 'hall-1' };
    await crowds[0].ask({ do: 'connect', port: hall.hall.port, tokens, watches: [watch] });
    await crowds[1].ask({ do: 'connect', port, tokens: tokens.map(() => ''), watches: [null] });
    const ours = () => once(crowds[0], hall);
    const { view, announce } = await ours();
    await bare.ask({ announce: announce === '' ? null : argument(announce), view: argument(view) });
    const bareTouch = async () => {
      const said = await crowds[1].ask({ do: 'touch', port, headers: {}, path: '/touch' });
      await pause(restMs);
      return said;
    };
    const title = `One ${what} until the last of ${count} screens has its view (${sent})`;
    report(title, await measure(ours, bareTouch, [hall.hall.pid, bare.pid]));
  } finally {
    await Promise.all([...crowds.map((one) => one.close()), bare.close(), hall.hall.close()]);
  }
};

const count = 1000;
const rounds = 30;
const warm = 8;
/** One session or program may have so many sockets. */
const perToken = 20;
/** So that the view of a call does not wait for the pause after the one before it. */
const restMs = 150;

const tokensFor = async ({ hall }: BenchHall): Promise<readonly string[]> => {
  const tokens: string[] = [];
  for (let index = 0; index < count / perToken; index++) {
    const made = await hall.ask('addToken', {}, { name: `screens ${index}`, role: 'manager', centre: 'sample' });
    for (let one = 0; one < perToken; one++) tokens.push(made.token);
  }
  return tokens;
};

const prepare = async ({ hall, program }: BenchHall): Promise<void> => {
  for (let made = 0; made < rounds + warm + 5; made++) {
    await hall.raw('POST', '/api/centres/sample/tickets', { service: 'labour-pension' }, program);
  }
  await hall.raw('POST', '/api/centres/sample/counters/1/open', {}, program);
};

/** Asks the hall for something, and waits until all screens have seen what came of it. */
const touching = (crowd: Crowd, { hall, program }: BenchHall) => ({
  async touch(path: string, body: object = {}): Promise<Said> {
    const said = await crowd.ask({
      ...{ do: 'touch', port: hall.port, headers: program },
      ...{ path: `/api/centres/sample${path}`, body },
    });
    await pause(restMs);
    return said;
  },
});

const argument = (message: string): unknown => (JSON.parse(message.slice(2)) as readonly unknown[])[1];

interface Figures {
  readonly ms: number[];
  readonly medianMs: number[];
  /** CPU of the server for one touch, everything counted. */
  cpu: number;
}
const none = (): Figures => ({ ms: [], medianMs: [], cpu: 0 });

const measure = async (ours: () => Promise<Said>, bare: () => Promise<Said>, pids: readonly [number, number]) => {
  const found = { ours: none(), bare: none() };
  for (let round = -warm; round < rounds; round++) {
    for (const [name, touch, pid] of [
      ['ours', ours, pids[0]],
      ['bare', bare, pids[1]],
    ] as const) {
      const before = cpuMs(pid);
      const { ms, medianMs } = await touch();
      if (round < 0) continue;
      found[name].ms.push(ms);
      found[name].medianMs.push(medianMs);
      found[name].cpu += cpuMs(pid) - before;
    }
  }
  return found;
};

const report = (title: string, { ours, bare }: { readonly ours: Figures; readonly bare: Figures }): void => {
  const ratio = ratioOf(ours.ms, bare.ms);
  const cpu = (figures: Figures, messages: number) => shown(figures.cpu / rounds / count / messages);
  table(title, [
    ['', 'last ms', 'middle ms', 'CPU ms a screen and view'],
    // What it ends with shows a view too; it is in the CPU, so that two views stand against one.
    ['ours', shown(median(ours.ms)), shown(median(ours.medianMs)), cpu(ours, 2)],
    ['bare Socket.IO', shown(median(bare.ms)), shown(median(bare.medianMs)), cpu(bare, 1)],
    ['ratio', shown(ratio), verdict(ratio, { atMost: 1.3 }), ''],
  ]);
};
