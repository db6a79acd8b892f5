import { useEffect } from '../vendor/preact-hooks.js';
import { usePart } from '../lib/store.js';
import { views, wanted } from './live.js';

/** The rows and details that pushes bring, for pages. */

/** The part of the table of topics that is asked for; null until one has come. */
export const useTopics = () => usePart(views, ({ topics }) => topics);

/** Those topics that are here: at least those that move most; null until they have come. */
export const useSomeTopics = () => usePart(views, ({ someTopics }) => someTopics);

/** All groups; null until they have come. */
export const useGroups = () => usePart(views, (value) => value.groups);

/** One topic; null until it has come. @param {string} name */
export function useTopic(name) {
  useWanted('topic', name);
  return usePart(views, ({ topic }) => (topic?.name === name ? topic : null));
}

/** One group; null until it has come. @param {string} name */
export function useGroup(name) {
  useWanted('group', name);
  return usePart(views, ({ group }) => (group?.name === name ? group : null));
}

/** Has it sent while the component is there. @param {'topic' | 'group'} what @param {string} name */
function useWanted(what, name) {
  useEffect(() => {
    wanted.set({ [what]: name });
    return () => wanted.set({ [what]: null });
  }, [what, name]);
}
