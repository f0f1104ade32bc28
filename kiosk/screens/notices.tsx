import type { Stage } from '../words.ts';
import { Frame } from './frame.tsx';
import { Icon, type IconName } from './icons.tsx';

export function LoadingScreen({ stage }: { readonly stage: Stage }) {
  return (
    <Frame
      stage={stage}
      name="loading"
      kind="notice"
      above={<span class="pulse" aria-hidden="true" />}
      title={stage.common.loading}
    />
  );
}

export function OfflineScreen({ stage }: { readonly stage: Stage }) {
  return <Notice stage={stage} icon="lost" title={stage.words.offline} more={stage.words.offlineMore} />;
}

export function RefusedScreen({ stage }: { readonly stage: Stage }) {
  return <Notice stage={stage} icon="warn" title={stage.words.refused} more={stage.words.refusedMore} />;
}

export function PairingScreen({ stage, code }: { readonly stage: Stage; readonly code: string }) {
  return <Notice stage={stage} icon="link" title={stage.words.pairing} more={stage.words.pairingMore} code={code} />;
}

const Notice = (props: {
  readonly stage: Stage;
  readonly icon: IconName;
  readonly title: string;
  readonly more: string;
  readonly code?: string;
}) => (
  <Frame
    stage={props.stage}
    name={props.title}
    kind="notice"
    above={
      <span class="sign">
        <Icon name={props.icon} />
      </span>
    }
    title={props.title}
    below={
      <>
        {props.code !== undefined && <p class="pairing-code">{props.code}</p>}
        <p class="message">{props.more}</p>
      </>
    }
  />
);
