import './template.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import type { CountryWorld } from '../country-model.ts';
import { useScene } from '../screens/context.ts';
import { lazily } from '../screens/lazily.tsx';
import { ListLost } from '../screens/list-lost.tsx';
import { Plain } from '../screens/plain.tsx';
import { whenOf } from '../screens/when.ts';
import type { SectionProps } from '../section.ts';
import { CentreStates } from './centre-states.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { RuleList } from './rule-list.tsx';
import { openTemplate, type Standing, type TemplateModel } from './template-model.ts';
import { templateWords } from './words.ts';

const PickValues = lazily(async () => (await import('./pick-values.tsx')).PickValues);

/** The settings that hold in many centres, and how far each of them is with them. */
export function Template({ world, board, user }: SectionProps) {
  const model = useTemplate(world);
  const { language, country } = useScene();
  const own = templateWords(language);
  const state = model.list.value;
  const standing = model.standing.value;
  if (state === 'not-yours') return <Plain title={own.notYours} />;
  return (
    <main class="board template">
      <h1>{own.heading}</h1>
      <p class="template__note">{own.note}</p>
      <ListLost isLost={state === 'lost'} text={own.lost} again={own.again} onAgain={() => void model.load()} />
      {standing === null && state === 'loading' && (
        <p role="status" aria-busy="true">
          {country.loading}
        </p>
      )}
      {standing !== null && (
        <>
          <Written standing={standing} />
          {user.role === 'admin' && <Editor model={model} standing={standing} world={world} />}
          {user.role !== 'admin' && <p class="notice">{own.onlyAdmins}</p>}
          <CentreStates standing={standing} board={board} />
        </>
      )}
    </main>
  );
}

const useTemplate = (world: CountryWorld): TemplateModel => {
  const model = useMemo(() => openTemplate(world), [world]);
  useEffect(() => model.close, [model]);
  return model;
};

const Written = ({ standing }: { readonly standing: Standing }) => {
  const own = templateWords(useScene().language);
  const { draft, published } = standing;
  return (
    <p class="template__standing">
      <span>
        {published === null
          ? own.nothingHeld
          : own.held(String(published.version), published.by, whenOf(published.at, own.dateSign))}
      </span>
      {draft !== null && <span>{own.drafted(draft.by, whenOf(draft.at, own.dateSign))}</span>}
    </p>
  );
};

interface Edited {
  readonly model: TemplateModel;
  readonly standing: Standing;
  readonly world: CountryWorld;
}

const Editor = ({ model, standing, world }: Edited) => {
  const [picking, setPicking] = useState<number | null>(null);
  const isOpen = picking !== null && picking < model.rules.value.length;
  return (
    <>
      <RuleList model={model} standing={standing} onAdd={setPicking} />
      {isOpen && (
        <PickValues model={model} standing={standing} world={world} rule={picking} onClose={() => setPicking(null)} />
      )}
      <Actions model={model} standing={standing} />
      <PreviewDialog model={model} standing={standing} />
    </>
  );
};

const Actions = ({ model, standing }: Omit<Edited, 'world'>) => {
  const own = templateWords(useScene().language);
  const isChanged = model.isChanged.value;
  const isBusy = model.isBusy.value;
  const canLook = isChanged || standing.draft !== null;
  return (
    <>
      <div class="template__actions">
        <button
          type="button"
          class="button button--primary"
          disabled={isBusy || !canLook}
          onClick={() => void model.look()}
        >
          {own.preview}
        </button>
        <button type="button" class="button" disabled={isBusy || !isChanged} onClick={() => void model.save()}>
          {own.save}
        </button>
        <button
          type="button"
          class="button button--quiet"
          disabled={isBusy || !canLook}
          onClick={() => void model.discard()}
        >
          {own.discard}
        </button>
        {!canLook && standing.published !== null && (
          <button type="button" class="button" disabled={isBusy} onClick={() => void model.publish()}>
            {own.sendAgain}
          </button>
        )}
        {isChanged && <span class="soft">{own.unsaved}</span>}
      </div>
      <Said model={model} />
    </>
  );
};

const Said = ({ model }: Pick<Edited, 'model'>) => {
  const { language, refusals, country } = useScene();
  const own = templateWords(language);
  const said = model.said.value;
  return (
    <div role="status">
      {said?.type === 'saved' && <p class="notice">{own.saved}</p>}
      {said?.type === 'published' && <p class="notice">{own.published(wholeNumber(said.centres, country))}</p>}
      {said?.type === 'lost' && <p class="notice notice--bad">{own.lost}</p>}
      {said?.type === 'refused' && (
        <p class="notice notice--bad">
          {refusalWords(said.refusal, refusals)}{' '}
          {said.refusal.code === 'bad-config' && <code>{said.refusal.message}</code>}
        </p>
      )}
    </div>
  );
};
