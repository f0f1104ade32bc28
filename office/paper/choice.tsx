import { FieldFault } from '../../ui/field-fault.tsx';

/** One of a few, under its label; with what is wrong with it, if anything can be. */
export function Choice(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [id: string, label: string])[];
  readonly fault?: string | null;
  readonly onChoose: (id: string) => void;
}) {
  const { fault = null } = props;
  const id = `paper-${props.id}`;
  const wrong = fault === null ? {} : ({ 'aria-invalid': true, 'aria-describedby': `${id}-fault` } as const);
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {fault !== null && <FieldFault id={`${id}-fault`} fault={fault} />}
      <select id={id} value={props.value} {...wrong} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        {props.options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
