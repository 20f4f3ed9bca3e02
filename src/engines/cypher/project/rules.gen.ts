// Made by scripts/generate.ts from the code that makes the projection; do not edit.

export const PROJECTION_RULES = "be6836a1382d5d39";
