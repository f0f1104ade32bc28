import { tablePaths } from '../../shared/cases/table-paths.ts';
import { visitorPaths } from '../../shared/tickets/visitor-paths.ts';
import { httpApi } from '../../ui/api.ts';
import type { ChosenLanguage } from '../../ui/language.ts';
import { draw } from '../../ui/own-nodes.ts';
import { createDecisions } from './decisions-model.ts';
import { DecisionsPage } from './decisions-page.tsx';

/** Shows what tables decide at the centre that the address names. */
export function startDecisions(root: HTMLElement, language: ChosenLanguage): void {
  const api = httpApi({ decisions: tablePaths.decisions, listCentres: visitorPaths.listCentres });
  const model = createDecisions(api, new URLSearchParams(location.search).get('centre'));
  void model.load();
  draw(<DecisionsPage model={model} language={language} />, root);
}
