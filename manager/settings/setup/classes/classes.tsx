import '../lists/lists.css';
import './classes.css';
import { useEffect, useState } from 'preact/hooks';
import type { Centre, PriorityClass } from '../../../../shared/centre.ts';
import { say, wordsOf } from '../../../../ui/words.ts';
import { DurationSetting, NumberSetting, YesNoSetting } from '../fields/plain-fields.tsx';
import { SaidSetting } from '../fields/said-setting.tsx';
import { Ask } from '../lists/ask.tsx';
import { CodePart } from '../lists/code-part.tsx';
import { freeId, idsOf } from '../lists/ids.ts';
import { shifted, without } from '../lists/moved.ts';
import { type PartProps, useSetup } from '../setup-context.ts';
import { ClassEffect } from './class-effect.tsx';
import type { ClassRule } from './priority-line.ts';
import { classesTexts } from './texts.ts';

/** The privilege classes of a centre: each with what it is called, what proves it, and a drawing of what it gives. */
export function ClassesPart(props: PartProps) {
  const { draft, words, language } = props;
  const texts = wordsOf(classesTexts, language);
  const { priorityClasses, languages } = draft.document.value;
  const [wanted, take] = useWantedClass();
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
      <div class="edit-things">
        <ul class="edit-things__list" aria-label={texts.list}>
          {priorityClasses.map((other, place) => (
            <li key={place}>
              <button type="button" aria-current={place === at ? 'true' : undefined} onClick={() => take(place)}>
                <b>{nameOf(other)}</b>
                {!other.offered && <span>{texts.hidden}</span>}
              </button>
            </li>
          ))}
        </ul>
        <button class="button" type="button" onClick={add}>
          {texts.add}
        </button>
      </div>
      {one === undefined && <p>{words.empty}</p>}
      {one !== undefined && (
        <section class="edit-thing" key={at} aria-label={nameOf(one)}>
          <div class="class-sides">
            <Fields {...props} at={at} />
            <ClassEffect {...{ rule: ruleOf(one), texts, words }} />
          </div>
          <div class="edit-bar">
            <button class="button" type="button" aria-disabled={at === 0} onClick={() => shift(-1)}>
              {texts.up}
            </button>
            <button
              class="button"
              type="button"
              aria-disabled={at === priorityClasses.length - 1}
              onClick={() => shift(1)}
            >
              {texts.down}
            </button>
            <button class="button button--bad" type="button" onClick={() => remove(true)}>
              {texts.remove}
            </button>
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

/** The class that is looked at: the chosen one, or the one with the fault that somebody followed here. */
const useWantedClass = (): readonly [at: number, take: (at: number) => void] => {
  const { wanted } = useSetup();
  const [at, take] = useState(0);
  const asked = /^priorityClasses\/(\d+)/.exec(wanted.value ?? '')?.[1];
  useEffect(() => {
    if (asked !== undefined) take(Number(asked));
  }, [asked]);
  return [at, take];
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
