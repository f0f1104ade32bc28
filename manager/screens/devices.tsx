import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Device } from '../devices-model.ts';
import { dayAndTime } from '../format.ts';
import type { Office } from '../manager-model.ts';
import { Confirm } from './dialogs.tsx';
import { Answered, Blank, TroubleNotice } from './parts.tsx';
import { Heads, RowButton } from './table-parts.tsx';
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
      {!device.approved && <td class="code">{device.address ?? ''}</td>}
      <td class="figure">{time(device.askedAt)}</td>
      <td class="figure">{time(device.seenAt)}</td>
      <td class="actions">
        <RowButton
          word={props.act}
          about={name}
          look={props.primary ? 'primary' : 'plain'}
          onPress={() => props.onAct(device)}
        />
        {props.onRemove !== undefined && (
          <RowButton word={words.settings.remove} about={name} onPress={() => props.onRemove?.(device)} />
        )}
      </td>
    </tr>
  );
};

const List = (props: ListProps) => {
  const { kind, place, code, address, askedAt, seenAt } = useVocabulary().words.devices;
  const asking = props.devices.some((device) => !device.approved);
  return (
    <table class="table table--roomy">
      <Heads words={asking ? [kind, place, code, address] : [kind, place]} figures={[askedAt, seenAt]} actions />
      <tbody>
        {props.devices.map((device) => (
          <Row key={device.id} {...props} device={device} />
        ))}
      </tbody>
    </table>
  );
};

/** Asks whether a device takes the place of one that is let in already. */
const Letting = (props: { readonly office: Office; readonly device: Device; readonly onClose: () => void }) => {
  const { words } = useVocabulary();
  const { office, device } = props;
  const { paired, change, approve } = office.devices;
  const replaces = useSignal('');
  const kind = words.devices.kinds[device.kind];
  return (
    <Confirm
      title={words.devices.letInTitle(`${kind} ${device.code}`)}
      yes={words.devices.approve}
      change={change}
      onYes={() => approve(device, replaces.value === '' ? undefined : replaces.value)}
      onClose={props.onClose}
    >
      <label class="field">
        {words.devices.letInAs}
        <select
          value={replaces.value}
          onChange={(event) => {
            replaces.value = event.currentTarget.value;
          }}
        >
          <option value="">{words.devices.isNew}</option>
          {paired.value
            .filter((one) => one.kind === device.kind)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {words.devices.replaces(
                  `${kind} ${one.place}`,
                  dayAndTime(Date.parse(one.seenAt), office.timeZone.value, words),
                )}
              </option>
            ))}
        </select>
      </label>
      {replaces.value !== '' && <p>{words.devices.replacesMore}</p>}
    </Confirm>
  );
};

const Known = ({ office }: { readonly office: Office }) => {
  const { words } = useVocabulary();
  const { asking, paired, change, approve, remove } = office.devices;
  const removing = useSignal<Device | null>(null);
  const letting = useSignal<Device | null>(null);
  const letIn = (one: Device): void => {
    change.forget();
    if (paired.value.some(({ kind }) => kind === one.kind)) letting.value = one;
    else void approve(one);
  };
  const ask = (device: Device): void => {
    change.forget();
    removing.value = device;
  };
  const device = removing.value;
  return (
    <>
      {device === null && letting.value === null && <TroubleNotice why={change.trouble.value} />}
      <h2>{words.devices.asking}</h2>
      {asking.value.length === 0 ? (
        <Blank title={words.devices.noneAsking} />
      ) : (
        <List office={office} devices={asking.value} act={words.devices.approve} primary onAct={letIn} onRemove={ask} />
      )}
      <h2>{words.devices.paired}</h2>
      {paired.value.length === 0 ? (
        <Blank title={words.devices.nonePaired} />
      ) : (
        <List office={office} devices={paired.value} act={words.devices.remove} primary={false} onAct={ask} />
      )}
      {letting.value !== null && (
        <Letting
          office={office}
          device={letting.value}
          onClose={() => {
            letting.value = null;
          }}
        />
      )}
      {device !== null && (
        <Confirm
          title={words.devices.removeTitle(`${words.devices.kinds[device.kind]} ${device.place}`)}
          yes={words.devices.remove}
          grave
          change={change}
          onYes={() => remove(device)}
          onClose={() => {
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
  return (
    <>
      <p class="lead">{words.devices.lead}</p>
      <Answered state={devices.state.value} onRetry={devices.load}>
        {() => <Known office={office} />}
      </Answered>
    </>
  );
};
