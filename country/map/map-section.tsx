import './map.css';
import { useLayoutEffect } from 'preact/hooks';
import { wholeNumber } from '../../shared/reports/figure-words.ts';
import { type BoardRow, centreName } from '../rows.ts';
import { BoardFrame, lookAt } from '../screens/board-frame.tsx';
import { type Scene, useScene } from '../screens/context.ts';
import { memo } from '../screens/memo.ts';
import { kindOfRow, Sign } from '../screens/state-marks.tsx';
import type { SectionProps } from '../section.ts';
import { type Region, regionsOf } from './regions.ts';

/** All centres at one look, by region: each a tile whose colour and sign say how it is. The same search, filters and keys as the board's. */
export function MapSection(props: SectionProps) {
  return <BoardFrame {...props} Centres={Regions} />;
}

const Regions = ({ board, at }: { readonly board: SectionProps['board']; readonly at: string }) => {
  const scene = useScene();
  useLayoutEffect(() => lookAt(at), []);
  return (
    <>
      <Key />
      <div class="regions">
        {regionsOf(board.rows.value, scene.language).map((region) => (
          <RegionTiles key={region.name} region={region} scene={scene} />
        ))}
      </div>
    </>
  );
};

const RegionTiles = ({ region, scene }: { readonly region: Region; readonly scene: Scene }) => {
  const { country } = scene;
  const number = (n: number): string => wholeNumber(n, country);
  return (
    <section class="region">
      <h2 class="region__name">
        {region.name === '' ? country.noRegion : region.name}{' '}
        <small>
          {number(region.rows.length)}
          {region.wrong > 0 && ` · ${country.wrongOf(number(region.wrong))}`}
        </small>
      </h2>
      <ul class="region__tiles">
        {region.rows.map((row) => (
          <Tile key={row.centre.id} row={row} scene={scene} language={scene.language} />
        ))}
      </ul>
    </section>
  );
};

interface TileProps {
  readonly row: BoardRow;
  readonly scene: Scene;
  readonly language: string;
}

/** Drawn again only where its centre has changed, or the language. */
const Tile = memo(
  ({ row, scene: { country, language } }: TileProps) => {
    const { centre, troubles } = row;
    const kind = kindOfRow(row);
    const name = centreName(centre, language);
    const states = troubles.map((trouble) => country.troubles[trouble]).join(', ');
    const said = states === '' ? country.mapKinds[kind] : states;
    return (
      <li>
        <a
          id={`centre-${centre.id}`}
          class={`centre-link tile tile--${kind}`}
          href={`/manager?centre=${encodeURIComponent(centre.id)}`}
          title={`${name}: ${said}`}
        >
          <Sign kind={kind} />
          <span class="tile__name">{name}</span>
          <span class="visually-hidden">{said}</span>
          {centre.hall !== null && <span class="tile__waiting">{wholeNumber(centre.hall.waiting, country)}</span>}
        </a>
      </li>
    );
  },
  (before, after) => before.row === after.row && before.language === after.language,
);

/** What the signs mean, and the figure of a tile. */
const Key = () => {
  const { country } = useScene();
  return (
    <p class="map-key">
      {(['bad', 'warn', 'good', 'off'] as const).map((kind) => (
        <span key={kind} class={`map-key__kind tile--${kind}`}>
          <Sign kind={kind} /> {country.mapKinds[kind]}
        </span>
      ))}
      <span>{country.mapFigure}</span>
    </p>
  );
};
