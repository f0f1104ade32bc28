declare const of: unique symbol;

/** The JSON of a value of this type: a report crosses from its thread as text, and is mostly sent as it is. */
export type JsonOf<T> = string & { readonly [of]: T };

/** Writes a value as JSON that remembers its type. */
export function jsonOf<T>(value: T): JsonOf<T> {
  return JSON.stringify(value) as JsonOf<T>;
}

/** Reads it again. */
export function parsed<T>(json: JsonOf<T>): T {
  return JSON.parse(json);
}
