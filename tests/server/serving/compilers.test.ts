import { AjvCompiler } from '@fastify/ajv-compiler';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import { expect, test } from 'vitest';
import { compilersFactory } from '../../../server/http/compilers.ts';
import type { Route } from '../../../shared/route-parts.ts';
import { routes } from '../../../shared/routes.ts';

/** Checks and writers of the routes are made when they are first asked for: a server starts without them. */

const at = { method: 'GET', url: '/', httpPart: 'body' };
const wrong = { schema: { type: 'no such type' }, ...at } as never;

test('nothing is made before it is asked for', () => {
  const check = compilersFactory.buildValidator({}, { customOptions: {} })(wrong);
  const write = compilersFactory.buildSerializer({}, {})(wrong);
  expect(() => check({})).toThrow(/schema is invalid|no such type|not supported/i);
  expect(() => write({})).toThrow(/schema is invalid|no such type|not supported/i);
});

test('a check says what is wrong where Fastify looks for it, and nothing once all is right', () => {
  const schema = { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] };
  const check = compilersFactory.buildValidator({}, { customOptions: {} })({ schema, ...at } as never);
  expect([check({}), check.errors]).toMatchObject([false, [{ message: "must have required property 'age'" }]]);
  expect([check({ age: 'x' }), check.errors]).toMatchObject([false, [{ instancePath: '/age' }]]);
  expect([check({ age: 7 }), check.errors]).toEqual([true, null]);
});

test('one schema is written by one writer, whatever the route', () => {
  const schema = { type: 'object', properties: { age: { type: 'integer' } } };
  const [one, other] = [1, 2].map(() => compilersFactory.buildSerializer({}, {})({ schema, ...at } as never));
  expect([one?.({ age: 7 }), other?.({ age: 8 })]).toEqual(['{"age":7}', '{"age":8}']);
});

test('all that stands in the table can be made: no route waits for its first visitor to find out', () => {
  const check = AjvCompiler()({}, { customOptions: {} });
  const write = SerializerSelector()({}, {});
  for (const [name, { query, body, value }] of Object.entries<Route>(routes)) {
    for (const schema of [query, body])
      if (schema !== undefined) expect(() => check({ schema, ...at } as never), name).not.toThrow();
    expect(() => write({ schema: value, ...at } as never), name).not.toThrow();
  }
});
