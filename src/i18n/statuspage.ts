/** Words of the formats of Statuspage, which are English whatever the site speaks: machines compare the first of them. */
export const statuspageWords = {
  /** Those of Statuspage itself, to the letter; `unknown` alone is ours. */
  descriptions: {
    unknown: 'No information',
    operational: 'All Systems Operational',
    maintenance: 'Service Under Maintenance',
    someDegraded: 'Partially Degraded Service',
    allDegraded: 'Degraded System Service',
    raised: {
      minor: 'Minor Service Outage',
      major: 'Partial System Outage',
      critical: 'Major System Outage',
    },
  },
  wholePanel: {
    name: (panel: string) => `${panel} as a whole`,
    offline: 'The panel is down.',
    restoring: 'The panel is being restored.',
  },
  maintenance: {
    moved: (period: string) => `The maintenance was moved. It is planned for: ${period} (Warsaw time).`,
    inProgress: 'The maintenance is in progress.',
    verifying: 'The maintenance should be over. Nobody has confirmed that yet.',
    completed: 'The maintenance is over.',
    cancelled: 'The maintenance was cancelled.',
  },
  history: {
    title: (site: string) => `${site}: incident history`,
  },
  statuses: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
    postmortem: 'Postmortem',
  },
};
