import { describe, expect, test } from 'vitest';
import { isVisit, type Visit } from '../../kiosk/visit/visit.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { Estimate } from '../../shared/tickets/estimate.ts';
import type { KioskService, KioskView } from '../../shared/views.ts';
import { aKiosk, kioskView } from './kiosk-fakes.ts';

const [pension] = kioskView.services;
if (pension === undefined) throw new Error('the fake kiosk has no service');
const other = (id: string, group = 'social'): KioskService => ({ ...pension, id, group, frequent: null });
const offering: KioskView = {
  ...kioskView,
  groups: [...kioskView.groups, { id: 'work', name: { az: 'Məşğulluq' }, icon: null }],
  services: [...kioskView.services, other('job', 'work'), { ...other('shut', 'work'), unavailable: 'service-full' }],
  visits: { services: 3, people: 4 },
};

const waits = (minutes: number): Estimate => ({
  ...{ low: 0, middle: minutes * 60, high: minutes * 90, fromMinutes: 0, toMinutes: minutes },
  basis: 'standard',
});
const suggested = (...services: readonly string[]): RouteValue<'newcomerWait'> => ({
  ...{ ahead: 3, estimate: null, estimateReason: null },
  plan: {
    legs: services.map((service, at) => ({ service, estimate: waits(at + 1), estimateReason: null })),
    waitSeconds: 60,
    askedWaitSeconds: 120,
  },
});

const begun = async () => {
  const kiosk = aKiosk(offering);
  await kiosk.touch(() => kiosk.model.openService('pension'));
  const confirm = kiosk.step();
  if (confirm.step !== 'confirm') throw new Error(confirm.step);
  await kiosk.touch(() => kiosk.model.openErrand('visit', confirm));
  const step = kiosk.step();
  if (step.step !== 'errand' || !isVisit(step.errand)) throw new Error(step.step);
  return { kiosk, visit: step.errand };
};
const order = ({ legs }: Visit): readonly string[] => legs.value.map(({ service }) => service);

describe('a visit for several services', () => {
  test('[VS6] stands in the order that is suggested, and is asked for in it', async () => {
    const { kiosk, visit } = await begun();
    expect(visit.state.value).toEqual({ at: 'plan', trouble: null });
    expect(order(visit)).toEqual(['pension']);
    kiosk.server.plan.wait = suggested('job', 'pension');
    await kiosk.touch(() => visit.openServices());
    expect(visit.state.value).toMatchObject({ at: 'services', group: null });
    await kiosk.touch(() => visit.openGroup('work'));
    expect(visit.others('work').map(({ id }) => id)).toEqual(['job']);
    await kiosk.touch(() => visit.add('job'));
    expect(kiosk.server.waitsAsked).toEqual([{ centre: 'sample', service: 'pension', later: 'job' }]);
    expect(order(visit)).toEqual(['job', 'pension']);
    expect(visit.legs.value[1]?.estimate).toEqual(waits(2));
    await kiosk.touch(() => visit.take());
    expect(kiosk.server.asked[0]?.body).toEqual({
      service: 'job',
      later: ['pension'],
      language: 'az',
      channel: 'kiosk',
    });
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
  });

  test('takes no more than the centre lets, and goes back to the first', async () => {
    const { kiosk, visit } = await begun();
    for (const service of ['allowance', 'job', 'more']) await kiosk.touch(() => visit.add(service));
    expect(order(visit)).toEqual(['pension', 'allowance', 'job']);
    await kiosk.touch(() => visit.clear());
    expect(order(visit)).toEqual(['pension']);
  });

  test('an answer that comes late says nothing of what is chosen by then', async () => {
    const { kiosk, visit } = await begun();
    kiosk.server.plan.holdWaits = true;
    await kiosk.touch(() => visit.add('job'));
    expect(visit.isPlanning.value).toBe(true);
    expect(order(visit)).toEqual(['pension', 'job']);
    await kiosk.touch(() => visit.clear());
    expect(visit.isPlanning.value).toBe(false);
  });

  test('one step back at a time, to the service from which it began', async () => {
    const { kiosk, visit } = await begun();
    await kiosk.touch(
      () => visit.openServices(),
      () => visit.openGroup('work'),
      () => kiosk.model.back(),
    );
    expect(visit.state.value).toMatchObject({ at: 'services', group: null });
    await kiosk.touch(() => kiosk.model.back());
    expect(visit.state.value).toMatchObject({ at: 'plan' });
    await kiosk.touch(() => kiosk.model.back());
    expect(kiosk.step()).toMatchObject({ step: 'confirm', service: 'pension' });
  });
});

describe('people who come together', () => {
  test('[GR1] have a number each, and are shown all of them', async () => {
    const { kiosk, visit } = await begun();
    await kiosk.touch(
      () => visit.openPeople(),
      () => visit.choosePeople(9),
    );
    expect(visit.people.value).toBe(4);
    const ticket = { id: 't1', number: 'A001', service: 'pension', later: [] };
    const party = ['A001', 'A002', 'A003', 'A004'].map((number, at) => ({ id: `t${at}`, number }));
    kiosk.server.plan.gives = { party, ticket: ticket as unknown as RouteValue<'issueTicket'>['ticket'] };
    await kiosk.touch(() => visit.take());
    expect(kiosk.server.asked[0]?.body).toMatchObject({ service: 'pension', people: 4 });
    expect(kiosk.step()).toMatchObject({ more: { numbers: ['A001', 'A002', 'A003', 'A004'] } });
  });

  test('after an answer that was lost the same is asked again, and nothing else', async () => {
    const { kiosk, visit } = await begun();
    kiosk.server.plan.loseReplies = 1000;
    await kiosk.touch(() => visit.take());
    await kiosk.clock.advance(90_000);
    expect(visit.state.value).toEqual({ at: 'plan', trouble: 'lost' });
    expect(visit.isFixed.value).toBe(true);
    await kiosk.touch(() => visit.openPeople());
    expect(visit.state.value).toMatchObject({ at: 'plan' });
    kiosk.server.plan.loseReplies = 0;
    await kiosk.touch(() => visit.take());
    expect(new Set(kiosk.server.asked.map(({ key }) => key)).size).toBe(1);
    expect(kiosk.step()).toMatchObject({ step: 'ticket' });
  });

  test('what was refused may be changed and asked for again', async () => {
    const { kiosk, visit } = await begun();
    kiosk.server.plan.refuse = 'hall-full';
    await kiosk.touch(() => visit.take());
    expect(visit.state.value).toEqual({ at: 'plan', trouble: 'hall-full' });
    await kiosk.touch(() => visit.openPeople());
    expect(visit.state.value).toEqual({ at: 'people' });
  });
});
