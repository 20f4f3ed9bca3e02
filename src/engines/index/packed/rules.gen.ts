// Made by scripts/generate.ts from the code that makes indexes; do not edit.

export const RULES = "b93eefef145085e6";
