import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Centre, Counter } from '../../../shared/centre/centre.ts';
import { inLanguage } from '../../../shared/words.ts';
import { FieldFault } from '../../../ui/field-fault.tsx';
import { useWords } from '../../ui/use-words.ts';
import { useSetup } from '../setup/setup-context.ts';
import { faultWords, type SetupWords } from '../setup/setup-words.ts';
import { firstRunWords } from './first-run-words.ts';

const most = 500;

/** How many counters there are, and what each takes. */
export function CountersQuestion() {
  const { draft } = useSetup();
  const { language } = useWords();
  const words = firstRunWords(language);
  const { counters, profiles } = draft.document.value;
  const first = counters[0]?.profile ?? '';
  return (
    <>
      <CountField />
      <ProfileField
        label={words.profileForAll}
        value={counters.every(({ profile }) => profile === first) ? first : ''}
        path="profiles"
        onChoose={(profile) =>
          draft.change((document) => ({ ...document, counters: document.counters.map((one) => ({ ...one, profile })) }))
        }
      />
      <p class="soft">{words.profileMore}</p>
      {profiles.length > 1 && (
        <details
          class="first-run__each"
          open={counters.some((_, at) => draft.faults.value.has(`counters/${at}/profile`))}
        >
          <summary>{words.profileEach}</summary>
          {counters.map((counter, at) => (
            <ProfileField
              key={counter.id}
              label={words.counterName(counter.name)}
              value={counter.profile}
              path={`counters/${at}/profile`}
              onChoose={(profile) => draft.set(`counters/${at}/profile`, profile)}
            />
          ))}
        </details>
      )}
    </>
  );
}

const CountField = () => {
  const { draft, words: setup } = useSetup();
  const words = firstRunWords(useWords().language);
  const id = useId();
  const typed = useSignal(String(draft.document.value.counters.length));
  const fault = countFault(typed.value.trim(), setup.faults);
  const type = (text: string): void => {
    typed.value = text;
    const wanted = Number(text);
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= most)
      draft.change((document) => ({ ...document, counters: counted(document, wanted) }));
  };
  return (
    <div class="field first-run__count">
      <label for={id}>{words.counterCount}</label>
      <p class="field__hint" id={`${id}-hint`}>
        {words.counterCountHint}
      </p>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== null}
        value={typed.value}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <FieldFault id={`${id}-fault`} fault={fault} />
    </div>
  );
};

const countFault = (typed: string, faults: SetupWords['faults']): string | null => {
  if (!/^\d+$/.test(typed)) return faults['no-whole-number'];
  const count = Number(typed);
  if (count < 1) return faults['too-small']('1');
  return count > most ? faults['too-large'](String(most)) : null;
};

/** So many counters: those that there are stay as they are, new ones have the next number and the profile of the last. */
const counted = ({ counters }: Centre, count: number): Counter[] => {
  const kept = counters.slice(0, count);
  const last = kept.at(-1);
  const taken = new Set(kept.map(({ id }) => id));
  for (let number = 1; kept.length < count && last !== undefined; number += 1) {
    const id = String(number);
    if (!taken.has(id)) kept.push({ ...last, id, name: id });
  }
  return kept;
};

const ProfileField = (props: {
  readonly label: string;
  readonly value: string;
  readonly path?: string;
  readonly onChoose: (profile: string) => void;
}) => {
  const { draft, words } = useSetup();
  const { language } = useWords();
  const id = useId();
  const { profiles } = draft.document.value;
  // What is wrong inside the profiles is said where one is chosen.
  const inside = [...draft.faults.value.values()].find(({ path }) => path.startsWith(`${props.path}/`));
  const fault = draft.faults.value.get(props.path ?? '') ?? inside ?? null;
  return (
    <div class="field first-run__narrow">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onChange={({ currentTarget }) => props.onChoose(currentTarget.value)}
      >
        {props.value === '' && <option value="">{words.notChosen}</option>}
        {profiles.map((profile) => (
          <option key={profile.id} value={profile.id}>
            {inLanguage(profile.name, language)}
          </option>
        ))}
      </select>
      <FieldFault id={`${id}-fault`} fault={fault === null ? null : faultWords(fault, words)} />
    </div>
  );
};
