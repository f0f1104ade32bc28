import { AjvCompiler } from '@fastify/ajv-compiler';
import { type Serializer, SerializerSelector } from '@fastify/fast-json-stringify-compiler';

/**
 * Makes checks and writers of the schemas of routes as Fastify does unless told, but of one schema only once, and when it is first
 * asked for: many routes share theirs, so do all the servers of one process, and most are never asked in the life of a process
 * while making them all is a third of its start.
 */
export const compilersFactory = {
  buildValidator: (...given: Parameters<typeof checks>): ReturnType<typeof checks> => {
    const make = checks(...given);
    return (route) => {
      let made: Check | null = null;
      const check: Check = (data) => {
        made ??= make(route);
        const isGood = made(data);
        // Where Fastify looks for what is wrong.
        check.errors = made.errors ?? null;
        return isGood;
      };
      // Ajv's own says more of itself, which nobody asks here.
      return check as ReturnType<typeof make>;
    };
  },
  buildSerializer: (...given: Parameters<typeof build>): ReturnType<typeof build> => {
    const make = build(...given);
    return (route) => {
      const { schema } = route;
      if (typeof schema !== 'object' || schema === null) return make(route);
      return (data) => {
        const made = writers.get(schema) ?? make(route);
        writers.set(schema, made);
        return made(data);
      };
    };
  },
};

type Check = Pick<ReturnType<ReturnType<typeof checks>>, 'errors'> & ((data: unknown) => unknown);

const checks = AjvCompiler();
const build = SerializerSelector();
const writers = new WeakMap<object, Serializer>();
