# What `npm start` puts between its port and Miniflare: workerd as a filter, without a Worker. Miniflare's own entry obeys headers
# (`MF-…`) that replace the address, the host or the Worker of a request, which only its tools should send; a header without a value
# is removed. `local/front.ts` gives both addresses.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  sockets = [(name = "front", http = (), service = "gateway")],
  services = [(name = "gateway", external = (http = (injectRequestHeaders = [
    (name = "MF-Original-URL"),
    (name = "MF-Original-Hostname"),
    (name = "MF-Route-Override"),
    (name = "MF-Proxy-Shared-Secret"),
    (name = "MF-CF-Blob"),
    (name = "MF-Access-Blob"),
    (name = "MF-Sec-Fetch-Mode"),
    (name = "MF-Disable-Pretty-Error"),
    (name = "MF-Custom-Fetch-Service"),
    (name = "MF-Custom-Node-Service"),
    (name = "MF-Dev-Registry-Secret"),
    (name = "MF-Loopback-Secret"),
    (name = "MF-Experimental-Error-Stack"),
    (name = "MF-Experimental-Error-Stack-Payload"),
    (name = "MF-Op"),
    (name = "MF-Op-Secret"),
    (name = "MF-Op-Target"),
    (name = "MF-Op-Key"),
    (name = "MF-Op-Sync"),
    (name = "MF-Op-Stringified-Size"),
    (name = "MF-Op-Stream-Size"),
    (name = "MF-Op-Result-Type"),
    (name = "MF-Op-Original-URL"),
  ])))],
);
