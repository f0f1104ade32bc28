import { describe, expect, test } from 'vitest';
import { aKiosk, kioskView } from './kiosk-fakes.ts';

describe('the wait with a privilege', () => {
  const chosen = async () => {
    const kiosk = aKiosk();
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.openPrivileges(),
      () => kiosk.model.choosePrivilege('senior'),
    );
    return kiosk;
  };
  const asked = { centre: 'sample', service: 'pension', priorityClass: 'senior' };
  const soon = { low: 60, middle: 90, high: 300, basis: 'standard', fromMinutes: 0, toMinutes: 5 } as const;

  test('is asked for once it was chosen, and promised with the ticket', async () => {
    const kiosk = aKiosk();
    kiosk.server.plan.wait = { ahead: 1, estimate: soon, estimateReason: null };
    await kiosk.touch(() => kiosk.model.openService('pension'));
    expect(kiosk.server.waitsAsked).toEqual([]);
    await kiosk.touch(
      () => kiosk.model.openPrivileges(),
      () => kiosk.model.choosePrivilege('senior'),
    );
    expect(kiosk.server.waitsAsked).toEqual([asked]);
    expect(kiosk.model.privilegedWait.value).toEqual(kiosk.server.plan.wait);
    await kiosk.touch(() => kiosk.model.take());
    expect(kiosk.server.asked[0]?.body).toMatchObject({ priorityClass: 'senior', shown: { low: 60, high: 300 } });
    expect(kiosk.step()).toMatchObject({ step: 'ticket', priorityClass: 'senior' });
    expect(kiosk.model.privilegedWait.value).toBeNull();
  });

  test('is asked for again as the queue changes, at most every four seconds', async () => {
    const kiosk = await chosen();
    for (let times = 0; times < 39; times += 1) {
      await kiosk.clock.advance(100);
      kiosk.view.value = { ...kioskView };
    }
    expect(kiosk.server.waitsAsked).toEqual([asked]);
    await kiosk.clock.advance(60_000);
    expect(kiosk.server.waitsAsked).toHaveLength(2);
    kiosk.server.plan.wait = { ahead: 7, estimate: null, estimateReason: 'counters-paused' };
    kiosk.view.value = { ...kioskView };
    await kiosk.clock.advance(0);
    expect(kiosk.model.privilegedWait.value).toMatchObject({ ahead: 7 });
  });

  test('is gone with the privilege, and no ticket waits for it', async () => {
    const kiosk = await chosen();
    await kiosk.touch(
      () => kiosk.model.openPrivileges(),
      () => kiosk.model.choosePrivilege(null),
    );
    expect(kiosk.model.privilegedWait.value).toBeNull();
    kiosk.view.value = { ...kioskView };
    await kiosk.clock.advance(10_000);
    expect(kiosk.server.waitsAsked).toHaveLength(1);
    kiosk.server.plan.holdWaits = true;
    await kiosk.touch(
      () => kiosk.model.openPrivileges(),
      () => kiosk.model.choosePrivilege('senior'),
      () => kiosk.model.take(),
    );
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
  });
});

describe('low on a screen', () => {
  test('the topics are one touch away, and back leads to what is asked for most', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(
      () => kiosk.model.toggleReach(),
      () => kiosk.model.openTopics(),
    );
    expect(kiosk.step()).toEqual({ step: 'home', page: 0, topics: true });
    await kiosk.touch(() => kiosk.model.back());
    expect(kiosk.step()).toEqual({ step: 'home', page: 0, topics: false });
    expect(kiosk.model.layout.value).toBe('low');
  });

  test('is there on a screen that lies too', async () => {
    const kiosk = aKiosk();
    kiosk.orientation.value = 'landscape';
    expect(kiosk.model.layout.value).toBe('landscape');
    await kiosk.touch(() => kiosk.model.toggleReach());
    expect(kiosk.model.layout.value).toBe('low-landscape');
  });
});
