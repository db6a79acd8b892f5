// What the page shows in this moment: the time of day, key numbers, legends and topics, as text.
() => {
  const text = (element) => (element.querySelector('.unknown') ? '—' : element.textContent);
  const rows = (selector, of) => Object.fromEntries([...document.querySelectorAll(selector)].map(of));
  return {
    clock: document.querySelector('.connection-more').textContent,
    kpis: rows('.kpi', (kpi) => [kpi.dataset.kpi, text(kpi.querySelector('.kpi-value'))]),
    legends: rows('[data-panel]:has(.legend)', (panel) => [
      panel.dataset.panel,
      [...panel.querySelectorAll('.legend-value')].map(text),
    ]),
    topics: rows('[data-panel=topics] tr[data-row]', (row) => [
      row.dataset.row,
      [...row.querySelectorAll('td')].map(text),
    ]),
  };
};
