import http from "node:http";
import https from "node:https";

// LoadedReadings before the client. Sends its HTTPS calls to the local gateway, with path and headers unchanged.
const gateway = new URL(process.env.GATEWAY);

https.request = (options, answered) => {
  const { agent: _, protocol: __, host: ___, ...kept } = options;
  return http.request({ ...kept, protocol: "http:", hostname: gateway.hostname, port: gateway.port }, answered);
};
