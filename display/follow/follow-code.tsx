import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import { textsIn } from '../../shared/languages.ts';
import type { Room } from '../../shared/wall/wall-layout.ts';
import { dotsPath } from '../../ui/dots.ts';
import { Fit } from '../fit.tsx';
import { Turning } from '../screens/turning.tsx';
import { codeSide } from './code-size.ts';
import './follow-code.css';
import { followCodeWords } from './words.ts';

/** The code that leads a phone to the calls of this wall, where there is room for one that can be read. */
export function FollowCode(props: { readonly link: string; readonly room: Room; readonly language: string }) {
  const { link, room, language } = props;
  const { size, path } = useMemo(() => {
    const { size, data } = encode(link, { border: quiet });
    return { size, path: dotsPath(data) };
  }, [link]);
  const side = codeSide(size, room);
  const said = textsIn(followCodeWords, language);
  if (side === null) return null;
  return (
    <figure class="follow-code" style={{ '--side': side }}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={said} shape-rendering="crispEdges">
        <path d={path} />
      </svg>
      <figcaption class="follow-code__words">
        <Fit class="follow-code__fit">
          <Turning text={said} language={language} />
        </Fit>
      </figcaption>
    </figure>
  );
}

/** White around the code, in its dots: as the standard has it. */
const quiet = 4;
