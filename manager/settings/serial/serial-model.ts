import { type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../../../shared/routes.ts';
import { repeat } from '../../../shared/time/clock.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type Change, createChange, type LoadState, loaded } from '../../ui/loaded.ts';

type Devices = RouteValue<'serialDevices'>;
export type SerialLine = Devices['devices'][number];
export type Press = Devices['presses'][number];
export type CodeRead = Devices['reads'][number];
export interface SerialModel {
  readonly state: ReadonlySignal<LoadState<Devices>>;
  readonly change: Change;
  /** The board that was given a text last, and whether it is shown there. */
  readonly tested: ReadonlySignal<{ readonly board: string; readonly shown: boolean } | null>;
  load(): Promise<void>;
  test(board: string, text: string): Promise<void>;
  /** Looks every moment, until the returned function stops it. */
  follow(): () => void;
}

/** What hangs on serial ports: how it is, the keys as they are pressed, and a text to try a board out. */
export function createSerial(centre: string, ports: Pick<ManagerPorts, 'api' | 'clock' | 'newKey'>): SerialModel {
  const list = loaded(() => ports.api('serialDevices', { params: { centre } }));
  const tested = signal<{ readonly board: string; readonly shown: boolean } | null>(null);
  const change = createChange();
  return {
    state: list.state,
    change,
    tested,
    load: list.load,
    test: async (board, text) => {
      tested.value = null;
      await change.run(async () => {
        const answer = await ports.api('testBoard', { params: { centre, board }, body: { text }, key: ports.newKey() });
        if (answer.ok) tested.value = { board, shown: answer.value.shown };
        return answer;
      });
    },
    follow: () => {
      void list.load();
      return repeat(ports.clock, everyMs, () => void list.load()).close;
    },
  };
}

/** Soon enough for somebody who presses a key and looks. */
const everyMs = 1500;
