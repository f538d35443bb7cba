/** Lets the browser draw and react to its user before the next step. */
export const pause = (): Promise<void> =>
  new Promise((resume) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resume();
    };
    channel.port2.postMessage(null);
  });
