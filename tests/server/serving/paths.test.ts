import { describe, expect, test } from 'vitest';
import { pathOf, paths } from '../../../shared/paths.ts';
import type { Ask } from '../../../ui/api.ts';
import { paramNames } from '../../support/params.ts';

describe('paths', () => {
  test('name what they take by what it is', () => {
    const names = new Set(Object.values(paths).flatMap(({ path }) => paramNames(path)));
    const known = [
      'board',
      'branch',
      'calendar',
      'call',
      'case',
      'centre',
      'clip',
      'code',
      'counter',
      'date',
      'device',
      'document',
      'file',
      'form',
      'language',
      'notice',
      'official',
      'order',
      'printer',
      'report',
      'resource',
      'seat',
      'secret',
      'service',
      'subject',
      'table',
      'ticket',
      'token',
      'user',
      'version',
      'view',
    ];
    expect([...names].sort()).toEqual(known);
  });

  test('are filled with what is given, each part encoded; an optional part may be absent', () => {
    expect(pathOf('callNext', { centre: 'a/b', counter: 'ə' })).toBe('/api/centres/a%2Fb/counters/%C9%99/call-next');
    expect(pathOf('view', { centre: 'small', view: 'floor' })).toBe('/api/centres/small/views/floor');
    expect(pathOf('view', { centre: 'small', view: 'hall', subject: 'd' })).toBe('/api/centres/small/views/hall/d');
  });

  test('say in their type what a question has to give', () => {
    const call: Ask<'callNext'> = { params: { centre: 'small', counter: '1' } };
    // @ts-expect-error: a counter is called to, not a ticket
    const wrong: Ask<'callNext'> = { params: { centre: 'small', ticket: '1' } };
    // @ts-expect-error: there is no call without its counter
    const none: Ask<'callNext'> = {};
    expect([call, wrong, none]).toHaveLength(3);
  });
});
