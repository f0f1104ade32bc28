import fc from 'fast-check';
import type { TSchema } from 'typebox';

/** What a program that is broken, or a person who means ill, may send. */

/** Values that a schema takes, as far as it says what it takes. */
export function fitting(schema: TSchema): fc.Arbitrary<unknown> {
  const shape = schema as Shape;
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (shape.anyOf !== undefined) return fc.oneof(...shape.anyOf.map(fitting));
  switch (shape.type) {
    case 'string':
      return text(shape);
    case 'integer':
      return fc.integer({ min: shape.minimum ?? -10, max: shape.maximum ?? 10_000 });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(shape.items === undefined ? fc.jsonValue() : fitting(shape.items), { maxLength: 4 });
    case 'object': {
      const fields = Object.entries(shape.properties ?? {}).map(([name, field]) => [name, fitting(field)] as const);
      return fc.record(Object.fromEntries(fields), { requiredKeys: [...(shape.required ?? [])] });
    }
    default:
      return fc.jsonValue();
  }
}

/** Bodies around what a schema takes: a field of another kind, one too many, one too few, or all wrapped up. */
export function around(schema: TSchema): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema), fc.string(), fc.constantFrom(...evilKeys), evilValue, fc.nat(5))
    .map(([value, name, evilKey, evil, how]) => {
      const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
      const [first] = fields;
      if (how === 0) return evil;
      if (how === 1) return [value];
      if (how === 2) return Object.fromEntries(fields.slice(1));
      if (how === 3 && first !== undefined) return Object.fromEntries([...fields, [first[0], evil]]);
      // As a key of its own, which an object literal could not give.
      return Object.fromEntries([...fields, [how === 4 ? evilKey : name, evil]]);
    });
}

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly TSchema[];
  readonly items?: TSchema;
  readonly properties?: { readonly [name: string]: TSchema };
  readonly required?: readonly string[];
}

/** Ids that there are, so that questions get further than the door. */
const known = ['a', 'b', 'c', '1', '2', '3', 'p', 'k', 'd', 'veteran', 'all', 'resolved'];

const text = (shape: Shape): fc.Arbitrary<string> =>
  shape.pattern === '^[A-Za-z0-9_-]+$'
    ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: anyText(shape) })
    : anyText(shape);

const anyText = ({ pattern, minLength = 0, maxLength = 40 }: Shape): fc.Arbitrary<string> =>
  pattern === undefined
    ? fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 60), unit: 'grapheme' })
    : fc.stringMatching(new RegExp(pattern));

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);
const evilKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  '\u0000',
  '$ref',
  '\ud800',
];

/** Texts that have made other programs stumble. */
export const evilText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    'a\udfff\ud800b',
    '\u202etxet\u202c',
    '\u2028\u2029\ufeff\ufffe',
    'e\u0301'.repeat(500),
    '👩‍👩‍👧‍👦'.repeat(50),
    '../../../../etc/passwd',
    '..\\..\\novbe.db',
    '<script>throw 1</script>',
    "'; DROP TABLE users; --",
    '%00%2e%2e%2f',
    '{{7*7}}%{7*7}',
    '__proto__',
    'constructor',
    '-0',
    '1e999',
    'x'.repeat(5000),
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** Values of the wrong kind, size or depth. */
export const evilValue: fc.Arbitrary<unknown> = fc.oneof(
  evilText,
  fc.constantFrom<unknown>(null, true, -1, 0.1, 1e308, -(2 ** 53), 2 ** 63, [], {}, [[]], [null], { length: -1 }),
  fc.jsonValue(),
  fc.array(fc.integer(), { minLength: 500, maxLength: 2000 }),
  fc.dictionary(fc.constantFrom(...evilKeys), fc.jsonValue()),
);

/** Text that is no JSON, or JSON that says two things at once. */
export const rawBody: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '{',
    '[1,]',
    'NaN',
    'undefined',
    "{'a':1}",
    '\ufeff{}',
    '{}{}',
    '{"service":"a","service":"b"}',
    '{"service":"a","\\u0073ervice":["b"]}',
    '{"__proto__":{"role":"admin"}}',
    '{"\\u005f_proto__":{"role":"admin"}}',
    '{"constructor":{"prototype":{"role":"admin"}}}',
    '"\\ud800"',
    '"\\u0000"',
    '1e999',
    '-',
    '\u0000',
    nested(20_000, '[', ']'),
    nested(8000, '{"a":', '}'),
    `{"service":${nested(15_000, '[', ']')}}`,
    `"${'x'.repeat(70_000)}"`,
    `[${'0,'.repeat(30_000)}0]`,
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

export const contentType: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'application/json; charset=utf-16',
      'APPLICATION/JSON',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'text/plain; application/json',
      'application/json, text/plain',
      ';',
      'a'.repeat(500),
    ),
  },
);

/** Headers that the server looks at, with what it does not expect. Characters that no header can carry are left out. */
export const evilHeaders: fc.Arbitrary<{ [name: string]: string }> = fc.dictionary(
  fc.constantFrom(
    'idempotency-key',
    'if-match',
    'if-none-match',
    'range',
    'accept',
    'x-forwarded-for',
    'cookie',
    'expect-ct',
  ),
  fc.oneof(
    fc.constantFrom(
      '',
      '"0"',
      'W/"1"',
      '*',
      'bytes=0-,-1',
      '127.0.0.1',
      'novbe-session=x; novbe-session=y',
      '%',
      '=;=;=',
    ),
    fc.string({ maxLength: 300 }).map((value) => value.replace(/[^\x20-\x7e]/g, '')),
  ),
  { maxKeys: 2 },
);
