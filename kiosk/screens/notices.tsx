import type { ScreenContext } from '../words.ts';
import { Frame } from './frame.tsx';
import { Icon, type IconName } from './icons.tsx';

export function LoadingScreen({ context }: { readonly context: ScreenContext }) {
  return (
    <Frame
      context={context}
      name="loading"
      kind="notice"
      above={<span class="pulse" aria-hidden="true" />}
      title={context.common.loading}
    />
  );
}

export function OfflineScreen({ context }: { readonly context: ScreenContext }) {
  return <Notice context={context} icon="lost" title={context.words.offline} more={context.words.offlineMore} />;
}

export function RefusedScreen({ context }: { readonly context: ScreenContext }) {
  return <Notice context={context} icon="warn" title={context.words.refused} more={context.words.refusedMore} />;
}

export function PairingScreen({ context, code }: { readonly context: ScreenContext; readonly code: string }) {
  return (
    <Notice context={context} icon="link" title={context.words.pairing} more={context.words.pairingMore} code={code} />
  );
}

const Notice = (props: {
  readonly context: ScreenContext;
  readonly icon: IconName;
  readonly title: string;
  readonly more: string;
  readonly code?: string;
}) => (
  <Frame
    context={props.context}
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
