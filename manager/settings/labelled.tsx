import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldFault } from '../../ui/field-fault.tsx';

/** What a control is named and described by. */
export interface Named {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A control with its label, what helps and what is wrong with it. */
export function Labelled(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | null;
  readonly children: (named: Named) => ComponentChildren;
}) {
  const { label, hint, fault = null } = props;
  const id = useId();
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === null ? [] : [`${id}-fault`])];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {props.children({ id, 'aria-invalid': fault !== null, 'aria-describedby': described.join(' ') || undefined })}
      <FieldFault id={`${id}-fault`} fault={fault} />
    </div>
  );
}
