import { useContext, useEffect, useState } from 'preact/hooks';
import type { Centre } from '../../../../shared/centre/centre.ts';
import type { SlipPreview } from '../../../../shared/devices/slip-preview.ts';
import { OneOf } from '../../../ui/one-of.tsx';
import { SetupWorldContext } from '../setup-context.ts';
import { type Asked, previewSlip, slipDots } from './preview-views.ts';

/** A slip as the printer would give it with this draft: the server draws it as it draws those that are printed. */
export function SlipShown(props: {
  readonly document: Centre;
  readonly asked: Asked;
  readonly title: string;
  /** What the width of the paper is called. */
  readonly paper: string;
  /** What is said where the server does not answer. */
  readonly lost: string;
}) {
  const [chosen, choose] = useState<Dots | null>(null);
  const dots = chosen ?? slipDots(props.document);
  const shown = useDrawn(previewSlip(props.document, props.asked, dots));
  const share = dots / paperDots;
  return (
    <>
      <OneOf label={props.paper} options={papers} chosen={dots} word={(one) => millimetres[one]} onChoose={choose} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="preview__paper" tabIndex={0} aria-label={props.title}>
        {shown?.picture === null && <p class="notice">{props.lost}</p>}
        {shown?.picture != null && (
          <img
            class="preview__slip"
            alt={props.title}
            src={`data:image/png;base64,${shown.picture}`}
            style={{ width: `${Math.round(100 * share)}%` }}
          />
        )}
      </section>
    </>
  );
}

/** The slip as the server draws it, once nothing is typed for a moment; null = nothing is drawn yet. */
const useDrawn = (slip: SlipPreview) => {
  const world = useContext(SetupWorldContext);
  const [shown, show] = useState<{ readonly picture: string | null } | null>(null);
  const wanted = JSON.stringify(slip);
  useEffect(() => {
    if (world === null) return undefined;
    let isOld = false;
    const draw = async (): Promise<void> => {
      const answer = await world.api('previewSlip', { params: { centre: world.centre }, body: JSON.parse(wanted) });
      if (!isOld) show({ picture: answer.ok ? answer.value.picture : null });
    };
    const soon = world.clock.after(shown === null ? 0 : settleMs, () => void draw());
    return () => {
      isOld = true;
      soon.cancel();
    };
  }, [world, wanted]);
  return shown;
};

type Dots = SlipPreview['dots'];
const papers: readonly Dots[] = [576, 384];
const millimetres: { readonly [dots in Dots]: string } = { 576: '80 mm', 384: '58 mm' };
/** How long nothing is typed before it is drawn again. */
const settleMs = 150;
/** What is printed of the wider paper: the narrower is shown as much narrower as it is. */
const paperDots = 576;
