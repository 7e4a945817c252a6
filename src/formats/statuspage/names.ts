import type { CellAddress, FeatureId } from '../../domain/availability.ts';
import { catalogueOf, wordsOf } from '../../domain/catalogue.ts';
import type { PanelId } from '../../domain/panel.ts';
import type { State } from '../../domain/state.ts';
import { statuspageWords } from '../../i18n/statuspage.ts';

/** What components are called where they stand without their group; `null`: it is no longer on the site. */
export interface Names {
  readonly panelIds: readonly PanelId[];
  readonly cell: (address: CellAddress) => string | null;
  readonly wholePanel: (panel: PanelId) => string | null;
}

export function namesOf(state: Pick<State, 'documents'>): Names {
  const { panels, features } = catalogueOf(state);
  const panelNames = new Map<PanelId, string>(panels.map((one) => [one.id, wordsOf(one, 'en').title]));
  const featureNames = new Map<FeatureId, string>(features.map((one) => [one.id, wordsOf(one, 'en').title]));
  return {
    panelIds: [...panelNames.keys()],
    cell: ({ feature, panel }) => {
      const [group, name] = [panelNames.get(panel), featureNames.get(feature)];
      return group === undefined || name === undefined ? null : `${group} - ${name}`;
    },
    wholePanel: (panel) => {
      const group = panelNames.get(panel);
      return group === undefined ? null : `${group} - ${statuspageWords.wholePanel.name(group)}`;
    },
  };
}
