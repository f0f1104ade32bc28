import { useEffect, useState } from 'preact/hooks';
import { dotsPath } from '../../ui/dots.ts';

/** A code that leads a phone to a page of this server, with what it is for; what draws it is loaded with the first one. */
export function PhoneCode(props: { readonly link: string; readonly label: string; readonly more?: string }) {
  const { link, label, more } = props;
  const [code, setCode] = useState<Code | 'loading' | null>('loading');
  useEffect(() => {
    let wanted = true;
    import('uqr').then(
      ({ encode }) => {
        const { size, data } = encode(link, { border: 2 });
        if (wanted) setCode({ size, path: dotsPath(data) });
      },
      () => {
        // Without its server the code cannot be drawn; the number is what counts.
        if (wanted) setCode(null);
      },
    );
    return () => {
      wanted = false;
    };
  }, [link]);
  if (code === null) return null;
  const { size, path } = code === 'loading' ? { size: 1, path: '' } : code;
  return (
    <figure class="code">
      {/* Its room is kept before it is there: nothing beside it moves. */}
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <path d={path} />
      </svg>
      <figcaption>
        <p>{label}</p>
        {more !== undefined && <p class="code__hall">{more}</p>}
      </figcaption>
    </figure>
  );
}

interface Code {
  /** Modules in a row, with the white around. */
  readonly size: number;
  readonly path: string;
}
