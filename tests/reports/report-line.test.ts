import { expect, test } from 'vitest';
import { openReportLine } from '../../server/reports/report-line.ts';
import type { ReportOrder } from '../../server/reports/reporting.ts';
import { ok, type Result } from '../../shared/refusals.ts';

const order = (from: string): ReportOrder => ({
  centre: 'sample',
  from,
  to: '2026-11-20',
  by: 'day',
  timeZone: 'Asia/Baku',
  targetSeconds: 300,
  today: '2026-11-20',
});

/** A line whose reports are made when told. */
const aLine = () => {
  const begun: { readonly from: string; readonly outcome: PromiseWithResolvers<Result<string>> }[] = [];
  const line = openReportLine(({ from }) => {
    const outcome = Promise.withResolvers<Result<string>>();
    begun.push({ from, outcome });
    return outcome.promise;
  });
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    ask: line.ask,
    close: line.close,
    begun: () => begun.map(({ from }) => from),
    /** Ends the report begun last. */
    async finish(made: Result<string>): Promise<void> {
      begun.at(-1)?.outcome.resolve(made);
      await turn();
    },
    async fail(error: Error): Promise<void> {
      begun.at(-1)?.outcome.reject(error);
      await turn();
    },
  };
};
const interrupted = { ok: false, refusal: { code: 'report-interrupted' } };

test('one is made after another in the order of asking, a failure does not stop the next', async () => {
  const line = aLine();
  const [first, second, third] = [line.ask(order('1')), line.ask(order('2')), line.ask(order('3'))];
  expect(line.begun()).toEqual(['1']);
  await line.finish(ok('one'));
  expect(await first).toEqual(ok('one'));
  expect(line.begun()).toEqual(['1', '2']);
  const failed = expect(second).rejects.toThrow('broken');
  await line.fail(new Error('broken'));
  await failed;
  expect(line.begun()).toEqual(['1', '2', '3']);
  await line.finish(ok('three'));
  expect(await third).toEqual(ok('three'));
});

test('those alike that wait are made once, but none gets a report that was begun before he asked', async () => {
  const line = aLine();
  const asked = Array.from({ length: 10 }, () => line.ask(order('1')));
  await line.finish(ok('then'));
  await line.finish(ok('later'));
  expect(line.begun()).toEqual(['1', '1']);
  expect(await Promise.all(asked)).toEqual([ok('then'), ...Array.from({ length: 9 }, () => ok('later'))]);
});

test('one that all have hung up on is not made, one that somebody still waits for is', async () => {
  const line = aLine();
  const [one, both, late] = [new AbortController(), new AbortController(), new AbortController()];
  const first = line.ask(order('1'));
  const left = line.ask(order('2'), one.signal);
  const shared = [line.ask(order('3'), both.signal), line.ask(order('3'))];
  for (const hungUp of [one, both, late]) hungUp.abort();
  expect(await left).toMatchObject(interrupted);
  expect(await line.ask(order('4'), late.signal)).toMatchObject(interrupted);
  await line.finish(ok('one'));
  await line.finish(ok('three'));
  expect(line.begun()).toEqual(['1', '3']);
  expect(await first).toEqual(ok('one'));
  expect(await shared[1]).toEqual(ok('three'));
});

test('more than a hundred that wait are sent away for a while', async () => {
  const line = aLine();
  const asked = Array.from({ length: 101 }, (_, index) => line.ask(order(String(index))));
  const about = { retryAfterSeconds: 10 };
  expect(await line.ask(order('one more'))).toMatchObject({ ok: false, refusal: { code: 'too-many', about } });
  void line.ask(order('7'));
  line.close();
  expect(await Promise.all(asked.slice(1))).toEqual(asked.slice(1).map(() => expect.objectContaining({ ok: false })));
});

test('closed, it refuses what waits and what comes', async () => {
  const line = aLine();
  const [first, second] = [line.ask(order('1')), line.ask(order('2'))];
  line.close();
  expect(await second).toMatchObject(interrupted);
  expect(await line.ask(order('3'))).toMatchObject(interrupted);
  await line.finish(ok('one'));
  expect(await first).toEqual(ok('one'));
  expect(line.begun()).toEqual(['1']);
});
