// Writes and leaves nothing: who may not write is told so before there is anything to write. It waits for no lock of the store.
CREATE (s:WhocanStore)
DELETE s
