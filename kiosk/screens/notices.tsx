import type { LocalText } from '../../shared/centre.ts';
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

export function RefusedScreen({ stage, code }: { readonly stage: Stage; readonly code: string }) {
  return <Notice stage={stage} icon="warn" title={stage.words.refused} more={stage.words.refusedMore} reason={code} />;
}

export function PairingScreen({ stage, code }: { readonly stage: Stage; readonly code: string }) {
  return <Notice stage={stage} icon="link" title={stage.words.pairing} more={stage.words.pairingMore} code={code} />;
}

/** Set-up on a server of several centres: each is a link, because the address says which it is from then on. */
export function CentresScreen(props: {
  readonly stage: Stage;
  readonly centres: readonly { readonly id: string; readonly name: LocalText }[];
}) {
  return (
    <Frame
      stage={props.stage}
      name="centres"
      title={props.stage.words.chooseCentre}
      controls={
        <ul class="rows">
          {props.centres.map(({ id, name }) => (
            <li key={id}>
              <a class="row" href={`?centre=${encodeURIComponent(id)}`}>
                <span class="row__name">{props.stage.say(name)}</span>
                <Icon name="ahead" />
              </a>
            </li>
          ))}
        </ul>
      }
    />
  );
}

const Notice = (props: {
  readonly stage: Stage;
  readonly icon: IconName;
  readonly title: string;
  readonly more: string;
  readonly code?: string;
  readonly reason?: string;
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
        {props.reason !== undefined && <p>{props.reason}</p>}
      </>
    }
  />
);
