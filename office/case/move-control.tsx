import type { TargetedInputEvent } from 'preact';
import { receptionKind } from '../../shared/booking/receptions.ts';
import { useOffice } from '../screens/context.ts';
import type { CaseShown } from './case-model.ts';
import { answerWays, type FieldName } from './moves.ts';

export interface Control {
  readonly name: FieldName;
  readonly value: CaseShown;
  readonly said: string;
  readonly isWrong: boolean;
  readonly onSay: (text: string) => void;
}

/** What one field of a move is written or chosen in. */
export function MoveControl({ name, value, said, isWrong, onSay }: Control) {
  const options = useOptions(name, value);
  const { choose } = useOffice().words.office.case;
  const control = {
    id: `move-${name}`,
    name,
    value: said,
    'aria-invalid': isWrong,
    'aria-describedby': `move-${name}-fault`,
  };
  if (options !== null)
    return (
      <select {...control} onChange={(event) => onSay(event.currentTarget.value)}>
        <option value="">{choose}</option>
        {options.map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    );
  return <Written {...control} language={value.case.language} onSay={onSay} />;
}

const Written = (
  props: { readonly name: FieldName; readonly language: string } & Pick<Control, 'onSay'> & {
      readonly id: string;
      readonly value: string;
      readonly 'aria-invalid': boolean;
      readonly 'aria-describedby': string;
    },
) => {
  const { language, onSay, ...control } = props;
  const onInput = (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    onSay(event.currentTarget.value);
  if (props.name === 'answer')
    return <textarea {...control} {...{ rows: 10, lang: language, maxLength: 50_000, onInput }} />;
  if (props.name === 'text' || props.name === 'appealText')
    return <textarea {...control} {...{ rows: 4, maxLength: 10_000, onInput }} />;
  const maxLength = props.name === 'number' ? 40 : props.name === 'institution' ? 200 : 300;
  return <input {...control} {...{ type: 'text', maxLength, onInput }} />;
};

/** [CS29] What a reception can become. */
const isAppeal = ({ id, table }: { readonly id: string; readonly table?: string }): boolean =>
  id !== receptionKind && table === undefined;

type Options = readonly (readonly [id: string, label: string])[];

/** What can be chosen; null = it is written. */
const useOptions = (name: FieldName, value: CaseShown): Options | null => {
  const { work, words, text, named } = useOffice();
  const { office } = work;
  const list = (things: readonly { readonly id: string; readonly name: Parameters<typeof text>[0] }[]): Options =>
    things.map((one) => [one.id, text(one.name)]);
  switch (name) {
    case 'department':
      return list(office.departments.filter(({ id }) => id !== value.case.department));
    case 'executor':
      return office.people
        .filter(({ departments }) => departments.includes(value.case.department ?? ''))
        .map(({ id, name: called }) => [id, called]);
    case 'outcome':
      return (office.kinds.find(({ id }) => id === value.case.kind)?.outcomes ?? []).map((id) => [
        id,
        named('outcomes', id),
      ]);
    case 'way':
      return answerWays.map((way) => [way, words.office.ways[way]]);
    case 'appealKind':
      return list(office.kinds.filter(isAppeal));
    case 'ground':
      return [...list(office.grounds), ['repeated', words.office.repeated]];
    default:
      return null;
  }
};
