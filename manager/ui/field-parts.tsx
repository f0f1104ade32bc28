import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldFault } from '../../ui/field-fault.tsx';

/** What ties a field to its label, its hint and what is wrong with it. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** A field with its label above it, its hint, and what is wrong with it below. */
export function FieldParts(props: {
  readonly label: ComponentChildren;
  readonly hint?: string | undefined;
  readonly fault: string | null;
  /** A class beside that of all fields. */
  readonly class?: string;
  readonly children: (ties: FieldTies) => ComponentChildren;
}) {
  const { hint, fault } = props;
  const id = useId();
  const describedBy = hint === undefined ? `${id}-fault` : `${id}-hint ${id}-fault`;
  return (
    <div class={props.class === undefined ? 'field' : `field ${props.class}`}>
      <label for={id}>{props.label}</label>
      {hint !== undefined && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {props.children({ id, 'aria-invalid': fault !== null, 'aria-describedby': describedBy })}
      <FieldFault id={`${id}-fault`} fault={fault} />
    </div>
  );
}
