import type { ChosenLanguage } from '../../ui/language.ts';
import { Fact } from '../../ui/visitor/facts.tsx';
import { Heading, Notice } from '../../ui/visitor/heading.tsx';
import { VisitorPage } from '../../ui/visitor-page.tsx';
import { say } from '../../ui/words.ts';
import { languages } from '../words.ts';
import { type DecisionWords, decisionWordsIn } from './decision-words.ts';
import type { Decisions, DecisionsModel } from './decisions-model.ts';
import { MonthCounts } from './month-counts.tsx';
import { TableShown } from './table-shown.tsx';
import '../appeal.css';
import './decisions.css';

/** [RU6] What tables decide at a centre, for everybody: the tables in force in words, and counts. No persons. */
export function DecisionsPage(props: { readonly model: DecisionsModel; readonly language: ChosenLanguage }) {
  const words = decisionWordsIn(props.language.code.value);
  const scene = props.model.scene.value;
  const shown = scene.at === 'shown' ? scene.decisions : null;
  return (
    <VisitorPage
      centre={shown === null ? '' : say(shown.name, words.language, shown.languages)}
      spoken={shown?.languages ?? null}
      languages={languages}
      chosen={words.language}
      title={words.said.title}
      label={words.switchLabel}
      onChoose={props.language.choose}
    >
      <Heading>{words.said.title}</Heading>
      <Scene model={props.model} words={words} />
    </VisitorPage>
  );
}

const Scene = ({ model, words }: { readonly model: DecisionsModel; readonly words: DecisionWords }) => {
  const { said } = words;
  const scene = model.scene.value;
  switch (scene.at) {
    case 'loading':
      return <p class="soft">{said.loading}</p>;
    case 'lost':
      return (
        <Notice kind="bad">
          <p>{said.lost}</p>
          <button type="button" class="button button--large" onClick={() => void model.load()}>
            {said.retry}
          </button>
        </Notice>
      );
    case 'no-centre':
      return <p class="lead">{said.noCentre}</p>;
    case 'centres':
      return (
        <>
          <p class="lead">{said.centres}</p>
          <ul class="visitor-rows">
            {scene.centres.map(({ id, name }) => (
              <li key={id}>
                <a href={`/decisions?centre=${encodeURIComponent(id)}`}>{say(name, words.language, ['az'])}</a>
              </li>
            ))}
          </ul>
        </>
      );
    case 'shown':
      return <Shown of={scene.decisions} words={words} />;
  }
};

const Shown = ({ of, words }: { readonly of: Decisions; readonly words: DecisionWords }) => {
  const { said } = words;
  if (of.tables.length === 0 && of.months.length === 0) return <p class="lead">{said.none}</p>;
  return (
    <>
      <p class="lead">{said.lead}</p>
      {of.tables.map((table) => (
        <TableShown key={table.id} table={table} of={of} words={words} />
      ))}
      <Figures of={of} words={words} />
      <MonthCounts of={of} words={words} />
      <div class="visitor-actions">
        <button type="button" class="button button--large" onClick={() => print()}>
          {said.print}
        </button>
      </div>
    </>
  );
};

const Figures = ({ of, words }: { readonly of: Decisions; readonly words: DecisionWords }) => {
  const { said } = words;
  const { shareStanding: share, medianWorkingDays: median } = of;
  const known = (count: number | null): string => (count === null ? said.few : String(count));
  const hides = [...of.months.map(({ count }) => count), of.waiting, of.objected].includes(null);
  return (
    <section aria-label={said.figures}>
      <h2>{said.figures}</h2>
      <dl class="visitor-facts">
        <Fact label={said.decided} text={String(of.decided)} />
        <Fact label={said.waiting} text={known(of.waiting)} />
        <Fact label={said.objected} text={known(of.objected)} />
        <Fact
          label={`${said.standing}. ${said.standingMore}`}
          text={share === null ? said.unknown : `${Math.round(share * 100)}%`}
        />
        <Fact label={said.median} text={median === null ? said.unknown : said.days(median)} />
      </dl>
      {hides && <p class="soft">{said.fewMore}</p>}
    </section>
  );
};
