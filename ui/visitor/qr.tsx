import { useEffect, useState } from 'preact/hooks';
import { dotsPath } from '../dots.ts';

/** A link as a code that a kiosk's scanner reads; what draws it is loaded with it, and without it the figures are there. */
export function Qr({ link, label }: { readonly link: string; readonly label: string }) {
  const [code, setCode] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    import('uqr').then(
      ({ encode }) => {
        const { size, data } = encode(link, { border: 2 });
        if (wanted) setCode({ size, path: dotsPath(data) });
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [link]);
  if (code === null) return <div class="visitor-qr" />;
  return (
    <svg
      class="visitor-qr"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={code.path} />
    </svg>
  );
}
