import { useContext, useEffect, useState } from 'preact/hooks';
import type { Centre } from '../../../../shared/centre.ts';
import { SetupWorldContext } from '../setup-context.ts';
import { type Asked, previewSlip, slipDots } from './preview-views.ts';

/** A slip as the printer would give it with this draft: the server draws it as it draws those that are printed. */
export function SlipShown(props: {
  readonly document: Centre;
  readonly asked: Asked;
  readonly title: string;
  /** What is said where the server does not answer. */
  readonly lost: string;
}) {
  const world = useContext(SetupWorldContext);
  const [shown, show] = useState<{ readonly picture: string | null } | null>(null);
  const wanted = JSON.stringify(previewSlip(props.document, props.asked));
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
  const share = slipDots(props.document) / paperDots;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
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
  );
}

/** How long nothing is typed before it is drawn again. */
const settleMs = 150;
/** What is printed of the wider paper: the narrower is shown as much narrower as it is. */
const paperDots = 576;
