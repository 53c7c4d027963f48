/** How many bytes a row may have: its text, and what is made of it, have to fit into memory. */
export const rowLimit = 1 << 27;
