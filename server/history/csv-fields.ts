/** What may stand between the fields of a record. */
export const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

/**
 * The fields of a record after RFC 4180, but that it ends with its line: a quote that is never closed must not swallow the
 * rows after it. Null where a quote stands where none may.
 */
export function fieldsOf(line: string, separator: Separator): readonly string[] | null {
  if (!line.includes('"')) return line.split(separator);
  const fieldPattern = fieldPatterns[separator];
  const fields: string[] = [];
  fieldPattern.lastIndex = 0;
  for (;;) {
    const found = fieldPattern.exec(line);
    if (found === null) return null;
    const [, quoted, plain = '', end] = found;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== separator) return fields;
  }
}

const fieldPatterns: { readonly [separator in Separator]: RegExp } = {
  ',': /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y,
  ';': /(?:"((?:[^"]|"")*)"|([^";]*))(;|$)/y,
  '\t': /(?:"((?:[^"]|"")*)"|([^"\t]*))(\t|$)/y,
};
