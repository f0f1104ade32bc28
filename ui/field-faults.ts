export interface FaultWords {
  readonly missing: string;
  readonly tooShort: (least: number) => string;
}

/** What is wrong with the fields of a form, by their names, in the order in which they stand: the screen's own words, not the browser's. */
export function faultsOf(fields: readonly AskedField[], words: FaultWords): ReadonlyMap<string, string> {
  return new Map(
    fields.flatMap(({ name, value, required, minLength }) => {
      if (value.trim() === '') return required ? [[name, words.missing] as const] : [];
      return value.length < minLength ? [[name, words.tooShort(minLength)] as const] : [];
    }),
  );
}

/** A field as a form has it; `minLength` below 1 = none is asked. */
export interface AskedField {
  readonly name: string;
  readonly value: string;
  readonly required: boolean;
  readonly minLength: number;
}
