import '../lists/lists.css';
import './classes.css';
import { useState } from 'preact/hooks';
import type { Centre, PriorityClass } from '../../../../shared/centre/centre.ts';
import { say, wordsOf } from '../../../../ui/words.ts';
import { DurationSetting, NumberSetting, YesNoSetting } from '../fields/plain-fields.tsx';
import { SaidSetting } from '../fields/said-setting.tsx';
import { Ask } from '../lists/ask.tsx';
import { CodePart } from '../lists/code-part.tsx';
import { freeId, idsOf } from '../lists/ids.ts';
import { MoveButtons } from '../lists/move-buttons.tsx';
import { shifted, without } from '../lists/moved.ts';
import { ThingList } from '../lists/thing-list.tsx';
import type { PartProps } from '../setup-context.ts';
import { useWanted } from '../use-wanted.ts';
import { ClassEffect } from './class-effect.tsx';
import type { ClassRule } from './priority-line.ts';
import { classesTexts } from './texts.ts';

/** The privilege classes of a centre: each with what it is called, what proves it, and a drawing of what it gives. */
export function ClassesPart(props: PartProps) {
  const { draft, words, language } = props;
  const texts = wordsOf(classesTexts, language);
  const { priorityClasses, languages } = draft.document.value;
  const [wanted, take] = useState(0);
  useWanted(/^priorityClasses\/(\d+)/, take);
  const [isRemoving, remove] = useState(false);
  const at = Math.min(wanted, priorityClasses.length - 1);
  const one = priorityClasses[at];
  const nameOf = ({ name, id }: PriorityClass): string => say(name, language, languages) || id || texts.unnamed;
  const change = (next: (classes: readonly PriorityClass[]) => readonly PriorityClass[]): void =>
    draft.change((now): Centre => ({ ...now, priorityClasses: [...next(now.priorityClasses)] }));
  const shift = (by: -1 | 1): void => {
    const { list, places } = shifted(priorityClasses, new Set([at]), by);
    change(() => list);
    take(Math.min(...places));
  };
  const add = (): void => {
    change((now) => [...now, { ...blank, id: freeId('class', idsOf(now)) }]);
    take(priorityClasses.length);
  };
  return (
    <div class="edit">
      <ThingList
        label={texts.list}
        things={priorityClasses.map((other) => ({ name: nameOf(other), note: other.offered ? null : texts.hidden }))}
        {...{ at, add: texts.add, onTake: take, onAdd: add }}
      />
      {one === undefined && <p>{words.empty}</p>}
      {one !== undefined && (
        <section class="edit-thing" key={at} aria-label={nameOf(one)}>
          <div class="class-sides">
            <Fields {...props} at={at} />
            <ClassEffect {...{ rule: ruleOf(one), texts, words }} />
          </div>
          <div class="edit-bar">
            <MoveButtons
              {...{ texts, onShift: shift, onRemove: () => remove(true) }}
              ends={[at === 0, at === priorityClasses.length - 1]}
            />
          </div>
        </section>
      )}
      {isRemoving && one !== undefined && (
        <Ask
          title={texts.removeTitle(nameOf(one))}
          yes={texts.remove}
          onYes={() => {
            change((now) => without(now, new Set([at])));
            remove(false);
          }}
          onClose={() => remove(false)}
        >
          <p>{texts.removeWhy}</p>
        </Ask>
      )}
    </div>
  );
}

const Fields = (props: PartProps & { readonly at: number }) => {
  const { draft, at } = props;
  const path = `priorityClasses/${at}`;
  const others = draft.document.value.priorityClasses.filter((_, place) => place !== at);
  return (
    <div class="edit-thing__fields">
      <SaidSetting path={`${path}/name`} />
      <SaidSetting path={`${path}/proof`} lines />
      <div class="edit-thing__pair">
        <DurationSetting path={`${path}/headStartSeconds`} />
        <NumberSetting path={`${path}/rate`} />
        <DurationSetting path={`${path}/latestSeconds`} />
        <CodePart
          {...props}
          path={`${path}/id`}
          taken={idsOf(others)}
          onCode={(code) => draft.set(`${path}/id`, code)}
        />
      </div>
      <YesNoSetting path={`${path}/offered`} />
    </div>
  );
};

/** What is typed and cannot be reckoned with counts as nothing. */
const ruleOf = ({ headStartSeconds, rate, latestSeconds }: PriorityClass): ClassRule => ({
  headStartSeconds: figure(headStartSeconds, 0) ?? 0,
  ...(figure(rate, Number.MIN_VALUE) === undefined ? {} : { rate }),
  ...(figure(latestSeconds, 1) === undefined ? {} : { latestSeconds }),
});

const figure = (value: unknown, least: number): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= least ? value : undefined;

const blank: Omit<PriorityClass, 'id'> = { name: {}, proof: {}, headStartSeconds: 600, offered: true };
