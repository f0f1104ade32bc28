import { useState } from 'preact/hooks';
import { cutMs } from '../../shared/country/country.ts';
import type { CentreOfTemplate } from '../../shared/country/template-routes.ts';
import { say } from '../../ui/words.ts';
import type { BoardModel } from '../board-model.ts';
import { useScene } from '../screens/context.ts';
import { whenOf } from '../screens/when.ts';
import { isOpen, type Standing } from './template-model.ts';
import { templateWords } from './words.ts';

const filters = ['all', 'open', 'refused'] as const;
type Filter = (typeof filters)[number];

interface Parts {
  readonly standing: Standing;
  readonly board: BoardModel;
}

/** How far each centre is: what is drafted for it, published, in force, and refused. */
export function CentreStates({ standing, board }: Parts) {
  const { language } = useScene();
  const own = templateWords(language);
  const [filter, setFilter] = useState<Filter>('all');
  const fits: { readonly [name in Filter]: (centre: CentreOfTemplate) => boolean } = {
    all: () => true,
    open: (centre) => isOpen(centre, standing.published !== null),
    refused: ({ published }) => published?.status === 'refused',
  };
  const shown = standing.centres.filter(fits[filter]);
  return (
    <>
      <h2>{own.centres}</h2>
      <p class="field template__filter">
        <label for="template-show">{own.show}</label>
        <select
          id="template-show"
          value={filter}
          onChange={({ currentTarget }) => setFilter(filters.find((one) => one === currentTarget.value) ?? 'all')}
        >
          {filters.map((name) => (
            <option key={name} value={name}>
              {own.filters[name]} ({standing.centres.filter(fits[name]).length})
            </option>
          ))}
        </select>
      </p>
      {shown.length === 0 ? <p class="centres__none">{own.none}</p> : <Table rows={shown} now={board.now.value} />}
    </>
  );
}

interface Rows {
  readonly rows: readonly CentreOfTemplate[];
  readonly now: number;
}

const Table = ({ rows, now }: Rows) => {
  const { language } = useScene();
  const own = templateWords(language);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="centres" tabIndex={0} aria-label={own.centres}>
      <table>
        <thead>
          <tr>
            {(['centre', 'drafted', 'published', 'force', 'refused'] as const).map((name) => (
              <th key={name} scope="col">
                {own.columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Row = ({ row, now }: { readonly row: CentreOfTemplate; readonly now: number }) => {
  const { language } = useScene();
  const own = templateWords(language);
  const { published, inForce, heardAt } = row;
  const isWaiting = published !== null && published.version !== inForce;
  const isCut = heardAt !== null && now - Date.parse(heardAt) > cutMs;
  return (
    <tr>
      <th scope="row" class="centres__name">
        {row.name === null ? row.id : say(row.name, language, [])}
        {isCut && <small>{own.cut(whenOf(heardAt, own.dateSign))}</small>}
      </th>
      <td>{row.drafted ? own.differs : own.same}</td>
      <td>
        {published === null ? own.nothing : own.version(String(published.version))}
        {published !== null && <small>{whenOf(published.at, own.dateSign)}</small>}
      </td>
      <td>
        {published !== null && !isWaiting ? (
          <span class="state state--good">{own.version(String(inForce))}</span>
        ) : (
          <span>{inForce === null ? own.nothing : own.version(String(inForce))}</span>
        )}
        {isWaiting && published.status !== 'refused' && (
          <small class="template__waits">{own.since(whenOf(published.at, own.dateSign))}</small>
        )}
      </td>
      <td>
        {published?.status === 'refused' ? (
          <bdi class="template__refused" lang="en" translate={false}>
            {published.detail}
          </bdi>
        ) : (
          own.nothing
        )}
      </td>
    </tr>
  );
};
