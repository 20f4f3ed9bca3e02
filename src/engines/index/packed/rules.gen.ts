// Made by scripts/generate.ts from the code that makes indexes; do not edit.

export const RULES = "48a33a66657adffc";
