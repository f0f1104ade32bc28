import type { KioskService, KioskView, Unavailable } from '../../shared/views.ts';
import type { OpenScreenContext } from '../words.ts';
import { groupIcon, Icon } from './icons.tsx';

/** Why nothing at all can be had just now; null = something can, or each service has its own reason. */
export function whyNothing({ services }: KioskView): Unavailable {
  const why = services[0]?.unavailable ?? null;
  return services.every(({ unavailable }) => unavailable === why) ? why : null;
}

/** What is asked for most, in its order. */
export function frequentOf({ services }: KioskView): readonly KioskService[] {
  return services.filter(({ frequent }) => frequent !== null).sort((a, b) => (a.frequent ?? 0) - (b.frequent ?? 0));
}

/** Services one below the other, their names in full. */
export function ServiceRows(props: {
  readonly context: OpenScreenContext;
  readonly services: readonly KioskService[];
}) {
  const { context, services } = props;
  const said = whyNothing(context.view);
  return (
    <ul class="rows">
      {services.map((service) => (
        <li key={service.id}>
          <button type="button" class="row" onClick={() => context.model.openService(service.id)}>
            <span class="row__name">
              {context.say(service.name)}
              {service.unavailable !== null && service.unavailable !== said && (
                <small>{context.words.unavailable[service.unavailable]}</small>
              )}
            </span>
            <Icon name="ahead" />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function GroupTiles(props: { readonly context: OpenScreenContext; readonly groups: KioskView['groups'] }) {
  return (
    <ul class="tiles">
      {props.groups.map((group) => (
        <li key={group.id}>
          <button type="button" class="tile" onClick={() => props.context.model.openGroup(group.id)}>
            <Icon name={groupIcon(group.icon)} />
            <span>{props.context.say(group.name)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
