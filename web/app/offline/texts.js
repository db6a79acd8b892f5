const en = {
  title: "The server can't be reached",
  /** @param {string} address @param {string} clock @param {string} time */
  silent: (address, clock, time) => `${address} has not answered since ${clock}, for ${time}.`,
  /** @param {number} seconds */
  seconds: (seconds) => `${seconds} s`,
  /** @param {number} minutes */
  minutes: (minutes) => `${minutes} min`,
  /** @param {number} hours @param {number} minutes */
  hours: (hours, minutes) => `${hours} h ${minutes} min`,
  trying: 'Trying again…',
  /** @param {string} time */
  next: (time) => `Trying again in ${time}. The dashboard comes back by itself.`,
  now: 'Try now',
  offline: 'This device has no network connection.',
};

/** @type {typeof en} */
const zh = {
  title: '无法连接服务器',
  silent: (address, clock, time) => `${address} 自 ${clock} 起没有响应，已持续 ${time}。`,
  seconds: (seconds) => `${seconds} 秒`,
  minutes: (minutes) => `${minutes} 分钟`,
  hours: (hours, minutes) => `${hours} 小时 ${minutes} 分钟`,
  trying: '正在重试…',
  next: (time) => `${time}后重试。恢复后仪表板会自动返回。`,
  now: '立即重试',
  offline: '此设备没有网络连接。',
};

/** What the offline page says: it is held without the rest of the page, so it has its own few words. */
export const TEXTS = Object.freeze({ en, zh });
