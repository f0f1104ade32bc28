import { isPhoneDesk } from '../../../shared/calls/phone-desks.ts';
import type { Duty } from '../../../shared/centre/duties.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Office } from '../../manager-model.ts';
import { Choice } from '../../ui/fields.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { Person, PersonChange } from './people-model.ts';
import { peopleWords } from './people-words.ts';

/** What somebody does with cases, where the centre has departments to look after them. */
export function DutiesField({ office, person }: { readonly office: Office; readonly person: Person | null }) {
  const { language } = useWords();
  const words = peopleWords(language);
  const { departments = [], officials = [], counters = [] } = office.names.centre.value ?? {};
  const duties = person?.duties ?? [];
  if (departments.length === 0 && !counters.some(isPhoneDesk)) return null;
  const none = { value: '', label: words.none };
  const known = departments.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }));
  const named = officials.map(({ id, surname, name }) => ({ value: id, label: `${surname} ${name}` }));
  return (
    <fieldset class="field">
      <legend>{words.duties}</legend>
      <Choice name="department" label={words.department} options={[none, ...known]} value={person?.department ?? ''} />
      <div class="checks">
        {offered.map((duty) => (
          <label key={duty} class="check">
            <input type="checkbox" name="duties" value={duty} defaultChecked={duties.includes(duty)} />
            {words.dutyNames[duty]}
          </label>
        ))}
      </div>
      {officials.length > 0 && (
        <Choice name="official" label={words.official} options={[none, ...named]} value={person?.official ?? ''} />
      )}
    </fieldset>
  );
}

const offered = [
  'answer',
  'lead',
  'register',
  'help',
  'approve',
  'oversee',
  'calls',
  'visit',
] as const satisfies readonly Duty[];

type DutiesChange = Pick<PersonChange, 'duties' | 'department' | 'official'>;

/** What the form makes of somebody's duties: nothing where they stand as they were, or where nothing was asked. Those it does not offer stay. */
export function dutiesChange(
  data: FormData,
  before: Pick<Person, 'duties' | 'department' | 'official'> | null,
): DutiesChange {
  if (!data.has('department')) return {};
  const chosen = (name: string): string | null => String(data.get(name) ?? '') || null;
  const ticked = data.getAll('duties').map(String);
  const others = before?.duties.filter((duty) => !offered.some((one) => one === duty)) ?? [];
  const after: Required<DutiesChange> = {
    duties: [...others, ...offered.filter((duty) => ticked.includes(duty))],
    department: chosen('department'),
    official: data.has('official') ? chosen('official') : (before?.official ?? null),
  };
  const isSame =
    [...after.duties].sort().join() === [...(before?.duties ?? [])].sort().join() &&
    after.department === (before?.department ?? null) &&
    after.official === (before?.official ?? null);
  return isSame ? {} : after;
}
