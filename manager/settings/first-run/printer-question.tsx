import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { type Printer, printerKinds } from '../../../shared/devices/printer-schema.ts';
import { FieldParts } from '../../ui/field-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { PrintersPage } from '../printers/printers.tsx';
import { readAt } from '../setup/at-path.ts';
import { useSetup } from '../setup/setup-context.ts';
import { faultWords } from '../setup/setup-words.ts';
import { firstRunWords } from './first-run-words.ts';
import type { StepProps } from './step-props.ts';

/** How the first printer is reached, and a test slip out of it. */
export function PrinterQuestion({ manager, run }: StepProps) {
  const { draft, words: setup } = useSetup();
  const words = firstRunWords(useWords().language);
  const office = manager.office.value;
  const printer = draft.document.value.printers[0];
  if (printer === undefined || office === null || office.centre !== run.made.value) return null;
  const { kind } = printer.connection;
  return (
    <>
      <Row label={words.printerKind}>
        {(id) => (
          <select
            id={id}
            value={kind}
            onChange={({ currentTarget }) => draft.set('printers/0/connection', connectionOf(currentTarget.value))}
          >
            {printerKinds.map((one) => (
              <option key={one} value={one}>
                {setup.choices.connection[one]}
              </option>
            ))}
          </select>
        )}
      </Row>
      {kind === 'tcp' && <Line path="printers/0/connection/host" label={words.host} hint={words.hostHint} />}
      {kind === 'tcp' && <Line path="printers/0/connection/port" label={words.port} isNumber />}
      {kind === 'serial' && <Line path="printers/0/connection/path" label={words.serialPath} hint={words.serialHint} />}
      {kind === 'usb' && (
        <Line path="printers/0/connection/path" label={setup.fields['printers/*/connection/path'].label} />
      )}
      {kind === 'cups' && (
        <Line path="printers/0/connection/queue" label={setup.fields['printers/*/connection/queue'].label} />
      )}
      {kind === 'serial' && <Line path="printers/0/connection/baudRate" label={words.baudRate} isNumber />}
      <Row label={words.dots}>
        {(id) => (
          <select
            id={id}
            value={printer.dots}
            onChange={({ currentTarget }) => draft.set('printers/0/dots', Number(currentTarget.value))}
          >
            {([576, 384] as const).map((one) => (
              <option key={one} value={one}>
                {setup.choices.dots[one]}
              </option>
            ))}
          </select>
        )}
      </Row>
      {run.draft.changed.value && (
        <p>
          <button class="button" type="button" aria-disabled={run.busy.value} onClick={() => void run.store()}>
            {words.storePrinter}
          </button>
        </p>
      )}
      <PrintersPage office={office} />
    </>
  );
}

const connectionOf = (kind: string): Printer['connection'] => {
  if (kind === 'tcp') return { kind, host: '', port: 9100 };
  if (kind === 'usb') return { kind, path: '/dev/usb/lp0' };
  if (kind === 'cups') return { kind, queue: '' };
  return kind === 'serial' ? { kind, path: '', baudRate: 9600 } : { kind: 'virtual' };
};

const Row = (props: { readonly label: string; readonly children: (id: string) => ComponentChildren }) => {
  const id = useId();
  return (
    <div class="field first-run__narrow">
      <label for={id}>{props.label}</label>
      {props.children(id)}
    </div>
  );
};

const Line = (props: {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  readonly isNumber?: boolean;
}) => {
  const { draft, words } = useSetup();
  const fault = draft.faults.value.get(props.path) ?? null;
  const read = (typed: string): unknown => (props.isNumber && /^\d+$/.test(typed) ? Number(typed) : typed);
  return (
    <FieldParts
      class="first-run__narrow"
      label={props.label}
      hint={props.hint}
      fault={fault === null ? null : faultWords(fault, words)}
    >
      {(ties) => (
        <input
          {...ties}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={String(readAt(draft.document.value, props.path) ?? '')}
          onInput={({ currentTarget }) => draft.set(props.path, read(currentTarget.value))}
        />
      )}
    </FieldParts>
  );
};
