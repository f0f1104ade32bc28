import './compare.css';
import { useEffect, useMemo } from 'preact/hooks';
import { refusalWords } from '../../ui/refusal-words.ts';
import { useScene } from '../screens/context.ts';
import type { SectionProps } from '../section.ts';
import { CompareChoices } from './compare-choices.tsx';
import { openCompare } from './compare-model.ts';
import { CompareTable } from './compare-table.tsx';
import { leastRanked } from './ranks.ts';
import { compareWords } from './words.ts';

/** Centres, regions, services or months beside each other, ranked by any figure. */
export function Compare({ board, world }: SectionProps) {
  const model = useMemo(() => openCompare(world), [world]);
  useEffect(() => model.close, [model]);
  const { country, refusals, language } = useScene();
  const own = compareWords(language);
  const state = model.state.value;
  return (
    <main class="board compare">
      <h1>{own.heading}</h1>
      <p class="compare__note">
        {own.note} {own.small(String(leastRanked))}
      </p>
      <CompareChoices model={model} board={board} />
      {state.step === 'loading' && (
        <p class="centres__none" role="status" aria-busy="true">
          {country.loading}
        </p>
      )}
      {state.step === 'ready' && <CompareTable model={model} found={state} now={world.clock.now()} />}
      {(state.step === 'lost' || state.step === 'refused') && (
        <div role="alert" class="centres__none">
          <p>
            {state.step === 'lost' ? own.lost : refusalWords(state.refusal, { ...refusals, 'no-duckdb': own.noDuckDb })}
          </p>
          <button type="button" class="button" onClick={() => void model.load()}>
            {own.again}
          </button>
        </div>
      )}
    </main>
  );
}
