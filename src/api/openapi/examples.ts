const ALERT = {
  status: 'firing',
  labels: { alertname: 'OrdersSlow', panel: 'b', feature: 'api', severity: 'warning' },
  annotations: { summary: 'p99 > 30 s' },
  fingerprint: 'f0c4',
};

/** A body of each kind, by the name of its schema: a test holds each against it. */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  AvailabilityChange: { state: 'limited', estimate: '2021-03-22', expected_revision: 7 },
  RestorationChange: { restoration: 'restored', expected_revision: 7 },
  Confirmation: { next_update_by: '2021-03-17T15:00:00Z' },
  Incident: {
    title: { pl: 'Wolne zamówienia', en: 'Slow orders' },
    impact: 'minor',
    panels: ['b'],
    features: ['api'],
    update: { status: 'investigating', text: { pl: 'Sprawdzamy.', en: 'We are looking into it.' } },
    expected_revision: 7,
  },
  Update: {
    status: 'identified',
    text: { pl: 'Wiemy, co się stało.', en: 'We know what happened.' },
    expected_revision: 8,
  },
  Suggestion: { key: 'orders-slow', panel: 'b', feature: 'api', state: 'limited', text: 'p99 > 30 s' },
  Alerts: { alerts: [ALERT] },
  Maintenance: {
    title: { pl: 'Prace przy API', en: 'Work on the API' },
    panels: ['b'],
    features: ['api'],
    state: 'unavailable',
    from: '2021-03-20T22:00:00Z',
    until: '2021-03-20T23:00:00Z',
    expected_revision: 7,
  },
  MaintenanceChange: { until: '2021-03-21T00:00:00Z', expected_revision: 7 },
};
