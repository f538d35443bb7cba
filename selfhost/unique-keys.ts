/**
 * From this key and its name follows the id of an object, and from both the file that holds its storage: another key is an empty
 * object, without the hour's count, the revocations and the consents. So it depends on the class alone, and never on a name that
 * an operator may change. `npm start` writes under the same keys, which Miniflare makes of the Worker's name and the class.
 */
export const uniqueKey = (className: string): string => `conso-api-${className}`;
