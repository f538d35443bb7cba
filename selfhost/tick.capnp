# A request to the socket at which the gateway fires its cron trigger. The launcher gives its address.
using Workerd = import "/workerd/workerd.capnp";

const tick :Workerd.Config = (
  services = [
    (name = "caller", worker = (
      modules = [(name = "tick.js", esModule = embed "tick.js")],
      compatibilityDate = "2026-10-01",
      bindings = [(name = "GATEWAY", service = "gateway")],
    )),
    (name = "gateway", external = (http = ())),
  ],
);
