import './services.css';
import '../lists/lists.css';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { byAlphabet } from '../../../../shared/alphabet.ts';
import type { Service } from '../../../../shared/centre.ts';
import { say, wordsOf } from '../../../../ui/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { faultAt } from '../lists/part-fields.tsx';
import type { PartProps } from '../setup-context.ts';
import { PasteDialog } from '../sheet/paste-dialog.tsx';
import { Sheet } from '../sheet/sheet.tsx';
import type { PasteGoal } from '../sheet/sheet-state.ts';
import { useWantedCell } from '../sheet/use-wanted-cell.ts';
import { RemoveServices } from './remove-services.tsx';
import { serviceColumns } from './service-columns.ts';
import { ServiceDetails } from './service-details.tsx';
import { type Filter, nextSort, orderedServices, type Sort, untakenServices } from './service-order.ts';
import { ChosenBar, FilterBar } from './services-bars.tsx';
import { type Made, withNewService, withPasted, withServicePart, withServicesShifted } from './services-model.ts';
import { servicesTexts } from './texts.ts';

/** All services of a centre in one table, edited in place; the rarer parts of each in a panel at the side. */
export function ServicesPart(props: PartProps) {
  const { draft, words, language } = props;
  const texts = wordsOf(servicesTexts, language);
  const centre = draft.document.value;
  const { columns, shown, ...order } = useOrder(props);
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set());
  const [opened, open] = useState<number | null>(null);
  const [pasting, paste] = useState<PasteGoal | null>(null);
  const [removing, remove] = useState<ReadonlySet<number> | null>(null);
  const [goTo, focus] = useWantedCell('services', columns, open);
  const [said, tell] = useState('');
  const count = centre.services.length;
  // Before anything else is chosen: places are others once rows came or went.
  useLayoutEffect(() => choose(new Set()), [count]);
  const taken = (made: Made): void => {
    draft.change(() => made.centre);
    order.again([...made.places]);
    focus({ place: Math.min(...made.places), key: columns[0]?.key ?? 'id' });
  };
  const inPlace = (next: { readonly centre: typeof centre; readonly places: ReadonlySet<number> }): void => {
    draft.change(() => next.centre);
    if (chosen.size > 0) choose(next.places);
    focus({ place: Math.min(...next.places), key: columns[0]?.key ?? 'id' });
  };
  const untaken = untakenServices(centre).size;
  const nameOf = (service: Service): string => say(service.name, language, centre.languages) || service.id;
  return (
    <div class="edit">
      {untaken > 0 && (
        <p class="notice notice--warn">
          {texts.untaken(untaken)}{' '}
          <button
            class="button button--quiet"
            type="button"
            onClick={() => order.onFilter({ ...order.filter, only: 'untaken' })}
          >
            {texts.showUntaken}
          </button>
        </p>
      )}
      <FilterBar
        {...{ ...props, texts, filter: order.filter, onFilter: order.onFilter, shown: shown.length }}
        onAdd={() => taken(withNewService(centre, Math.max(...(chosen.size > 0 ? chosen : [count - 1]))))}
        onPaste={() => paste({ rows: [], column: 0, text: '', fills: false })}
      />
      <ChosenBar {...{ ...props, texts, chosen, onTaken: taken, onRemove: () => remove(chosen), onTold: tell }} />
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <Sheet
        {...{ label: texts.table, columns, list: centre.services, shown, chosen, nameOf, goTo }}
        {...{ sort: order.sort, onSort: order.onSort, onChoose: choose, onOpen: open }}
        faultOf={(place, key) => faultAt(props, `services/${place}/${key}`)}
        onWrite={(place, key, value) => draft.change((now) => withServicePart(now, place, key, value))}
        onPaste={paste}
        onShift={(places, by) => inPlace(withServicesShifted(centre, places, by))}
      />
      {shown.length === 0 && <p class="blank">{count === 0 ? words.empty : texts.none}</p>}
      {pasting !== null && (
        <PasteDialog
          {...{ goal: pasting, list: centre.services, columns, onClose: () => paste(null) }}
          onApply={(plan) => {
            draft.change((now) => withPasted(now, plan));
            order.again();
          }}
        />
      )}
      {removing !== null && (
        <RemoveServices
          {...{ ...props, texts, places: removing, onClose: () => remove(null), onTold: tell }}
          onRemoved={() => order.again()}
        />
      )}
      {opened !== null && centre.services[opened] !== undefined && (
        <ServiceDetails {...{ ...props, texts, shown, place: opened, onOpen: open, onClose: () => open(null) }} />
      )}
    </div>
  );
}

/** Which services are shown: worked out when it is asked for, so that a row stays where it is while it is being typed in. */
const useOrder = ({ draft, words, language }: PartProps) => {
  const { alphabet } = useWords();
  const [filter, setFilter] = useState<Filter>({ search: '', group: '', only: 'all' });
  const [sort, setSort] = useState<Sort>({ key: null, descending: false });
  const [asked, ask] = useState<{ readonly also: readonly number[] }>({ also: [] });
  const texts = wordsOf(servicesTexts, language);
  const centre = draft.document.value;
  const named = (text: Service['name']): string => say(text, language, centre.languages);
  const heads = { ...texts.heads, name: (code: string) => texts.heads.name(code) };
  const columns = useMemo(
    () => serviceColumns(centre, heads, named),
    [centre.services, centre.groups, centre.series, centre.languages, language],
  );
  const count = centre.services.length;
  const shown = useMemo(() => {
    const faulty = new Set(
      [...draft.faults.peek().keys()].flatMap((path) => Number(/^services\/(\d+)/.exec(path)?.[1] ?? -1)),
    );
    const compare = byAlphabet(alphabet, language);
    const found = orderedServices(centre, { filter, sort, columns, language, compare, faulty });
    const added = asked.also.filter((place) => place < count && !found.includes(place));
    return [...found, ...added];
  }, [filter, sort, asked, count, language]);
  return {
    ...{ columns, shown, filter, sort },
    onFilter: (next: Filter) => {
      ask({ also: [] });
      setFilter(next);
    },
    onSort: (key: string) => setSort(nextSort(sort, key)),
    /** Works it out anew; `also` are rows that are shown whether they fit or not: those that were just made. */
    again: (also: readonly number[] = []) => ask({ also }),
    words,
  };
};
