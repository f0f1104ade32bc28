import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useId, useMemo } from 'preact/hooks';
import { inLanguages } from '../../../shared/centre/templates/spoken.ts';
import { readTemplate, type TemplateName, templateNames } from '../../../shared/centre/templates/templates.ts';
import { useWords } from '../../ui/use-words.ts';
import { createImport } from '../import/import-model.ts';
import { ImportServices } from '../import/import-services.tsx';
import { workbookWorker } from '../import/read-file.ts';
import { firstRunWords } from './first-run-words.ts';
import type { StepProps } from './step-props.ts';

type Source = keyof typeof sources;
const sources = { template: true, paste: true, file: true };

/** Services from a template, a paste or a file; what is there now stands below. */
export function ServicesQuestion({ manager, run }: StepProps) {
  const words = firstRunWords(useWords().language);
  const source = useSignal<Source>('template');
  const document = useComputed(() => run.draft.document.value);
  const model = useMemo(
    () => createImport(document, workbookWorker(manager.firstRun.clock), 'remove'),
    [document, manager],
  );
  const take = (): void => {
    const next = model.result();
    if (next === null) return;
    run.draft.change(() => next);
    model.forget();
  };
  const hasList = model.plan.value !== null && model.plan.value.services.length > 0;
  useReady(run, hasList ? take : null);
  const { services, groups } = document.value;
  return (
    <>
      <Sources
        source={source.value}
        onChoose={(one) => {
          source.value = one;
        }}
      />
      {source.value === 'template' ? (
        <Templates run={run} />
      ) : (
        <>
          <ImportServices key={source.value} from={source.value} model={model} />
          {hasList && (
            <p>
              <button class="button" type="button" onClick={take}>
                {words.take}
              </button>
            </p>
          )}
        </>
      )}
      <p role="status">
        <b>{words.taken(services.length, groups.length)}</b>
      </p>
    </>
  );
}

/** Going on takes along what is ready here, for as long as it is. */
const useReady = ({ ready }: StepProps['run'], take: (() => void) | null): void => {
  const isReady = take !== null;
  useEffect(() => {
    ready.value = take;
    return () => {
      ready.value = null;
    };
  }, [isReady, ready]);
};

const Sources = (props: { readonly source: Source; readonly onChoose: (source: Source) => void }) => {
  const words = firstRunWords(useWords().language);
  const name = useId();
  return (
    <fieldset class="field">
      <legend>{words.sourceLabel}</legend>
      <div class="checks first-run__options">
        {(Object.keys(sources) as Source[]).map((one) => (
          <label key={one} class="check">
            <input type="radio" name={name} checked={props.source === one} onChange={() => props.onChoose(one)} />
            {words.sources[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** A template brings all but what was answered already: name, languages, time zone and hours. */
const Templates = ({ run }: Pick<StepProps, 'run'>) => {
  const words = firstRunWords(useWords().language);
  const name = useId();
  const chosen = useSignal<TemplateName | null>(null);
  const choose = async (template: TemplateName): Promise<void> => {
    chosen.value = template;
    const document = await readTemplate(template, run.draft.document.peek().id);
    run.draft.change((before) => {
      const { id, name: own, languages, timeZone, hours, printers, kiosks, displays } = before;
      const spoken = inLanguages(document, languages);
      return { ...spoken, id, name: own, languages, timeZone, hours, printers, kiosks, displays };
    });
  };
  return (
    <fieldset class="field">
      <legend>{words.templateLabel}</legend>
      <div class="checks first-run__options">
        {templateNames.map((one) => (
          <label key={one} class="check">
            <input type="radio" name={name} checked={chosen.value === one} onChange={() => void choose(one)} />
            {words.templates[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
