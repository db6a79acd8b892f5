// How many pixels of each line's colour each chart has: [{panel, label, pixels}].
() => {
  const near = (a, b) => Math.abs(a - b) < 24;
  // Reading the page's own canvas would make the browser complain, and draw it without the GPU from then on.
  const copied = (canvas) => {
    const { width, height } = canvas;
    const copy = Object.assign(document.createElement('canvas'), { width, height });
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
  const charts = [...document.querySelectorAll('[data-panel]')].filter((panel) => panel.querySelector('canvas'));
  return charts.flatMap((panel) => {
    const { data } = copied(panel.querySelector('canvas'));
    return [...panel.querySelectorAll('.legend-entry')].map((entry) => {
      const mark = getComputedStyle(entry.querySelector('.legend-mark')).backgroundColor;
      const [r, g, b] = mark.match(/[\d.]+/g).map(Number);
      let pixels = 0;
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] > 200 && near(data[i], r) && near(data[i + 1], g) && near(data[i + 2], b)) pixels++;
      }
      return { panel: panel.dataset.panel, label: entry.querySelector('.legend-label').textContent, pixels };
    });
  });
};
