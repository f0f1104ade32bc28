import { AjvCompiler } from '@fastify/ajv-compiler';
import { type Serializer, SerializerSelector } from '@fastify/fast-json-stringify-compiler';

/**
 * Makes checks and writers of the schemas of routes as Fastify does unless told, but of one schema only once: many routes share
 * theirs, and so do all the servers of one process.
 */
export const compilersFactory = {
  buildValidator: AjvCompiler(),
  buildSerializer: (...given: Parameters<typeof build>): ReturnType<typeof build> => {
    const make = build(...given);
    return (route) => {
      const { schema } = route;
      if (typeof schema !== 'object' || schema === null) return make(route);
      const made = writers.get(schema) ?? make(route);
      writers.set(schema, made);
      return made;
    };
  },
};

const build = SerializerSelector();
const writers = new WeakMap<object, Serializer>();
