/** What is wrong with a text that should be a token: the sentences of the refusal, for scripts. */
export { TOKEN_FAULTS_FR as TOKEN_FAULTS } from "../refusals/token-faults.fr.ts";
