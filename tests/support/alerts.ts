/** What Grafana 11 sent of one alert to a webhook, with names of this site as the labels. */
export const GRAFANA_FIRING = {
  receiver: 'latarnia',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: {
        alertname: 'Memory (copy)',
        feature: 'x',
        grafana_folder: 'device',
        panel: 'A',
        severity: 'critical',
      },
      annotations: { summary: 'High memory usage' },
      startsAt: '2024-03-01T02:09:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL:
        'https://grafana.example.com/alerting/grafana/dd2f0260-3cfc-4c65-a4c4-f3f632c551f4/view?orgId=1',
      fingerprint: 'e6349a25f5ef0e9e',
      silenceURL: 'https://grafana.example.com/alerting/silence/new?alertmanager=grafana&orgId=1',
      dashboardURL: 'https://grafana.example.com/d/ece9fb32-7f71-4be9-bd94-2f23608ae5b9?orgId=1',
      panelURL: 'https://grafana.example.com/d/ece9fb32-7f71-4be9-bd94-2f23608ae5b9?orgId=1&viewPanel=2',
      values: { A: 2473545728, B: 0, C: 1, minute: 9 },
      valueString: "[ var='A' labels={instance=node_exporter:9100, job=node} value=2.473545728e+09 ]",
    },
  ],
  groupLabels: { alertname: 'Memory (copy)', grafana_folder: 'device' },
  commonLabels: { alertname: 'Memory (copy)', feature: 'x', grafana_folder: 'device', panel: 'A' },
  commonAnnotations: { summary: 'High memory usage' },
  externalURL: 'https://grafana.example.com/',
  version: '1',
  groupKey: '{}/{}:{alertname="Memory (copy)", grafana_folder="device"}',
  truncatedAlerts: 0,
  orgId: 1,
  title: '[FIRING:1] Memory (copy) device',
  state: 'alerting',
  message: '**Firing**\n\nValue: A=2.473545728e+09\nLabels:\n - alertname = Memory (copy)\n',
};

/** What the button *Test* of a contact point sends. */
export const GRAFANA_TEST = {
  receiver: 'test',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'TestAlert', instance: 'Grafana' },
      annotations: { summary: 'Notification test' },
      startsAt: '2024-03-01T02:09:00.000Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: '',
      fingerprint: '57c6d9296de2ad39',
      silenceURL: 'https://grafana.example.com/alerting/silence/new?alertmanager=grafana',
      dashboardURL: '',
      panelURL: '',
      values: null,
      valueString: "[ metric='foo' labels={instance=bar} value=10 ]",
    },
  ],
  groupLabels: { alertname: 'TestAlert', instance: 'Grafana' },
  version: '1',
  state: 'alerting',
};
