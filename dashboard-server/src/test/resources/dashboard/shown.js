// What the page shows in this moment: the time of day, key numbers, legends and the topics that move most, as text.
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
    movers: rows('[data-panel=movers] .ranked', (row) => [
      text(row.querySelector('.ranked-name')),
      text(row.querySelector('.ranked-value')),
    ]),
  };
};
