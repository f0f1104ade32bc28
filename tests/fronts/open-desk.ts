import { afterEach } from 'vitest';
import { type DeskModel, openDesk as openDeskModel, settleMs } from '../../counter/desk-model.ts';
import type { CounterView } from '../../shared/views.ts';
import { manualClock } from '../fakes/clock.ts';
import { type FakeLive, fakeLive, scriptedApi } from './counter-fakes.ts';

/** Desks of a test file, closed after each test. */
export function desks() {
  const opened: { close(): void }[] = [];
  afterEach(() => {
    for (const one of opened.splice(0)) one.close();
  });

  const keyMaker = () => {
    let made = 0;
    return () => `key-${++made}`;
  };

  const openDesk = async (view: CounterView) => {
    const server = scriptedApi();
    const live: FakeLive = fakeLive(view);
    const hands = manualClock();
    let signedOut = 0;
    const desk: DeskModel = openDeskModel(
      { centre: 'c', counter: '3' },
      {
        api: server.api,
        watch: () => live,
        clock: hands,
        newKey: keyMaker(),
        user: 'u1',
        onSignedOut: () => signedOut++,
      },
    );
    opened.push(desk);
    await hands.advance(settleMs);
    return { desk, live, server, hands, signedOut: () => signedOut };
  };

  return { openDesk, opened, keyMaker };
}
