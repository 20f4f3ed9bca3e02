import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { describeGraphStore } from "./graph-store.contract.ts";

describeGraphStore("memory", async () => openMemoryStore());
