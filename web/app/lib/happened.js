import { t } from './texts.js';

/**
 * What happened, in a sentence of the page's language.
 *
 * @typedef {object} Happening as the server tells it
 * @property {number} atMillis
 * @property {string} kind
 * @property {readonly string[]} subjects some of them
 * @property {number} subjectCount of all of them
 * @property {number | null} partitions of all of them; null where it isn't about partitions
 * @property {string} text the server's words
 */

/** @type {Readonly<Record<string, (happening: Happening) => string>>} */
const SENTENCES = Object.freeze({
  'broker-started': (it) => t.marks.brokerStarted(who(it, t.marks.broker, t.marks.brokers)),
  'broker-joined': (it) => t.marks.brokerJoined(who(it, t.marks.broker, t.marks.brokers)),
  'broker-left': (it) => t.marks.brokerLeft(who(it, t.marks.broker, t.marks.brokers)),
  'controller-moved': ({ subjects }) => t.marks.controllerMoved(t.marks.broker(subjects.at(-1) ?? '')),
  'topic-created': (it) => t.marks.topicCreated(who(it, t.marks.topic, t.marks.topics), partitions(it)),
  'topic-deleted': (it) => t.marks.topicDeleted(who(it, t.marks.topic, t.marks.topics)),
  'partitions-added': (it) => t.marks.partitionsAdded(who(it, t.marks.topic, t.marks.topics), partitions(it)),
  'leaders-moved': (it) => t.marks.leadersMoved(who(it, t.marks.topic, t.marks.topics), partitions(it)),
  'group-rebalanced': (it) => t.marks.groupRebalanced(who(it, t.marks.group, t.marks.groups)),
});

/** By its name, or how many. @param {Happening} happening @param {(name: string) => string} one @param {(n: string) => string} many */
const who = ({ subjects, subjectCount }, one, many) =>
  subjectCount === 1 ? one(subjects[0] ?? '') : many(String(subjectCount));

/** @param {Happening} happening */
const partitions = ({ partitions: n }) => t.marks.partitions(String(n ?? 0));

/** @param {Happening} happening a kind that the page doesn't know yet is told in the server's words */
export const sentenceOf = (happening) => SENTENCES[happening.kind]?.(happening) ?? happening.text;
