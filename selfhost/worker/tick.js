/** What `conso-api tick` runs, as a test of workerd: it ends by itself, and its exit code says how. */
export default {
  async test(_controller, env) {
    const { status } = await env.GATEWAY.fetch("http://gateway/");
    if (status !== 204) throw new Error(`the gateway answered ${status}`);
  },
};
