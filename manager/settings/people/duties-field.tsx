import { type Duties, noDuties } from '../../../shared/duties.ts';
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
  const { departments = [], officials = [] } = office.names.centre.value ?? {};
  const duties = person?.duties ?? noDuties;
  if (departments.length === 0) return null;
  const none = { value: '', label: words.noOfficial };
  const named = officials.map(({ id, surname, name }) => ({ value: id, label: `${surname} ${name}` }));
  return (
    <fieldset class="field">
      <legend>{words.duties}</legend>
      <p class="field__hint">{words.dutiesHint}</p>
      <div class="checks">
        {departments.map(({ id, name }) => (
          <label key={id} class="check">
            <input type="checkbox" name="departments" value={id} defaultChecked={duties.departments.includes(id)} />
            {inLanguage(name, language)}
          </label>
        ))}
      </div>
      <div class="checks">
        {flags.map((flag) => (
          <label key={flag} class="check">
            <input type="checkbox" name="duties" value={flag} defaultChecked={duties[flag]} />
            {words.dutyNames[flag]}
          </label>
        ))}
      </div>
      {officials.length > 0 && (
        <Choice name="official" label={words.official} options={[none, ...named]} value={duties.official ?? ''} />
      )}
    </fieldset>
  );
}

const flags = ['lead', 'registrar', 'oversees'] as const;

/** What the form makes of somebody's duties: nothing where they stand as they were, or where nothing was asked. */
export function dutiesChange(
  data: FormData,
  before: Duties | undefined,
  known: readonly unknown[] | undefined,
): Pick<PersonChange, 'duties'> {
  if (known === undefined || known.length === 0) return {};
  const ticked = new Set(data.getAll('duties').map(String));
  const official = data.has('official') ? String(data.get('official')) : (before?.official ?? '');
  const duties: Duties = {
    departments: data.getAll('departments').map(String),
    lead: ticked.has('lead'),
    registrar: ticked.has('registrar'),
    oversees: ticked.has('oversees'),
    official: official === '' ? null : official,
  };
  return JSON.stringify(duties) === JSON.stringify(before ?? noDuties) ? {} : { duties };
}
