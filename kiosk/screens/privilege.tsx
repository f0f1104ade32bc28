import { useFit } from '../fit.ts';
import type { Privilege } from '../steps.ts';
import type { OpenScreenContext } from '../words.ts';
import { Bar, Frame, Pager } from './frame.tsx';
import { Icon } from './icons.tsx';

export function PrivilegeScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: Privilege }) {
  const { words, model, view } = context;
  const page = useFit(context, [...view.priorityClasses, null], step.page);
  const chosen = step.confirm.priorityClass;
  return (
    <Frame
      context={context}
      name="privilege"
      title={words.privilegeQuestion}
      below={<p>{words.privilegeProof}</p>}
      box={page.box}
      controls={
        <>
          <ul class="rows">
            {page.items.map((item) => (
              <li key={item?.id ?? ''}>
                {item === null ? (
                  <button type="button" class="row row--plain" onClick={() => model.choosePrivilege(null)}>
                    {words.privilegeNone}
                  </button>
                ) : (
                  <button
                    type="button"
                    class="row"
                    aria-pressed={item.id === chosen}
                    onClick={() => model.choosePrivilege(item.id)}
                  >
                    <span class="row__name">
                      {context.say(item.name)}
                      <small>{context.say(item.proof)}</small>
                    </span>
                    <Icon name={item.id === chosen ? 'check' : 'ahead'} />
                  </button>
                )}
              </li>
            ))}
          </ul>
          <Pager context={context} page={page.page} pages={page.pages} />
        </>
      }
      bar={<Bar context={context} />}
    />
  );
}
