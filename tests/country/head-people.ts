import type { RouteBody } from '../../shared/routes.ts';
import type { RunningOffice } from './head-office.ts';
import type { Site } from './site.ts';
import type { World } from './world.ts';

/** An order as those at the head office asked for it: when (ms, true), and until when it may be done. */
export interface AskedOrder {
  readonly id: string;
  readonly centre: string;
  readonly kind: RouteBody<'addOrder'>['kind'];
  readonly askedAt: number;
  readonly lapseMs: number | null;
}

/** Those at the head office: they let branches in and ask for something now and then. */
export function createHeadPeople(
  world: World,
  site: Site<RunningOffice>,
  centres: readonly string[],
  document: (centre: string, version: number) => object,
) {
  const dice = world.dice('head people');
  const orders: AskedOrder[] = [];
  let versions = 0;
  const letIn = async (): Promise<void> => {
    const running = site.running();
    if (running === null) return;
    for (const { approved, code } of await running.headOffice.list())
      if (!approved) await running.headOffice.approve(code);
  };
  const wished = (centre: string): RouteBody<'addOrder'> => {
    switch (dice.int(6)) {
      case 0:
        return { kind: 'open' };
      case 1:
        return { kind: 'close', force: true };
      case 2:
      case 3:
        return { kind: 'emergency', emergency: 'evacuate' };
      case 4:
        return { kind: 'emergency-over' };
      default:
        versions += 1;
        return { kind: 'configuration', document: document(centre, versions) };
    }
  };
  const order = async (): Promise<void> => {
    const running = site.running();
    const centre = centres[dice.int(centres.length)] ?? '';
    const wish = wished(centre);
    if (running?.centres.find(centre) == null) return;
    const askedAt = world.now();
    const { id, lapsesAt, askedAt: dated } = await running.headOffice.orders.add(centre, wish, 'head');
    orders.push({
      ...{ id, centre, kind: wish.kind, askedAt },
      lapseMs: lapsesAt === null ? null : Date.parse(lapsesAt) - Date.parse(dated),
    });
    world.note(`head office: ${id} asks ${centre} for ${wish.kind}`);
    if (wish.kind === 'emergency') await world.sleep(dice.exponential(120_000)).then(() => over(centre));
  };
  const over = async (centre: string): Promise<void> => {
    await site.running()?.headOffice.orders.add(centre, { kind: 'emergency-over' }, 'head');
  };
  const passing = (run: () => Promise<void>): void => {
    run().catch((error: unknown) => world.note(`head office: ${error instanceof Error ? error.message : ''}`));
  };
  const each = (meanMs: number, until: number, run: () => Promise<void>): void => {
    world.after(dice.exponential(meanMs), () => {
      if (world.now() > until) return;
      if (!site.computer.isAsleep()) passing(run);
      each(meanMs, until, run);
    });
  };
  return {
    orders,
    letIn: (until: number): void => each(15_000, until, letIn),
    act(until: number): void {
      each(15_000, until, letIn);
      each(4 * 60_000, until, order);
    },
  };
}
