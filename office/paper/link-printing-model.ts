import { type ReadonlySignal, signal } from '@preact/signals';
import { type OfficeWork, type Trouble, troubleOf } from '../work.ts';

/** The slip with the number of a case and the code of its page, for a citizen who is there. */
export interface LinkPrinting {
  /** The printers of the centre, and the one that is chosen; empty = there is none. */
  readonly printers: OfficeWork['office']['printers'];
  readonly printer: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** The name of the printer that has it to print; null = none yet. */
  readonly sentTo: ReadonlySignal<string | null>;
  choose(printer: string): void;
  print(): Promise<void>;
}

/** Prints the link of a case: by the link of one that was registered just now, else by its id. */
export function createLinkPrinting(
  { api, centre, office, newKey }: OfficeWork,
  of: { readonly secret: string } | { readonly case: string },
): LinkPrinting {
  const { printers } = office;
  const printer = signal(printers[0]?.id ?? '');
  const [busy, trouble, sentTo] = [signal(false), signal<Trouble | null>(null), signal<string | null>(null)];
  let key = newKey();
  return {
    ...{ printers, printer, busy, trouble, sentTo },
    choose(id) {
      if (busy.value) return;
      printer.value = id;
      key = newKey();
    },
    async print() {
      if (busy.value) return;
      [busy.value, sentTo.value] = [true, null];
      const chosen = printer.value;
      trouble.value = troubleOf(await api('printCase', { params: { centre }, key, body: { ...of, printer: chosen } }));
      // One whose answer was lost is asked again as it was: it comes out once.
      if (trouble.value !== 'lost') key = newKey();
      if (trouble.value === null) sentTo.value = printers.find(({ id }) => id === chosen)?.name ?? '';
      busy.value = false;
    },
  };
}
