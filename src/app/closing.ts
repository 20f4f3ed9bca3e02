/** Uses something that must be closed, and closes it however that ends. Where both fail, the first failure says more. */
export async function closing<Resource extends { close(): unknown }, Result>(
  resource: Resource,
  use: (resource: Resource) => Promise<Result>,
): Promise<Result> {
  let result: Result;
  try {
    result = await use(resource);
  } catch (error) {
    await closed(resource).catch(() => undefined);
    throw error;
  }
  await closed(resource);
  return result;
}

async function closed(resource: { close(): unknown }): Promise<void> {
  await resource.close();
}
