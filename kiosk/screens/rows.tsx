import type { KioskService, KioskView } from '../../shared/views.ts';
import type { OpenStage } from '../stage.ts';
import { groupIcon, Icon } from './icons.tsx';

/** Services one below the other, their names in full. */
export const ServiceRows = (props: { readonly stage: OpenStage; readonly services: readonly KioskService[] }) => {
  const { stage, services } = props;
  return (
    <ul class="rows">
      {services.map((service) => (
        <li key={service.id}>
          <button type="button" class="row" onClick={() => stage.model.openService(service.id)}>
            <span class="row__name">
              {stage.say(service.name)}
              {service.unavailable !== null && service.unavailable !== 'day-closed' && (
                <small>{stage.words.unavailable[service.unavailable]}</small>
              )}
            </span>
            <Icon name="ahead" />
          </button>
        </li>
      ))}
    </ul>
  );
};

export const GroupTiles = (props: { readonly stage: OpenStage; readonly groups: KioskView['groups'] }) => (
  <ul class="tiles">
    {props.groups.map((group) => (
      <li key={group.id}>
        <button type="button" class="tile" onClick={() => props.stage.model.openGroup(group.id)}>
          <Icon name={groupIcon(group.icon)} />
          <span>{props.stage.say(group.name)}</span>
        </button>
      </li>
    ))}
  </ul>
);
