import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { type Facts, type FactType, type FactValue, factTypes } from '../../shared/cases/table-schema.ts';
import { ok, type Result, refuse } from '../../shared/refusals.ts';
import { closed, Id, LocalName } from '../../shared/schema-parts.ts';
import { isDate } from '../../shared/time/is-date.ts';
import { firstFault } from '../centre/first-fault.ts';

/** [RE1] A register is a document in DATA_DIR/registers: whose it is, what it says, and by which way it is asked. */
export const RegisterDocument = Type.Object(
  {
    id: Id,
    institution: LocalName,
    /** What it says of a person; money in qəpik. */
    values: Type.Array(
      Type.Object(
        { id: Id, type: Type.Unsafe<FactType>(Type.Union(factTypes.map((type) => Type.Literal(type)))) },
        closed,
      ),
      { minItems: 1, maxItems: 60 },
    ),
    /** How long it may take to answer; absent = 10. */
    timeoutSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    /** How many questions it takes a minute; absent = 60. */
    perMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 6000 })),
    way: Type.Union([
      /** Asked by POST; its token stands in DATA_DIR/keys/register-ID. */
      Type.Object(
        { kind: Type.Literal('http-json'), url: Type.String({ pattern: '^https?://', maxLength: 500 }) },
        closed,
      ),
      /** The file ID.csv beside the document, as the institution sent it: `fin`, `asOf` and the values as heads. */
      Type.Object({ kind: Type.Literal('csv') }, closed),
    ]),
  },
  closed,
);
export type RegisterDocument = Static<typeof RegisterDocument>;

/** A register of the right shape; refuses `bad-config` with the path of the first fault. */
export function checkRegister(document: unknown, id: string): Result<RegisterDocument> {
  const shape = firstFault(RegisterDocument, document);
  if (!Check(RegisterDocument, document)) return bad(shape?.path.slice(1) ?? '', shape?.complaint ?? 'is no register');
  if (document.id !== id) return bad('id', `must be "${id}"`);
  const twice = document.values.findIndex((one, at) => document.values.findIndex((other) => other.id === one.id) < at);
  return twice < 0 ? ok(document) : bad(`values/${twice}/id`, 'another has it');
}

/** What a register said, held to what it is to say: null = it says something else. What it leaves out is unknown. */
export function saidValues({ values }: Pick<RegisterDocument, 'values'>, said: unknown): Facts | null {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return null;
  const found: { [id: string]: FactValue } = {};
  for (const [id, value] of Object.entries(said)) {
    const known = values.find((one) => one.id === id);
    // More than was agreed is not kept.
    if (known === undefined || value === null) continue;
    if (!isFact(known.type, value)) return null;
    found[id] = value;
  }
  return found;
}

/** The date that a register dates its answer by; null = it is none. */
export function dateSaid(said: unknown): string | null {
  return typeof said === 'string' && isDate(said.slice(0, 10)) ? said.slice(0, 10) : null;
}

const isFact = (type: FactType, value: unknown): value is FactValue => {
  if (type === 'yes-no') return typeof value === 'boolean';
  if (type === 'text') return typeof value === 'string' && value.length <= 200;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
};

const bad = (path: string, complaint: string) =>
  refuse('bad-config', `${path || 'the document'}: ${complaint}`, { path });
