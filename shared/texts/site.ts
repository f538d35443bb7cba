/** Stands for the address of this site in what is copied; a script of the page puts the real one in. */
export const SITE = "https://conso.example";
