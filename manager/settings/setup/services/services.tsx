import './services.css';
import '../lists/lists.css';
import { useMemo, useState } from 'preact/hooks';
import { byAlphabet } from '../../../../shared/alphabet.ts';
import type { Centre, Service } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { say, wordsOf } from '../../../../ui/words.ts';
import { useWords } from '../../../ui/use-words.ts';
import { faultAt } from '../lists/part-fields.tsx';
import { Said } from '../lists/said.tsx';
import type { PartProps } from '../setup-context.ts';
import { PasteDialog } from '../sheet/paste-dialog.tsx';
import { Sheet } from '../sheet/sheet.tsx';
import type { PasteGoal } from '../sheet/sheet-state.ts';
import { useRows } from '../sheet/use-rows.ts';
import { useWantedCell } from '../sheet/use-wanted-cell.ts';
import { RemoveServices } from './remove-services.tsx';
import { serviceColumns } from './service-columns.ts';
import { ServiceDetails } from './service-details.tsx';
import { type Filter, nextSort, orderedServices, type Sort, untakenServices } from './service-order.ts';
import { ChosenBar, FilterBar } from './services-bars.tsx';
import { type Made, withNewService, withPasted, withServicePart, withServicesShifted } from './services-model.ts';
import type { az } from './text/az.ts';
import { servicesTexts } from './texts.ts';

/** All services of a centre in one table, edited in place; the rarer parts of each in a panel at the side. */
export function ServicesPart(props: PartProps) {
  const { draft, words, language } = props;
  const texts = wordsOf(servicesTexts, language);
  const centre = draft.document.value;
  const { columns, shown, ...order } = useOrder(props);
  const [opened, open] = useState<number | null>(null);
  const [pasting, paste] = useState<PasteGoal | null>(null);
  const [removing, remove] = useState<ReadonlySet<number> | null>(null);
  const [goTo, focus] = useWantedCell('services', columns, open);
  const [said, tell] = useState('');
  const count = centre.services.length;
  const { chosen, choose, moved } = useRows(draft, count, focus);
  const firstKey = columns[0]?.key ?? 'id';
  const taken = (made: Made): void => {
    draft.change(() => made.centre);
    order.again([...made.places]);
    focus({ place: Math.min(...made.places), key: firstKey });
  };
  const shift = (places: ReadonlySet<number>, by: -1 | 1): void =>
    moved(withServicesShifted(centre, places, by), firstKey);
  const pasted = (plan: Parameters<typeof withPasted>[1]): void => {
    draft.change((now) => withPasted(now, plan));
    order.again();
  };
  const nameOf = (service: Service): string => say(service.name, language, centre.languages) || service.id;
  return (
    <div class="edit">
      <Untaken {...{ centre, texts, onShow: () => order.onFilter({ ...order.filter, only: 'untaken' }) }} />
      <FilterBar
        {...{ ...props, texts, filter: order.filter, onFilter: order.onFilter, shown: shown.length }}
        onAdd={() => taken(withNewService(centre, Math.max(...(chosen.size > 0 ? chosen : [count - 1]))))}
        onPaste={() => paste({ rows: [], column: 0, text: '', fills: false })}
      />
      <ChosenBar {...{ ...props, texts, chosen, onTaken: taken, onRemove: () => remove(chosen), onTold: tell }} />
      <Said text={said} />
      <Sheet
        {...{ label: texts.table, columns, list: centre.services, shown, chosen, nameOf, goTo }}
        {...{ sort: order.sort, onSort: order.onSort, onChoose: choose, onOpen: open, onPaste: paste, onShift: shift }}
        faultOf={(place, key) => faultAt(props, `services/${place}/${key}`)}
        onWrite={(place, key, value) => draft.change((now) => withServicePart(now, place, key, value))}
      />
      {shown.length === 0 && <p class="blank">{count === 0 ? words.empty : texts.none}</p>}
      {pasting !== null && (
        <PasteDialog
          {...{ goal: pasting, list: centre.services, columns, onClose: () => paste(null) }}
          onApply={pasted}
        />
      )}
      {removing !== null && (
        <RemoveServices
          {...{ ...props, texts, places: removing, onClose: () => remove(null), onTold: tell }}
          onRemoved={order.again}
        />
      )}
      {opened !== null && centre.services[opened] !== undefined && (
        <ServiceDetails {...{ ...props, texts, shown, place: opened, onOpen: open, onClose: () => open(null) }} />
      )}
    </div>
  );
}

/** Services that no counter takes. */
const Untaken = (props: { readonly centre: Centre; readonly texts: Words<typeof az>; readonly onShow: () => void }) => {
  const { centre, texts, onShow } = props;
  const count = untakenServices(centre).size;
  if (count === 0) return null;
  return (
    <p class="notice notice--warn">
      {texts.untaken(count)}{' '}
      <button class="button button--quiet" type="button" onClick={onShow}>
        {texts.showUntaken}
      </button>
    </p>
  );
};

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
    /** Works it out again; `also` are rows that are shown whether they fit or not: those that were just made. */
    again: (also: readonly number[] = []) => ask({ also }),
    words,
  };
};
