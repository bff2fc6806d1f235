import { keepMemorySteady } from "#src/server/steady-memory.ts";

// Imported before everything else: what V8 has laid out by then keeps the size that it has, and the framework's start is the
// largest part of it.
keepMemorySteady();
