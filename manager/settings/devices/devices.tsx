import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Office } from '../../manager-model.ts';
import { Answered, Blank, TroubleNotice } from '../../ui/answered.tsx';
import { Confirm } from '../../ui/dialogs.tsx';
import { dayAndTime } from '../../ui/format.ts';
import { Mark } from '../../ui/mark.tsx';
import { stillNamed } from '../../ui/names.ts';
import { isSilent } from '../../ui/silent.ts';
import { Heads, RowButton } from '../../ui/table-parts.tsx';
import { useWords } from '../../ui/use-words.ts';
import { admissionBy, type Device, type Way, waysFor } from './devices-model.ts';
import { ReachTable } from './reach-table.tsx';

/** Kiosks and displays: those that ask to be let in first; plainly without what may be known of walls. */
export function DevicesPage({ office, isPlain = false }: { readonly office: Office; readonly isPlain?: boolean }) {
  const { words } = useWords();
  const { devices } = office;
  useEffect(() => devices.follow(), [devices]);
  return (
    <>
      {!isPlain && <p class="lead">{words.devices.lead}</p>}
      <Answered state={devices.state.value} onRetry={devices.load}>
        {() => <Known office={office} isPlain={isPlain} />}
      </Answered>
    </>
  );
}

/** The places of a kind; undefined while the configuration is not known. */
const placesOf = (office: Office, kind: Device['kind']) => {
  const centre = office.names.centre.value;
  return kind === 'kiosk' ? centre?.kiosks : centre?.displays;
};

/** What the place of a device is called. */
const usePlaceName = (office: Office): ((device: Device) => string) => {
  const screenWords = useWords();
  return ({ kind, place, placeName }) => stillNamed(place, placeName, placesOf(office, kind), screenWords);
};

interface ListProps {
  readonly office: Office;
  readonly devices: readonly Device[];
  readonly act: string;
  readonly primary: boolean;
  readonly onAct: (device: Device) => void;
  readonly onRemove?: (device: Device) => void;
}

const Row = (props: ListProps & { readonly device: Device }) => {
  const { words } = useWords();
  const { device, office } = props;
  const place = usePlaceName(office)(device);
  const time = (at: string): string => dayAndTime(Date.parse(at), office.timeZone.value, words);
  const name = `${words.devices.kinds[device.kind]}: ${place}`;
  const isHeard = !isSilent(device, office.now.serverNow.value);
  return (
    <tr>
      <th scope="row">{words.devices.kinds[device.kind]}</th>
      <td>{place}</td>
      {!device.approved && <td class="code">{device.code}</td>}
      {!device.approved && <td>{device.address ?? ''}</td>}
      <td class="figure">{time(device.askedAt)}</td>
      <td class="figure">
        {device.approved && (
          <Mark kind={isHeard ? 'busy' : 'warn'}>{isHeard ? words.devices.heard : words.devices.silent}</Mark>
        )}{' '}
        {time(device.seenAt)}
      </td>
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
  const { kind, place, code, address, askedAt, seenAt } = useWords().words.devices;
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

/** Asks where a device is let in: at a free place, beside another, or in the place of one. */
const Letting = (props: { readonly office: Office; readonly device: Device; readonly onClose: () => void }) => {
  const { words } = useWords();
  const { office, device } = props;
  const { paired, change, approve } = office.devices;
  const ways = waysFor(device, placesOf(office, device.kind) ?? [], paired.value);
  const chosen = useSignal<string>(keyOf(ways[0]));
  const way = ways.find((one) => keyOf(one) === chosen.value) ?? ways[0];
  const wordFor = (one: Way): string => {
    if (one.as !== 'replacing')
      return one.as === 'free' ? words.devices.free(one.name) : words.devices.beside(one.name);
    return words.devices.replaces(one.name, dayAndTime(Date.parse(one.device.seenAt), office.timeZone.value, words));
  };
  return (
    <Confirm
      title={words.devices.letInTitle(`${words.devices.kinds[device.kind]} ${device.code}`)}
      yes={words.devices.approve}
      change={change}
      onYes={() => approve(device, way === undefined ? {} : admissionBy(way))}
      onClose={props.onClose}
    >
      <label class="field">
        {words.devices.letInAs}
        <select
          value={keyOf(way)}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
          }}
        >
          {ways.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {wordFor(one)}
            </option>
          ))}
        </select>
      </label>
      {way?.as === 'replacing' && <p>{words.devices.replacesMore}</p>}
    </Confirm>
  );
};

const keyOf = (way: Way | undefined): string =>
  way === undefined ? '' : `${way.place} ${way.as === 'replacing' ? way.device.id : ''}`;

const Known = ({ office, isPlain }: { readonly office: Office; readonly isPlain: boolean }) => {
  const { words } = useWords();
  const { asking, paired, change, approve, remove } = office.devices;
  const removing = useSignal<Device | null>(null);
  const letting = useSignal<Device | null>(null);
  const letIn = (one: Device): void => {
    change.forget();
    const places = placesOf(office, one.kind) ?? [];
    if (places.length > 1 || paired.value.some(({ kind }) => kind === one.kind)) letting.value = one;
    else void approve(one);
  };
  const ask = (device: Device): void => {
    change.forget();
    removing.value = device;
  };
  const device = removing.value;
  const centre = office.names.centre.value;
  const placeName = usePlaceName(office);
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
      {!isPlain && centre !== null && centre.displays.length > 0 && <ReachTable centre={centre} />}
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
          title={words.devices.removeTitle(`${words.devices.kinds[device.kind]}: ${placeName(device)}`)}
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
