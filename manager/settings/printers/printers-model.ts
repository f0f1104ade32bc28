import { type ReadonlySignal, signal } from '@preact/signals';
import type { RouteValue } from '../../../shared/routes.ts';
import { repeat } from '../../../shared/time/clock.ts';
import type { ManagerPorts } from '../../ports.ts';
import { type Change, createChange, type LoadState, loaded } from '../../ui/loaded.ts';

export type PrinterLine = RouteValue<'printers'>[number];
export type Slip = RouteValue<'slips'>[number];
export interface PrintersModel {
  readonly state: ReadonlySignal<LoadState<readonly PrinterLine[]>>;
  /** What each virtual printer printed, the latest first, by printer. */
  readonly slips: ReadonlySignal<ReadonlyMap<string, readonly Slip[]>>;
  readonly change: Change;
  /** The printer whose test print was queued last. */
  readonly tested: ReadonlySignal<string | null>;
  load(): Promise<void>;
  test(printer: string): Promise<void>;
  slipUrl(printer: string, job: string): string;
  /** Looks every few seconds until the returned function stops it. */
  follow(): () => void;
}

/** The printers of a centre: how they are, a test print, and what the virtual ones printed. */
export function createPrinters(centre: string, ports: Pick<ManagerPorts, 'api' | 'clock' | 'newKey'>): PrintersModel {
  const list = loaded(() => ports.api('printers', { params: { centre } }));
  const slips = signal<ReadonlyMap<string, readonly Slip[]>>(new Map());
  const tested = signal<string | null>(null);
  const change = createChange();

  const slipsOf = async (printer: string): Promise<readonly [string, readonly Slip[]]> => {
    const answer = await ports.api('slips', { params: { centre, printer } });
    return [printer, answer.ok ? answer.value.slice(0, mostSlips) : (slips.value.get(printer) ?? [])];
  };
  const load = async (): Promise<void> => {
    await list.load();
    if (list.state.value.step !== 'ready') return;
    const virtual = list.state.value.value.filter((printer) => printer.kind === 'virtual');
    slips.value = new Map(await Promise.all(virtual.map((printer) => slipsOf(printer.id))));
  };
  return {
    state: list.state,
    slips,
    change,
    tested,
    load,
    test: async (printer) => {
      tested.value = null;
      const ask = () => ports.api('testPrinter', { params: { centre, printer }, body: {}, key: ports.newKey() });
      if (await change.run(ask)) tested.value = printer;
      await load();
    },
    slipUrl: (printer, job) =>
      `/api/centres/${encodeURIComponent(centre)}/printers/${encodeURIComponent(printer)}/slips/${encodeURIComponent(job)}.png`,
    follow: () => {
      void load();
      return repeat(ports.clock, everyMs, () => void load()).close;
    },
  };
}

const everyMs = 4000;
const mostSlips = 12;
