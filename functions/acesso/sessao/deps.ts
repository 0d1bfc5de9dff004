/** Nothing: who is in comes with the call. */
export const deps = {};
