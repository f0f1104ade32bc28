import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Device } from '../devices-model.ts';
import { dayAndTime } from '../format.ts';
import type { Office } from '../manager-model.ts';
import { Blank, Confirm, Loading, Refused, TroubleNotice } from './parts.tsx';
import { useVocabulary } from './vocabulary.ts';

interface ListProps {
  readonly office: Office;
  readonly devices: readonly Device[];
  readonly act: string;
  readonly primary: boolean;
  readonly onAct: (device: Device) => void;
  readonly onRemove?: (device: Device) => void;
}

const Row = (props: ListProps & { readonly device: Device }) => {
  const { words } = useVocabulary();
  const { device, office } = props;
  const time = (at: string): string => dayAndTime(Date.parse(at), office.timeZone.value, words);
  const name = `${words.devices.kinds[device.kind]} ${device.place}`;
  return (
    <tr>
      <th scope="row">{words.devices.kinds[device.kind]}</th>
      <td>{device.place}</td>
      {!device.approved && <td class="code">{device.code}</td>}
      <td class="figure">{time(device.askedAt)}</td>
      <td class="figure">{time(device.seenAt)}</td>
      <td class="actions">
        <button
          class={props.primary ? 'button button--primary' : 'button'}
          type="button"
          aria-label={`${props.act}: ${name}`}
          onClick={() => props.onAct(device)}
        >
          {props.act}
        </button>
        {props.onRemove !== undefined && (
          <button
            class="button button--quiet"
            type="button"
            aria-label={`${words.settings.remove}: ${name}`}
            onClick={() => props.onRemove?.(device)}
          >
            {words.settings.remove}
          </button>
        )}
      </td>
    </tr>
  );
};

const List = (props: ListProps) => {
  const { words } = useVocabulary();
  return (
    <table class="table table--roomy">
      <thead>
        <tr>
          <th scope="col">{words.devices.kind}</th>
          <th scope="col">{words.devices.place}</th>
          {props.devices.some((device) => !device.approved) && <th scope="col">{words.devices.code}</th>}
          <th scope="col" class="figure">
            {words.devices.askedAt}
          </th>
          <th scope="col" class="figure">
            {words.devices.seenAt}
          </th>
          <th scope="col">
            <span class="visually-hidden">{words.settings.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.devices.map((device) => (
          <Row key={device.id} {...props} device={device} />
        ))}
      </tbody>
    </table>
  );
};

const Known = ({ office }: { readonly office: Office }) => {
  const { words } = useVocabulary();
  const { asking, paired, change, approve, remove } = office.devices;
  const removing = useSignal<Device | null>(null);
  const ask = (device: Device): void => {
    change.forget();
    removing.value = device;
  };
  const device = removing.value;
  return (
    <>
      {device === null && <TroubleNotice why={change.trouble.value} />}
      <h2>{words.devices.asking}</h2>
      {asking.value.length === 0 ? (
        <Blank title={words.devices.noneAsking} />
      ) : (
        <List
          office={office}
          devices={asking.value}
          act={words.devices.approve}
          primary
          onAct={(one) => void approve(one)}
          onRemove={ask}
        />
      )}
      <h2>{words.devices.paired}</h2>
      {paired.value.length === 0 ? (
        <Blank title={words.devices.nonePaired} />
      ) : (
        <List office={office} devices={paired.value} act={words.devices.remove} primary={false} onAct={ask} />
      )}
      {device !== null && (
        <Confirm
          title={words.devices.removeTitle(`${words.devices.kinds[device.kind]} ${device.place}`)}
          yes={words.devices.remove}
          grave
          busy={change.busy.value}
          why={change.trouble.value}
          onYes={() =>
            void remove(device).then((done) => {
              if (done) removing.value = null;
            })
          }
          onNo={() => {
            removing.value = null;
          }}
        >
          <p>{words.devices.removeMore}</p>
        </Confirm>
      )}
    </>
  );
};

/** Kiosks and displays: those that ask to be let in first. */
export const DevicesPage = ({ office }: { readonly office: Office }) => {
  const { words } = useVocabulary();
  const { devices } = office;
  useEffect(() => devices.follow(), [devices]);
  const state = devices.state.value;
  return (
    <>
      <p class="lead">{words.devices.lead}</p>
      {state.step === 'loading' && <Loading />}
      {state.step === 'trouble' && <Refused why={state.why} onRetry={() => void devices.load()} />}
      {state.step === 'ready' && <Known office={office} />}
    </>
  );
};
