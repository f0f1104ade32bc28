import { describe, expect, test } from 'vitest';
import { askUntilAnswered } from '../../kiosk/ask-until-answered.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import { manualClock } from '../fakes/clock.ts';
import { aKiosk, kioskView } from './kiosk-fakes.ts';

const withTicket = async () => {
  const kiosk = aKiosk();
  await kiosk.touch(
    () => kiosk.model.openService('pension'),
    () => kiosk.model.take(),
  );
  expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001', ahead: 3 });
  return kiosk;
};

describe('a ticket', () => {
  test('is three touches away: language, service, ticket', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(
      () => kiosk.model.chooseLanguage('ru'),
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
    expect(kiosk.server.asked).toEqual([
      { key: 'key-1', body: { service: 'pension', language: 'ru', channel: 'kiosk' } },
    ]);
  });

  test('carries the privilege that was chosen, and none that was taken back', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.openPrivileges(),
      () => kiosk.model.choosePrivilege('senior'),
    );
    expect(kiosk.step()).toMatchObject({ step: 'confirm', priorityClass: 'senior', key: 'key-1' });
    await kiosk.touch(
      () => kiosk.model.openPrivileges(),
      () => kiosk.model.choosePrivilege(null),
      () => kiosk.model.openPrivileges(),
      () => kiosk.model.choosePrivilege('senior'),
      () => kiosk.model.take(),
    );
    expect(kiosk.server.asked[0]?.body).toMatchObject({ priorityClass: 'senior' });
  });

  test('a new question has a new key', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.back(),
      () => kiosk.model.openService('pension'),
    );
    expect(kiosk.step()).toMatchObject({ key: 'key-2' });
  });
});

describe('double taps', () => {
  test('on a service do not reach the button that comes under the finger', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(() => kiosk.model.openService('pension'));
    await kiosk.clock.advance(499);
    kiosk.model.take();
    await kiosk.clock.advance(0);
    expect(kiosk.step().step).toBe('confirm');
    expect(kiosk.server.asked).toHaveLength(0);
  });

  test('on the button ask once, and do not send the number away', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => {
        kiosk.model.take();
        kiosk.model.take();
      },
    );
    kiosk.model.take();
    kiosk.model.startOver();
    await kiosk.clock.advance(300);
    kiosk.model.startOver();
    expect(kiosk.server.asked).toHaveLength(1);
    expect(kiosk.step().step).toBe('ticket');
  });

  test('while the answer is awaited, nothing leads away', async () => {
    const kiosk = aKiosk();
    kiosk.server.plan.hold = true;
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
      () => kiosk.model.take(),
      () => kiosk.model.back(),
      () => kiosk.model.startOver(),
    );
    expect(kiosk.step().step).toBe('taking');
    kiosk.server.release();
    await kiosk.clock.advance(0);
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
    expect(kiosk.server.asked).toHaveLength(1);
  });
});

describe('a lost reply', () => {
  test('is asked for again with the same key and gives the same ticket', async () => {
    const kiosk = aKiosk();
    kiosk.server.plan.loseReplies = 3;
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    expect(kiosk.step()).toMatchObject({ step: 'taking', tries: 1 });
    await kiosk.clock.advance(10_000);
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
    expect(new Set(kiosk.server.asked.map(({ key }) => key))).toEqual(new Set(['key-1']));
    expect(kiosk.server.issued.size).toBe(1);
  });

  test('the last try is the first that ends a whole minute or more after the first began', async () => {
    const clock = manualClock();
    const began = clock.now();
    const tries: number[] = [];
    const asking = askUntilAnswered(
      async () => ({ ok: false, lost: true }) as const,
      clock,
      (count) => {
        if (tries.length < count) tries.push((clock.now() - began) / 1000);
      },
    );
    await clock.advance(600_000);
    await asking;
    // Half a second, one, two, and then every four.
    expect(tries).toEqual([0, 0.5, 1.5, ...Array.from({ length: 16 }, (_, at) => 3.5 + 4 * at)]);
    const patient: number[] = [];
    const busy = { ok: false, refusal: { code: 'too-many', message: '', about: { retryAfterSeconds: 30 } } } as const;
    const from = clock.now();
    const waiting = askUntilAnswered(
      async () => {
        patient.push((clock.now() - from) / 1000);
        return busy;
      },
      clock,
      () => {},
    );
    await clock.advance(600_000);
    await waiting;
    expect(patient).toEqual([0, 30, 60]);
  });

  test('after a minute the visitor is told, and may try again for the same ticket only', async () => {
    const kiosk = aKiosk();
    kiosk.server.plan.loseReplies = 1000;
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    await kiosk.clock.advance(70_000);
    expect(kiosk.step()).toMatchObject({ step: 'confirm', trouble: 'lost' });
    kiosk.server.plan.loseReplies = 0;
    await kiosk.touch(
      () => kiosk.model.openPrivileges(),
      () => kiosk.model.chooseLanguage('en'),
      () => kiosk.model.take(),
    );
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
    expect(new Set(kiosk.server.asked.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});

describe('a refusal', () => {
  test.each<RefusalCode>(['cannot-store', 'service-full', 'service-closed', 'day-closed'])(
    '%s is named',
    async (code) => {
      const kiosk = aKiosk();
      kiosk.server.plan.refuse = code;
      await kiosk.touch(
        () => kiosk.model.openService('pension'),
        () => kiosk.model.take(),
      );
      expect(kiosk.step()).toMatchObject({ step: 'confirm', trouble: code, sent: null });
    },
  );

  test('that has passed lets the visitor through', async () => {
    const kiosk = aKiosk();
    kiosk.server.plan.refuse = 'cannot-store';
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    kiosk.server.plan.refuse = null;
    await kiosk.touch(() => kiosk.model.take());
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
  });
});

describe('a server that asks for patience', () => {
  const refused = async (seconds: number) => {
    const kiosk = aKiosk();
    Object.assign(kiosk.server.plan, { refuse: 'too-many', retryAfterSeconds: seconds });
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    return kiosk;
  };

  test('is asked again by itself, not before it asked to be, and the visitor is told meanwhile', async () => {
    const kiosk = await refused(7);
    expect(kiosk.step()).toMatchObject({ step: 'taking', tries: 1, busy: true });
    kiosk.server.plan.refuse = null;
    await kiosk.clock.advance(6999);
    expect(kiosk.server.asked).toHaveLength(1);
    await kiosk.clock.advance(1);
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
    expect(new Set(kiosk.server.asked.map(({ key }) => key)).size).toBe(1);
  });

  test('for longer than a visitor waits is said at once, and the button asks for the same ticket', async () => {
    const kiosk = await refused(61);
    expect(kiosk.step()).toMatchObject({ step: 'confirm', trouble: 'too-many' });
    kiosk.server.plan.refuse = null;
    await kiosk.touch(() => kiosk.model.take());
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
    expect(new Set(kiosk.server.asked.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  test('for a minute is said then; what goes unanswered after it is lost, not busy', async () => {
    const kiosk = await refused(2);
    await kiosk.clock.advance(70_000);
    expect(kiosk.step()).toMatchObject({ step: 'confirm', trouble: 'too-many' });
    await kiosk.touch(() => kiosk.model.take());
    Object.assign(kiosk.server.plan, { refuse: null, loseReplies: 1000 });
    await kiosk.clock.advance(5000);
    expect(kiosk.step()).toMatchObject({ step: 'taking', busy: false });
    await kiosk.clock.advance(70_000);
    expect(kiosk.step()).toMatchObject({ step: 'confirm', trouble: 'lost' });
  });
});

describe('closed, full, gone and lost', () => {
  test('a closed centre gives no ticket and still shows the documents', async () => {
    const kiosk = aKiosk({ ...kioskView, day: { ...kioskView.day, open: false, taking: false } });
    await kiosk.touch(
      () => kiosk.model.openGroup('social'),
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    expect(kiosk.step()).toMatchObject({ step: 'confirm', service: 'pension' });
    expect(kiosk.server.asked).toHaveLength(0);
  });

  test('a full service gives none either', async () => {
    const kiosk = aKiosk({
      ...kioskView,
      services: kioskView.services.map((service) => ({ ...service, unavailable: 'service-full' })),
    });
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    expect(kiosk.server.asked).toHaveLength(0);
  });

  test('a service that is taken out of the configuration leads home', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(() => kiosk.model.openService('pension'));
    kiosk.view.value = { ...kioskView, services: kioskView.services.slice(1) };
    expect(kiosk.step().step).toBe('home');
  });

  test('a lost server covers the screen, and its return uncovers it', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(() => kiosk.model.openService('pension'));
    kiosk.situation.value = { at: 'offline' };
    expect(kiosk.model.screen.value).toEqual({ at: 'offline' });
    kiosk.situation.value = { at: 'ready' };
    expect(kiosk.step().step).toBe('confirm');
  });

  test('a number that was given stays on the screen while the server is lost', async () => {
    const kiosk = await withTicket();
    kiosk.situation.value = { at: 'offline' };
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A001' });
  });
});

describe('the slip', () => {
  test.each([
    ['printed', null, 'take'],
    ['failed', 'paper-out', 'no-paper'],
  ] as const)(
    '%s: the number stays for 20 s, then for 20 s that are counted, seen and heard',
    async (status, reason, slip) => {
      const kiosk = await withTicket();
      expect(kiosk.model.slip.value).toBe('printing');
      kiosk.slip(status, reason);
      expect(kiosk.model.slip.value).toBe(slip);
      await kiosk.clock.advance(19_900);
      expect([kiosk.model.closing.value, kiosk.sounds()]).toEqual([null, 0]);
      await kiosk.clock.advance(200);
      expect([kiosk.model.closing.value, kiosk.sounds()]).toEqual([20, 1]);
      await kiosk.clock.advance(19_800);
      expect(kiosk.step().step).toBe('ticket');
      await kiosk.clock.advance(200);
      expect(kiosk.step().step).toBe('home');
    },
  );

  test('a touch keeps the number longer, as often as need be', async () => {
    const kiosk = await withTicket();
    kiosk.slip('printed');
    for (let times = 0; times < 12; times += 1) {
      await kiosk.clock.advance(39_000);
      expect(kiosk.model.closing.value).toBe(1);
      kiosk.model.touched();
      expect(kiosk.model.closing.value).toBeNull();
    }
    expect(kiosk.step().step).toBe('ticket');
  });

  test('a printer that stands still is said at once, silence after a while', async () => {
    const kiosk = await withTicket();
    kiosk.view.value = { ...kioskView, printer: 'cover-open' };
    expect(kiosk.model.slip.value).toBe('not-printed');
    kiosk.view.value = kioskView;
    expect(kiosk.model.slip.value).toBe('printing');
    await kiosk.clock.advance(7999);
    expect(kiosk.model.slip.value).toBe('printing');
    await kiosk.clock.advance(1);
    expect(kiosk.model.slip.value).toBe('late');
    kiosk.view.value = { ...kioskView, printer: 'offline' };
    expect(kiosk.model.slip.value).toBe('not-printed');
    kiosk.slip('sent');
    expect(kiosk.model.slip.value).toBe('take');
  });

  test('that cannot come is said before the ticket is taken', () => {
    const kiosk = aKiosk();
    const said = (['paper-out', 'cover-open', 'offline', 'error', 'ready', 'paper-low', 'unknown', null] as const).map(
      (printer) => {
        kiosk.view.value = { ...kioskView, printer };
        return kiosk.model.printsNothing.value;
      },
    );
    expect(said).toEqual([true, true, true, true, false, false, false, false]);
  });

  test('a kiosk without a printer asks to note the number', async () => {
    const kiosk = aKiosk();
    kiosk.server.plan.prints = false;
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    expect(kiosk.model.slip.value).toBe('no-printer');
  });

  test('the next visitor need not wait', async () => {
    const kiosk = await withTicket();
    await kiosk.touch(() => kiosk.model.startOver());
    expect(kiosk.step().step).toBe('home');
    await kiosk.touch(
      () => kiosk.model.openService('pension'),
      () => kiosk.model.take(),
    );
    expect(kiosk.step()).toMatchObject({ step: 'ticket', number: 'A002' });
  });
});

describe('an idle visitor', () => {
  test('is warned after 45 s, heard and seen for 20 s, then everything is as it was', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(
      () => kiosk.model.chooseLanguage('ru'),
      () => kiosk.model.toggleReach(),
      () => kiosk.model.openSearch(),
      () => kiosk.model.type('пенсия'),
    );
    await kiosk.clock.advance(44_900);
    expect(kiosk.model.warning.value).toBeNull();
    await kiosk.clock.advance(200);
    expect(kiosk.model.warning.value).toBe(20);
    expect(kiosk.sounds()).toBe(1);
    await kiosk.clock.advance(19_700);
    expect(kiosk.step()).toMatchObject({ step: 'search', text: 'пенсия' });
    await kiosk.clock.advance(400);
    expect(kiosk.step()).toEqual({ step: 'home', page: 0, topics: false });
    expect(kiosk.model.language.value).toBe('az');
    expect(kiosk.model.layout.value).toBe('portrait');
    await kiosk.touch(() => kiosk.model.openSearch());
    expect(kiosk.step()).toMatchObject({ text: '' });
    expect(kiosk.sounds()).toBe(1);
  });

  test('stays with one touch, as often as need be, and that touch does nothing else', async () => {
    const kiosk = aKiosk();
    await kiosk.touch(() => kiosk.model.openService('pension'));
    for (let times = 0; times < 12; times += 1) {
      await kiosk.clock.advance(46_000);
      expect(kiosk.model.warning.value).not.toBeNull();
      kiosk.model.touched();
      kiosk.model.take();
      expect(kiosk.model.warning.value).toBeNull();
    }
    expect(kiosk.step().step).toBe('confirm');
    expect(kiosk.server.asked).toHaveLength(0);
  });

  test('who only chose a language is waited for as well; an untouched kiosk waits for ever', async () => {
    const kiosk = aKiosk();
    await kiosk.clock.advance(3_600_000);
    expect(kiosk.model.warning.value).toBeNull();
    await kiosk.touch(() => kiosk.model.chooseLanguage('en'));
    await kiosk.clock.advance(66_000);
    expect(kiosk.model.language.value).toBe('az');
  });
});

test('the language of the next visitor is the default again', async () => {
  const kiosk = aKiosk();
  await kiosk.touch(
    () => kiosk.model.chooseLanguage('en'),
    () => kiosk.model.openService('pension'),
    () => kiosk.model.take(),
    () => kiosk.model.startOver(),
  );
  expect(kiosk.model.language.value).toBe('az');
});

test('a language is shown once its words are there: until then the one before stays', async () => {
  const kiosk = aKiosk();
  kiosk.ready.value = ['az', 'ru'];
  await kiosk.touch(() => kiosk.model.chooseLanguage('ru'));
  await kiosk.touch(() => kiosk.model.chooseLanguage('en'));
  expect(kiosk.model.language.value).toBe('ru');
  kiosk.ready.value = ['az', 'ru', 'en'];
  expect(kiosk.model.language.value).toBe('en');
  await kiosk.clock.advance(66_000);
  expect(kiosk.model.language.value).toBe('az');
});

test('a language that nobody waits for any more is not shown when it comes', async () => {
  const kiosk = aKiosk();
  kiosk.ready.value = ['az'];
  await kiosk.touch(() => kiosk.model.chooseLanguage('en'));
  await kiosk.clock.advance(66_000);
  kiosk.ready.value = ['az', 'en'];
  expect(kiosk.model.language.value).toBe('az');
});

test('the first language of a centre is shown once it is there, meanwhile another of its own', () => {
  const kiosk = aKiosk({ ...kioskView, centre: { ...kioskView.centre, languages: ['en', 'ru', 'az'] } });
  kiosk.ready.value = ['az', 'ru'];
  expect(kiosk.model.language.value).toBe('ru');
  kiosk.ready.value = ['az', 'ru', 'en'];
  expect(kiosk.model.language.value).toBe('en');
});

test('back leads one step back, from a service to where it was found', async () => {
  const kiosk = aKiosk();
  await kiosk.touch(
    () => kiosk.model.openSearch(),
    () => kiosk.model.type('pens'),
    () => kiosk.model.openService('pension'),
    () => kiosk.model.openPrivileges(),
    () => kiosk.model.back(),
    () => kiosk.model.back(),
  );
  expect(kiosk.step()).toMatchObject({ step: 'search', text: 'pens' });
  await kiosk.touch(() => kiosk.model.back());
  expect(kiosk.step().step).toBe('home');
});

test('there is no page before the first, and what is typed has an end', async () => {
  const kiosk = aKiosk();
  await kiosk.touch(() => kiosk.model.turnPage(-1));
  await kiosk.touch(() => kiosk.model.turnPage(1));
  expect(kiosk.step()).toMatchObject({ step: 'home', page: 1 });
  await kiosk.touch(() => kiosk.model.openSearch());
  await kiosk.touch(() => kiosk.model.type('ə'.repeat(61)));
  expect(kiosk.step()).toMatchObject({ step: 'search', text: 'ə'.repeat(60) });
});
