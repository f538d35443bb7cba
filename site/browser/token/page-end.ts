const end = new AbortController();

/** Aborts once the token of this page is erased: what the page asks for with it is then refused, as by a network that is gone. */
export const pageEnd: AbortSignal = end.signal;

/** The page asks for nothing more; it is about to be loaded again. */
export const endPage = (): void => end.abort(new TypeError("the token was erased"));
