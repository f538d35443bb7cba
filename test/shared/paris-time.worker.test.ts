// Node has a Temporal of its own, workerd has none: the library takes another path there, so the same rules are checked twice.
import "./paris-time.test.ts";
