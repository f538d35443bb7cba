/** A placeholder for the address of this site in examples; a script of the page puts in the real one. */
export const SITE = "https://conso.example";
