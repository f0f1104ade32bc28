import { useContext, useId, useState } from 'preact/hooks';
import { type LogoFault, logoFaults, logoLimits } from '../../../../shared/devices/logo-limits.ts';
import { FieldFault } from '../../../../ui/field-fault.tsx';
import { base64Of } from '../../../ui/base64.ts';
import { readAt } from '../at-path.ts';
import { FieldBox } from '../fields/field-box.tsx';
import { SetupWorldContext, useSetup } from '../setup-context.ts';
import type { SlipTexts } from './texts.ts';

/** The logo: a picture is sent as soon as it is chosen, and stands on the slip once the draft names it. */
export function LogoField({
  texts,
  onTake,
}: {
  readonly texts: SlipTexts;
  readonly onTake: (logo: string | null) => void;
}) {
  const { draft } = useSetup();
  const { take, fault, busy } = useTaking(onTake);
  const faultId = useId();
  const has = typeof readAt(draft.document.value, 'slip/logo') === 'string';
  return (
    <FieldBox path="slip/logo" several>
      {({ 'aria-describedby': describedBy }) => (
        <>
          <p class="slip-logo" role="status">
            {busy ? texts.sending : has ? texts.hasLogo : texts.noLogo}
          </p>
          <div class="slip-logo__acts">
            <Choose texts={texts} describedBy={`${describedBy} ${faultId}`} isWrong={fault !== null} onFile={take} />
            {has && (
              <button class="button button--quiet" type="button" onClick={() => onTake(null)}>
                {texts.remove}
              </button>
            )}
          </div>
          <FieldFault id={faultId} fault={fault === null ? null : texts.faults[fault]} />
        </>
      )}
    </FieldBox>
  );
}

const Choose = (props: {
  readonly texts: SlipTexts;
  readonly describedBy: string;
  readonly isWrong: boolean;
  readonly onFile: (file: Blob) => Promise<void>;
}) => {
  const { texts, describedBy, isWrong, onFile } = props;
  return (
    <label class="button">
      <span aria-hidden="true">{texts.choose}</span>
      <input
        class="visually-hidden"
        type="file"
        accept="image/png,image/jpeg"
        aria-label={texts.choose}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file !== undefined) void onFile(file);
        }}
      />
    </label>
  );
};

type Trouble = LogoFault | 'lost';

/** Sends a picture to the server; what is too large is not sent. */
const useTaking = (onTake: (logo: string) => void) => {
  const world = useContext(SetupWorldContext);
  const [fault, setFault] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (file: Blob): Promise<Trouble | null> => {
    if (world === null) return 'lost';
    if (file.size > logoLimits.bytes) return 'too-large';
    const picture = base64Of(new Uint8Array(await file.arrayBuffer()));
    if (picture.length < 4) return 'format';
    const answer = await world.api('putLogo', { params: { centre: world.centre }, body: { picture } });
    if (answer.ok) onTake(answer.value.logo);
    return answer.ok ? null : faultIn('refusal' in answer ? answer.refusal.about : null);
  };
  const take = async (file: Blob): Promise<void> => {
    setFault(null);
    setBusy(true);
    setFault(await send(file).catch(() => 'lost' as const));
    setBusy(false);
  };
  return { take, fault, busy };
};

const faultIn = (about: unknown): Trouble => {
  const said = typeof about === 'object' && about !== null && 'fault' in about ? about.fault : null;
  return logoFaults.find((one) => one === said) ?? 'lost';
};
