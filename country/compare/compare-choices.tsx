import { regionOf } from '../../shared/country/region-of.ts';
import { say } from '../../ui/words.ts';
import type { BoardModel } from '../board-model.ts';
import { type BoardRow, centreName } from '../rows.ts';
import { useScene } from '../screens/context.ts';
import { type CompareModel, compareKeys } from './compare-model.ts';
import { comparedFigures } from './ranks.ts';
import { spans } from './spans.ts';
import { compareWords } from './words.ts';

interface Parts {
  readonly model: CompareModel;
  readonly board: BoardModel;
}

/** What is compared, over which days, and of which part of the country. */
export function CompareChoices({ model, board }: Parts) {
  const { language } = useScene();
  const own = compareWords(language);
  const { by, span, region } = model.asked.value;
  return (
    <div class="choosing">
      <Choice
        id="compare-by"
        word={own.by}
        value={by}
        options={compareKeys.map((key) => [key, own.keys[key]])}
        onChoose={(chosen) => model.choose({ by: chosen })}
      />
      <Choice
        id="compare-span"
        word={own.span}
        value={span}
        options={spans.map((one) => [one, own.spans[one]])}
        onChoose={(chosen) => model.choose({ span: chosen })}
      />
      <Choice
        id="compare-region"
        word={own.region}
        value={region}
        options={[['', own.allRegions], ...regionsIn(board.all.value, language)]}
        onChoose={(chosen) => model.choose({ region: chosen })}
      />
      {by !== 'centre' && <OneCentre model={model} board={board} />}
      <Order model={model} />
    </div>
  );
}

const OneCentre = ({ model, board }: Parts) => {
  const { language } = useScene();
  const own = compareWords(language);
  const { region, centre } = model.asked.value;
  const rows = board.all.value.filter((row) => region === '' || regionOf(row.centre) === region);
  return (
    <Choice
      id="compare-centre"
      word={own.centre}
      value={centre}
      options={[
        ['', own.allCentres],
        ...sorted(
          rows.map((row) => [row.centre.id, centreName(row.centre, language)]),
          language,
        ),
      ]}
      onChoose={(chosen) => model.choose({ centre: chosen })}
    />
  );
};

/** The order, where there are no heads of columns to press. */
const Order = ({ model }: Pick<Parts, 'model'>) => {
  const { language } = useScene();
  const own = compareWords(language);
  return (
    <Choice
      id="compare-order"
      word={own.order}
      kind="choosing__order"
      value={model.sort.value.column}
      options={[
        ['name', own.keys[model.asked.value.by]],
        ...comparedFigures.map((figure): Option<typeof figure> => [figure, own.figures[figure]]),
      ]}
      onChoose={model.sortBy}
    />
  );
};

type Option<Value extends string> = readonly [value: Value, word: string];

const Choice = <Value extends string>(props: {
  readonly id: string;
  readonly word: string;
  readonly kind?: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChoose: (value: Value) => void;
}) => (
  <p class={props.kind === undefined ? 'field' : `field ${props.kind}`}>
    <label for={props.id}>{props.word}</label>
    <select
      id={props.id}
      value={props.value}
      onChange={(event) => {
        const chosen = props.options.find(([value]) => value === event.currentTarget.value);
        if (chosen !== undefined) props.onChoose(chosen[0]);
      }}
    >
      {props.options.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  </p>
);

const regionsIn = (rows: readonly BoardRow[], language: string): readonly Option<string>[] => {
  const names = new Map<string, string>();
  for (const { centre } of rows) {
    const key = regionOf(centre);
    if (key !== '' && centre.region !== null) names.set(key, say(centre.region, language, centre.languages) || key);
  }
  return sorted([...names], language);
};

const sorted = (options: readonly Option<string>[], language: string): readonly Option<string>[] => {
  const names = new Intl.Collator(language, { numeric: true });
  return options.toSorted(([, a], [, b]) => names.compare(a, b));
};
