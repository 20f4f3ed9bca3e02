/** Uses something that must be closed, and closes it however that ends. */
export async function closing<Resource extends { close(): unknown }, Result>(
  resource: Resource,
  use: (resource: Resource) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(resource);
  } finally {
    await resource.close();
  }
}
