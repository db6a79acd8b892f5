/** The id of the main heading, which takes the focus where nothing else can. */
export const HEADING = 'heading';
