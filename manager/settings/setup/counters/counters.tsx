import '../lists/lists.css';
import './counters.css';
import { useState } from 'preact/hooks';
import type { Centre } from '../../../../shared/centre/centre.ts';
import type { Words } from '../../../../shared/words.ts';
import { say, wordsOf } from '../../../../ui/words.ts';
import { Ask } from '../lists/ask.tsx';
import { faultAt } from '../lists/part-fields.tsx';
import { Said } from '../lists/said.tsx';
import type { PartProps } from '../setup-context.ts';
import { PasteDialog } from '../sheet/paste-dialog.tsx';
import { Sheet } from '../sheet/sheet.tsx';
import type { PasteGoal } from '../sheet/sheet-state.ts';
import { useRows } from '../sheet/use-rows.ts';
import { useWantedCell } from '../sheet/use-wanted-cell.ts';
import { counterColumns } from './counter-columns.tsx';
import { CountersBar } from './counters-bar.tsx';
import {
  wallsNaming,
  withCounterPart,
  withCountersPasted,
  withCountersShifted,
  withNewCounter,
  withoutCounters,
} from './counters-model.ts';
import { HallPlan } from './hall-plan.tsx';
import { RunDialog } from './run-dialog.tsx';
import type { az } from './text/az.ts';
import { countersTexts } from './texts.ts';

/** The counters of a centre with their places in the hall, in a table that is edited in place. */
export function CountersPart(props: PartProps) {
  const { draft, words, language } = props;
  const texts = wordsOf(countersTexts, language);
  const centre = draft.document.value;
  const [pasting, paste] = useState<PasteGoal | null>(null);
  const [removing, remove] = useState<ReadonlySet<number> | null>(null);
  const [isRun, askRun] = useState(false);
  const [said, tell] = useState('');
  const columns = useColumns(props);
  const [goTo, focus] = useWantedCell('counters', columns);
  const count = centre.counters.length;
  const { chosen, choose, moved } = useRows(draft, count, focus);
  const shift = (places: ReadonlySet<number>, by: -1 | 1): void =>
    moved(withCountersShifted(centre, places, by), 'name');
  const removed = (places: ReadonlySet<number>): void => {
    draft.change((now) => withoutCounters(now, places));
    tell(texts.removed(places.size));
    remove(null);
  };
  const asked = (places: ReadonlySet<number>): void =>
    wallsNaming(centre, places).length > 0 ? remove(places) : removed(places);
  const add = (): void => {
    draft.change(withNewCounter);
    focus({ place: count, key: 'name' });
  };
  return (
    <div class="edit">
      <CountersBar
        {...{ ...props, texts, chosen, onAdd: add, onRun: () => askRun(true), onRemove: () => asked(chosen) }}
        onShift={(by) => shift(chosen, by)}
        onPaste={() => paste({ rows: [], column: 0, text: '', fills: false })}
      />
      <Said text={said} />
      <Sheet
        {...{ label: texts.table, columns, list: centre.counters, chosen, goTo }}
        shown={centre.counters.map((_, at) => at)}
        nameOf={({ name }) => name}
        onChoose={choose}
        faultOf={(place, key) => faultAt(props, `counters/${place}/${key}`)}
        onWrite={(place, key, value) => draft.change((now) => withCounterPart(now, place, key, value))}
        onPaste={paste}
        onShift={shift}
      />
      {count === 0 && <p class="blank">{words.empty}</p>}
      <HallPlan {...{ ...props, texts }} />
      {pasting !== null && (
        <PasteDialog
          {...{ goal: pasting, list: centre.counters, columns, onClose: () => paste(null) }}
          onApply={(plan) => draft.change((now) => withCountersPasted(now, plan))}
        />
      )}
      {removing !== null && (
        <RemoveUsed {...{ centre, texts, removing, onYes: () => removed(removing), onClose: () => remove(null) }} />
      )}
      {isRun && <RunDialog {...{ ...props, texts, onClose: () => askRun(false) }} />}
    </div>
  );
}

/** Counters that walls name are asked about before they go. */
const RemoveUsed = (props: {
  readonly centre: Centre;
  readonly texts: Words<typeof az>;
  readonly removing: ReadonlySet<number>;
  readonly onYes: () => void;
  readonly onClose: () => void;
}) => {
  const { centre, texts, removing, onYes, onClose } = props;
  const walls = wallsNaming(centre, removing).map(({ name }) => name);
  return (
    <Ask title={texts.removeTitle(removing.size)} yes={texts.remove} onYes={onYes} onClose={onClose}>
      <p>{texts.removeUsed(walls.join(', '))}</p>
      <p>{texts.removeBack}</p>
    </Ask>
  );
};

const useColumns = ({ draft, words, language }: PartProps) => {
  const texts = wordsOf(countersTexts, language);
  const centre = draft.document.value;
  return counterColumns(centre, texts.heads, {
    name: (name) => say(name, language, centre.languages),
    direction: (direction) => words.choices.direction[direction],
    kind: (kind) => words.choices.counterKind[kind],
    walls: (walls: readonly Centre['displays'][number][]) => {
      if (walls.length === 0) return texts.noWall;
      return walls.length === centre.displays.length && walls.length > 1
        ? texts.allWalls
        : walls.map(({ name }) => name).join(', ');
    },
  });
};
