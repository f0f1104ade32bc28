import { useFit } from '../fit.ts';
import type { Privilege } from '../steps.ts';
import type { OpenStage } from '../words.ts';
import { Bar, Frame, Pager } from './frame.tsx';
import { Icon } from './icons.tsx';

export function PrivilegeScreen({ stage, step }: { readonly stage: OpenStage; readonly step: Privilege }) {
  const { words, model, view } = stage;
  const page = useFit(stage, [...view.priorityClasses, null], step.page);
  const chosen = step.confirm.priorityClass;
  return (
    <Frame
      stage={stage}
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
                      {stage.say(item.name)}
                      <small>{stage.say(item.proof)}</small>
                    </span>
                    <Icon name={item.id === chosen ? 'check' : 'ahead'} />
                  </button>
                )}
              </li>
            ))}
          </ul>
          <Pager stage={stage} page={page.page} pages={page.pages} />
        </>
      }
      bar={<Bar stage={stage} />}
    />
  );
}
